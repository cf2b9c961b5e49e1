import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '@vigie/engine';
import { writeDurable } from '@vigie/proof';
import { refusal } from '../refusals.ts';
import { type List, listSchema, type Part } from '../schema.ts';

/** What a case that is handed over may come to: each side reads it whole. */
const LARGEST = 512 * 1024 * 1024;
/** Octets of a file in one message. */
export const PIECE = 4 * 1024 * 1024;

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const folderOf = (dataDir: string, unit: string, id: string): string => join(dataDir, 'handovers', unit, id);
const fileOf = (folder: string, digest: string): string => join(folder, digest);

/** Where a unit keeps the files of what is handed over, each under its SHA-256: the same file twice is there once. */
export function openParcel(dataDir: string, unit: string, id: string) {
  const folder = folderOf(dataDir, unit, id);
  return {
    keep(bytes: Uint8Array): void {
      const path = fileOf(folder, sha256(bytes));
      if (!existsSync(path)) writeDurable(path, bytes, 0o600);
    },
    /**
     * Keeps a piece of a file that comes in; when all are there, the file. Safe to repeat, whenever it was cut off.
     *
     * @throws VigieError `VIGIE_HANDOVER_DAMAGED` where the pieces are not what was listed
     */
    async keepPiece({ sha256: digest, bytes }: Part, offset: number, data: Uint8Array): Promise<void> {
      const path = fileOf(folder, digest);
      if (existsSync(path)) return;
      const piece = (at: number) => `${path}.${at}`;
      writeDurable(piece(offset), data, 0o600);
      const pieces: Buffer[] = [];
      for (let at = 0; at === 0 || at < bytes; at += PIECE) {
        if (!existsSync(piece(at))) return;
        pieces.push(await readFile(piece(at)));
      }
      const whole = Buffer.concat(pieces);
      const isRight = sha256(whole) === digest && whole.length === bytes;
      if (isRight) writeDurable(path, whole, 0o600);
      for (let at = 0; at === 0 || at < bytes; at += PIECE) await rm(piece(at), { force: true });
      if (!isRight) throw refusal('VIGIE_HANDOVER_DAMAGED', { what: digest });
    },
    has: (digest: string): boolean => existsSync(fileOf(folder, digest)),
    read: (digest: string): Promise<Buffer> => readFile(fileOf(folder, digest)),
    /** Of the listed files, those that are not here. */
    async missing({ parts }: List): Promise<string[]> {
      const here = new Set(await readdir(folder).catch(() => []));
      return [...new Set(parts.filter(({ sha256: digest }) => !here.has(digest)).map((part) => part.sha256))];
    },
    drop: (): Promise<void> => rm(folder, { recursive: true, force: true }),
  };
}
/** Hand-overs of a unit that have files here, by their ids. */
export const listParcels = (dataDir: string, unit: string): Promise<string[]> =>
  readdir(join(dataDir, 'handovers', unit)).catch(() => []);

export type Parcel = ReturnType<typeof openParcel>;

/** The files of a case with a digest for each row in them: what is sealed. */
export function listOf(
  about: { handover: string; case: string },
  parts: readonly { path: string; bytes: Uint8Array }[],
): { list: List; text: string; digest: string } {
  const rows = parts.flatMap(({ path, bytes }) => {
    const [kind] = /^[\w-]+(?=\.json$)/.exec(path) ?? [];
    const read: unknown = kind === undefined ? null : JSON.parse(Buffer.from(bytes).toString());
    if (kind === undefined || !Array.isArray(read)) return [];
    return read.map((row: unknown, place) => {
      const id = typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' ? row.id : null;
      return { kind, id: id ?? String(place), sha256: sha256(canonicalJson(row)) };
    });
  });
  const list: List = {
    format: 'vigie-handover/1',
    ...about,
    parts: parts.map(({ path, bytes }) => ({ path, sha256: sha256(bytes), bytes: bytes.length })),
    rows,
  };
  const text = canonicalJson(list);
  return { list, text, digest: sha256(text) };
}

/**
 * Reads a list that came in.
 *
 * @throws VigieError `VIGIE_HANDOVER_DAMAGED`, `VIGIE_HANDOVER_TOO_LARGE`
 */
export function readList(text: string, handover: string): List {
  let read: unknown = null;
  try {
    read = JSON.parse(text);
  } catch {
    // Said below.
  }
  const list = listSchema.safeParse(read);
  if (!list.success || list.data.handover !== handover) throw refusal('VIGIE_HANDOVER_DAMAGED', { what: 'list.json' });
  if (list.data.parts.reduce((sum, { bytes }) => sum + bytes, 0) > LARGEST)
    throw refusal('VIGIE_HANDOVER_TOO_LARGE', { mebibytes: LARGEST / 1024 / 1024 });
  return list.data;
}
