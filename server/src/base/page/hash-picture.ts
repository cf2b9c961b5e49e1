import { open } from 'node:fs/promises';
import { type Luminance, luminance, type PdqHash, pdqDihedral, trimEdges, type Views, viewsOf } from '@vigie/engine';
import { VigieError } from '../core/errors.ts';

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

const refuse = (file: string, why: string, cause?: unknown): VigieError =>
  new VigieError('VIGIE_PICTURE_UNREADABLE', `This picture cannot be read: ${why}.`, { place: { file }, cause });

/**
 * Decodes a picture to its brightness, as people see it: turned by its EXIF orientation, its first frame, transparent
 * parts white.
 *
 * @param file what it is called, for the error
 * @throws VigieError `VIGIE_PICTURE_UNREADABLE`: no picture of a format that pages have, cut short, or larger than is
 *   read
 */
export async function readPicture(bytes: Uint8Array, file: string): Promise<Luminance> {
  if (bytes.length > MOST_BYTES) throw refuse(file, `it has more than ${MOST_BYTES / 1024 / 1024} MB`);
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  if (/^(?:\xef\xbb\xbf)?\s*</.test(start)) throw refuse(file, 'it is text (SVG, HTML), not a picture');
  const { default: sharp } = await import('sharp');
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'error' as const };
  try {
    let picture = sharp(bytes, options).autoOrient();
    const about = await picture.metadata();
    if (!FORMATS.has(about.format)) throw refuse(file, `${about.format} is not a format of pictures on pages`);
    const isLarge = about.width > LARGE || about.height > LARGE;
    const shrink = Math.min(about.width, about.height) / SHORTEST_SIDE;
    if (shrink >= LEAST_SHRINK) {
      const [width, height] = [Math.ceil(about.autoOrient.width / shrink), Math.ceil(about.autoOrient.height / shrink)];
      picture = picture.resize(width, height, { fit: 'fill', kernel: 'linear' });
    }
    if (about.hasAlpha) picture = picture.flatten({ background: '#fff' });
    const { data, info } = await picture
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels === 2) throw refuse(file, 'its colours are of no kind that is known');
    return luminance({ pixels: data, width, height, channels }, isLarge);
  } catch (error) {
    if (error instanceof VigieError) throw error;
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw refuse(file, why.replace(/^Input (?:buffer|file) /, 'it '), error);
  }
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
  return { own: hashes, trimmed: trimmed && trimmed.quality >= LEAST_QUALITY ? trimmed.hashes : [], views: viewsOf(picture, LEAST_QUALITY), quality };
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
      if (size > MOST_BYTES) throw refuse(file, `it has more than ${MOST_BYTES / 1024 / 1024} MB`);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof VigieError) throw error;
    throw refuse(file, error instanceof Error ? error.message : String(error), error);
  }
}
