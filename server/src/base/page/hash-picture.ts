import { open } from 'node:fs/promises';
import {
  type Luminance,
  luminance,
  type PdqHash,
  pdqDihedral,
  trimEdges,
  type Views,
  viewsOf,
  type Words,
} from '@vigie/engine';
import type { Sharp } from 'sharp';
import { VigieError } from '../core/errors.ts';
import { sayFileFault } from '../core/file-fault.ts';
import { say } from './words.ts';

/** A picture's file may have so many bytes, and decoded so many pixels: a bomb is refused by its header. */
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_PIXELS = 100_000_000;
/** Hashes are of 512 × 512 samples of larger pictures. */
const LARGE = 512;
/**
 * A picture so many times larger than this side, or more, is decoded smaller, which its format does at little cost: a
 * JPEG at a quarter. Below, libvips decodes all of it in less time than it takes to shrink it.
 */
const SHORTEST_SIDE = 200;
const LEAST_SHRINK = 5;
/** Of what libvips reads, the pictures of web pages; an SVG is a program, not a picture. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff']);

const refuse = (file: string, why: Words, cause?: unknown): VigieError =>
  new VigieError('VIGIE_PICTURE_UNREADABLE', say('unreadable', { why }), { place: { file }, cause });

/**
 * Opens a picture as people see it: turned by its EXIF orientation, its first frame, transparent parts white.
 *
 * @param file what it is called, for the error
 * @param decode what is made of it; what goes wrong in it is the picture's fault
 * @throws VigieError `VIGIE_PICTURE_UNREADABLE`: no picture of a format that pages have, cut short, or larger than is
 *   read
 */
async function openPicture<T>(
  bytes: Uint8Array,
  file: string,
  decode: (picture: Sharp, size: { width: number; height: number }) => Promise<T>,
): Promise<T> {
  if (bytes.length > MOST_BYTES) throw refuse(file, say('tooManyBytes', { megabytes: MOST_BYTES / 1024 / 1024 }));
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  if (/^(?:\xef\xbb\xbf)?\s*</.test(start)) throw refuse(file, say('isText'));
  const { default: sharp } = await import('sharp');
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'error' as const };
  try {
    let picture = sharp(bytes, options).autoOrient();
    const about = await picture.metadata();
    if (!FORMATS.has(about.format)) throw refuse(file, say('otherFormat', { format: about.format }));
    if (about.hasAlpha) picture = picture.flatten({ background: '#fff' });
    return await decode(picture, { width: about.autoOrient.width, height: about.autoOrient.height });
  } catch (error) {
    if (error instanceof VigieError) throw error;
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw refuse(file, say('broken', { why: why.replace(/^Input (?:buffer|file) /, 'it ') }), error);
  }
}

/**
 * Decodes a picture to its brightness.
 *
 * @param file what it is called, for the error
 * @throws VigieError `VIGIE_PICTURE_UNREADABLE`, see `openPicture`
 */
export function readPicture(bytes: Uint8Array, file: string): Promise<Luminance> {
  return openPicture(bytes, file, async (opened, size) => {
    let picture = opened;
    const isLarge = size.width > LARGE || size.height > LARGE;
    const shrink = Math.min(size.width, size.height) / SHORTEST_SIDE;
    if (shrink >= LEAST_SHRINK)
      picture = picture.resize(Math.ceil(size.width / shrink), Math.ceil(size.height / shrink), {
        fit: 'fill',
        kernel: 'linear',
      });
    const { data, info } = await picture
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels === 2) throw refuse(file, say('otherColours'));
    return luminance({ pixels: data, width, height, channels }, isLarge);
  });
}

/** Letters are read in a copy whose longer side has at most so many pixels. */
const READ_SIDE = 2_000;

/**
 * Decodes a picture to its colours, for what reads in it.
 *
 * @returns red, green, blue of a copy that is not too large, and the size of the picture itself
 * @throws VigieError `VIGIE_PICTURE_UNREADABLE`, see `openPicture`
 */
export function readColours(
  bytes: Uint8Array,
  file: string,
): Promise<{ pixels: Uint8Array; width: number; height: number; full: { width: number; height: number } }> {
  return openPicture(bytes, file, async (picture, full) => {
    const { data, info } = await picture
      .resize(READ_SIDE, READ_SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels === 3) return { pixels: data, width, height, full };
    if (channels !== 1) throw refuse(file, say('otherColours'));
    const pixels = new Uint8Array(width * height * 3);
    for (let at = 0; at < pixels.length; at++) pixels[at] = data[Math.floor(at / 3)] ?? 0;
    return { pixels, width, height, full };
  });
}

/** A blurred picture is enlarged again from so few pixels: of what it shows, light and dark remain. */
const BLURRED_SIDE = 24;
const SHOWN_SIDE = 640;

/**
 * A picture as it is shown to people who have not asked to see it: grey, and blurred beyond recognition.
 *
 * @returns a JPEG
 * @throws VigieError `VIGIE_PICTURE_UNREADABLE`, see `openPicture`
 */
export function blurPicture(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  return openPicture(bytes, file, async (picture, { width, height }) => {
    const { default: sharp } = await import('sharp');
    const small = await picture.resize(BLURRED_SIDE, BLURRED_SIDE, { fit: 'fill' }).greyscale().png().toBuffer();
    const scale = SHOWN_SIDE / Math.max(width, height);
    const shown = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
    return sharp(small)
      .resize(shown.width, shown.height, { fit: 'fill', kernel: 'cubic' })
      .jpeg({ quality: 60 })
      .toBuffer();
  });
}

/** Below this quality a hash says little: plain surfaces all look alike to it (Meta's recommendation for PDQ). */
export const LEAST_QUALITY = 50;

/**
 * The hashes by which a picture is found again though it was turned, mirrored, framed, or cut within its plain ground:
 * its own, then its turns; and the same of what it is without its plain edges, where it has any.
 *
 * @param picture its brightness
 */
export function hashPicture(picture: Luminance): {
  own: PdqHash[];
  trimmed: PdqHash[];
  views: Views;
  quality: number;
} {
  const inner = trimEdges(picture);
  const { hashes, quality } = pdqDihedral(picture);
  const trimmed = inner ? pdqDihedral(inner) : null;
  return {
    own: hashes,
    trimmed: trimmed && trimmed.quality >= LEAST_QUALITY ? trimmed.hashes : [],
    views: viewsOf(picture, LEAST_QUALITY),
    quality,
  };
}

/**
 * The bytes of a picture's file.
 *
 * @throws VigieError `VIGIE_PICTURE_UNREADABLE` where it is not there, or too large to be read.
 */
export async function readPictureFile(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size > MOST_BYTES) throw refuse(file, say('tooManyBytes', { megabytes: MOST_BYTES / 1024 / 1024 }));
      // What is no file says no size: one byte more than may be is enough to refuse it.
      return Buffer.concat(await handle.createReadStream({ end: MOST_BYTES, autoClose: false }).toArray());
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw new VigieError('VIGIE_PICTURE_UNREADABLE', sayFileFault(error), { place: { file }, cause: error });
  }
}
