import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Listing, Words } from '@vigie/engine';
import { VigieError } from '../base/core/errors.ts';
import { parseMail } from '../base/mail/parse-mail.ts';
import type { PictureReader } from '../base/picture/picture-reader.ts';
import { decode, openListings } from '../listing/index.ts';
import { findAddresses } from './find-addresses.ts';
import { say } from './words.ts';

/** What is read of an intake, one after the other: always the same for the same file. */
export type Item = { place: string } & (
  | { listing: Listing; pictures: readonly { bytes: Uint8Array }[] }
  | { address: string }
  | { gap: { reason: Words; count: number; isLost: boolean; isPartly: boolean } }
);

/** An intake that is open. */
export interface OpenIntake {
  /** How many items there are, of what is quickly counted; null: it is told by reading. */
  count(): Promise<number | null>;
  items(): AsyncGenerator<Item>;
}

/** Bytes of a text, a mail or a picture: of a table and an archive the readers have bounds of their own. */
const WHOLE_BYTES = 50 * 1024 * 1024;

const gap = (place: string, reason: Words, more: Partial<{ isLost: boolean }> = {}): Item => ({
  place,
  gap: { reason, count: 1, isLost: false, isPartly: false, ...more },
});

function* itemsOfText(text: string, placeOf: (line: number) => string): Generator<Item> {
  let isNone = true;
  for (const found of findAddresses(text)) {
    isNone = false;
    const place = placeOf(found.line);
    yield 'url' in found ? { place, address: found.url } : gap(place, found.why);
  }
  if (isNone) yield gap(placeOf(1), say('noAddress'));
}

/** The text of a mail, with the addresses that its links lead to. */
async function* itemsOfMail(name: string, bytes: Uint8Array): AsyncGenerator<Item> {
  const mail = await parseMail(bytes);
  const links = [...(mail.html ?? '').matchAll(/\bhref\s*=\s*["']?(https?:[^"'\s>]{1,4000})/gi)];
  const targets = links.map(([, target = '']) => target.replaceAll('&amp;', '&'));
  const shown = mail.text ?? mail.html?.replace(/<[^>]{0,2000}>/g, ' ') ?? '';
  yield* itemsOfText([mail.subject ?? '', shown, ...targets].join('\n'), (line) => `${name}:${line}`);
  for (const { filename } of mail.attachments)
    yield gap(name, say('attachment', { name: (filename ?? '').slice(0, 100) }));
}

/** Addresses that are written in a picture, or in a code in it. */
async function* itemsOfPicture(name: string, bytes: Uint8Array, reader: PictureReader): AsyncGenerator<Item> {
  const { lines, codes } = await reader.read(bytes, name);
  const written = lines.map((words) => words.map(({ text }) => text).join(' '));
  yield* itemsOfText([...codes.map(({ text }) => text), ...written].join('\n'), () => name);
}

async function* itemsOfFile(opened: Awaited<ReturnType<typeof openListings>>): AsyncGenerator<Item> {
  const at = (found: { file: string; line: number }): string => `${basename(found.file)}:${found.line}`;
  for await (const found of opened.reads()) {
    if ('listing' in found) yield { place: at(found), listing: found.listing, pictures: found.pictures ?? [] };
    else if ('rejected' in found) yield gap(at(found.rejected), found.rejected.message, { isLost: true });
    else {
      const isPartly = 'partly' in found;
      const { reason, count, ...place } = isPartly ? found.partly : found.passed;
      yield { place: at(place), gap: { reason, count, isLost: false, isPartly } };
    }
  }
}

async function readWhole(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  if (bytes.length <= WHOLE_BYTES) return bytes;
  const [name, megabytes] = [basename(path), WHOLE_BYTES / 1024 / 1024];
  throw new VigieError('VIGIE_INTAKE_TOO_LARGE', say('tooLarge', { megabytes }), { place: { file: name } });
}

/** A text file in whatever encoding it was saved: UTF-16 (Notepad's *Unicode*) and windows-1252 too. */
async function readText(path: string): Promise<string> {
  let text = '';
  for await (const piece of decode(Readable.from([await readWhole(path)]))) text += piece;
  return text;
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file.close();
  }
}

/** Bytes that a picture of a page's formats begins with. */
const PICTURE = /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|RIFF....WEBP|....ftyp(?:avif|heic|mif1))/s;

/**
 * Opens what was brought in, recognised by its content and its name's ending: a text or a mail for its addresses, a
 * picture for those that are written in it, all else as `vigie import` reads it.
 */
export async function openItems(
  path: string,
  about: { kind: 'file' | 'text'; map: Record<string, string> | null },
  reader: PictureReader,
): Promise<OpenIntake> {
  const name = basename(path);
  const ofOne = (items: () => AsyncGenerator<Item>): OpenIntake => ({ count: async () => null, items });
  const isText = about.kind === 'text' || /\.txt$/i.test(name);
  if (isText) {
    const placeOf = (line: number): string => (about.kind === 'text' ? String(line) : `${name}:${line}`);
    const text = await readText(path);
    return ofOne(async function* () {
      yield* itemsOfText(text, placeOf);
    });
  }
  if (/\.eml$/i.test(name))
    return ofOne(async function* () {
      yield* itemsOfMail(name, await readWhole(path));
    });
  const head = await firstBytes(path);
  if (PICTURE.test(head))
    return ofOne(async function* () {
      yield* itemsOfPicture(name, await readWhole(path), reader);
    });
  const openTable = () => openListings(path, about.map ? { map: about.map } : {});
  return {
    async count() {
      const opened = await openTable();
      try {
        if (!opened.shape) return null;
        let count = 0;
        for await (const _ of opened.reads()) count += 1;
        return count;
      } finally {
        await opened.close();
      }
    },
    async *items() {
      const opened = await openTable();
      try {
        yield* itemsOfFile(opened);
      } finally {
        await opened.close();
      }
    },
  };
}
