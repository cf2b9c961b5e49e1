import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeCsv } from '../../base/text/write-csv.ts';
import { nothingIn, readRecords } from '../../listing/index.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import type { KnownHash } from './known-store.ts';

/** Names that the exports of hash-sharing services give to the three fields. */
const NAMES = {
  pdq: ['pdq', 'pdq_hash', 'hash', 'value', 'signal', 'indicator'],
  label: ['label', 'tags', 'category', 'classification', 'description'],
  source: ['source', 'owner', 'provider', 'list', 'organisation', 'organization'],
} as const;
const MOST_TEXT = 500;

const recordSchema = z.record(z.string(), z.unknown());

function fieldOf(record: Record<string, unknown>, names: readonly string[]): string {
  for (const [key, value] of Object.entries(record)) {
    if (!names.includes(key.trim().toLowerCase())) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (typeof text === 'string' || typeof text === 'number') return String(text).trim().slice(0, MOST_TEXT);
  }
  return '';
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(NAMES).flat());
const isKnown = (name: string): boolean => KNOWN.has(name.toLowerCase());

/** `{"hashes": […]}`: the list as `formatHashes` writes it. */
const wrappedSchema = z.object({ hashes: z.array(z.unknown()) });

/**
 * Reads a list of hashes: CSV with a header, a JSON array, `{"hashes": […]}`, or JSON Lines, with the PDQ hash as 64
 * hex digits, a label and a source.
 *
 * @param source where the list comes from, for hashes that do not say
 * @throws VigieError `VIGIE_SCREENING_BAD_HASHES` naming the first record whose hash is none: a list that is read in
 *   part would be trusted in whole; and `VIGIE_LISTING_EMPTY` where it has none
 */
export async function readHashes(file: string, source: string): Promise<KnownHash[]> {
  const { columns, records, faults } = await readRecords(file, isKnown);
  const [fault] = faults;
  if (fault) {
    const why = columns === null ? say('notJson', { why: fault.message }) : say('badRow', { why: fault.message });
    throw refusal('VIGIE_SCREENING_BAD_HASHES', { why }, { place: { file, line: fault.line } });
  }
  const wrapped = columns === null && records.length === 1 ? wrappedSchema.safeParse(records[0]?.record) : null;
  const list = wrapped?.success ? wrapped.data.hashes.map((record) => ({ record, line: 1 })) : records;
  if (list.length === 0) throw nothingIn(file);
  return list.map(({ record, line }) => {
    const read = recordSchema.safeParse(record);
    const pdq = read.success ? fieldOf(read.data, NAMES.pdq).toLowerCase() : '';
    if (!read.success || !/^[\da-f]{64}$/.test(pdq)) {
      const why = say('notPdq', { shown: pdq === '' ? say('nothing') : `"${pdq.slice(0, 80)}"` });
      throw refusal('VIGIE_SCREENING_BAD_HASHES', { why }, { place: { file, line } });
    }
    return { pdq, label: fieldOf(read.data, NAMES.label), source: fieldOf(read.data, NAMES.source) || source };
  });
}

/**
 * Reads a list of hashes that was sent, as `readHashes` does: its name is said of what is wrong in it.
 *
 * @throws VigieError as `readHashes` does
 */
export async function readSentHashes(file: { name: string; content: string }, source: string): Promise<KnownHash[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vigie-hashes-'));
  try {
    const path = join(folder, file.name.replace(/[^\w.-]+/g, '_').slice(-100) || 'file');
    await writeFile(path, Buffer.from(file.content, 'base64'));
    return await readHashes(path, source);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Writes a list of hashes, as `readHashes` reads it. Cells that a spreadsheet would take for a formula are made text.
 */
export function formatHashes(hashes: KnownHash[], format: 'csv' | 'json'): string {
  const list = hashes.map(({ pdq, label, source }) => ({ pdq, label, source }));
  if (format === 'json') return `${JSON.stringify({ hashes: list }, null, 2)}\n`;
  return writeCsv([['pdq', 'label', 'source'], ...list.map(({ pdq, label, source }) => [pdq, label, source])]);
}
