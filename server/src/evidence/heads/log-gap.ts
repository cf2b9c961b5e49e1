import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '@vigie/engine';
import { openNote, ProofError, parseVerifierKey, type Signer, signNote, writeDurable } from '@vigie/proof';
import { z } from 'zod';
import { say } from '../words.ts';

/** That a log was put back from a copy although somebody knew more of it, and goes on under another name. */
export interface LogGap {
  /** The name it goes on under. */
  origin: string;
  /** The verifier key of the log that was closed. */
  closed: string;
  /** Its head in the copy: what both have. */
  size: number;
  root: string;
  /** Entries that the closed log had at least: those from `size` on are lost here. Null: not known. */
  known: number | null;
  /** When the copy was made, and when it was put back. */
  copiedAt: string;
  at: string;
}

/** Below the log's folder, public: signed notes, oldest first. */
const GAPS_FILE = 'gaps.json';
const FORMAT = 'vigie-log-gaps/1';
const fileSchema = z.strictObject({ format: z.literal(FORMAT), gaps: z.array(z.string()) });
const TEXT =
  /^vigie-log-gap\/1\n([^\n]+)\nclosed ([^\n]+)\nsize (\d{1,15})\nroot ([A-Za-z0-9+/=]{44})\nknown (-|\d{1,15})\ncopied at ([^\n]+)\nat ([^\n]+)\n$/;

/** The signed notes of a log's gaps. */
export function readGapNotes(logDir: string): string[] {
  const path = join(logDir, GAPS_FILE);
  return existsSync(path) ? fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).gaps : [];
}

function parseGap(note: string): LogGap {
  const { text } = openNote(note, []);
  const [, origin, closed, size, root, known, copiedAt, at] = TEXT.exec(text) ?? [];
  if (!origin || !closed || !root || !copiedAt || !at)
    throw new ProofError('VIGIE_PROOF_NOTE', 'This is no statement of a gap of a log.');
  return { origin, closed, size: Number(size), root, known: known === '-' ? null : Number(known), copiedAt, at };
}

/** The gaps of a log, oldest first. @throws ProofError where a note is none */
export const readGaps = (logDir: string): LogGap[] => readGapNotes(logDir).map(parseGap);

/** States a gap, signed by the key of the log that goes on. */
export function writeGap(logDir: string, gap: Omit<LogGap, 'origin'>, signer: Signer): void {
  const { closed, size, root, known, copiedAt, at } = gap;
  const text = `vigie-log-gap/1\n${signer.name}\nclosed ${closed}\nsize ${size}\nroot ${root}\nknown ${known ?? '-'}\ncopied at ${copiedAt}\nat ${at}\n`;
  const gaps = [...readGapNotes(logDir), signNote(text, [signer])];
  writeDurable(join(logDir, GAPS_FILE), Buffer.from(`${JSON.stringify({ format: FORMAT, gaps }, null, 1)}\n`));
}

/** What the log holds of a gap. */
export const leafOfGap = (note: string): Uint8Array => createHash('sha256').update(note).digest();

/** A capture that says, among what is missing, what of the log is. */
export const withLogGaps = <C extends { gaps: string[] }>(captured: C, gaps: readonly LogGap[]): C => ({
  ...captured,
  gaps: [...captured.gaps, ...gaps.map((gap) => sayGap(gap).en)],
});

/** For seals, and for who looks after an installation. */
export function sayGap({ origin, closed, size, known, copiedAt, at }: LogGap): Words {
  const about = { origin, closed: parseVerifierKey(closed).name, size, copied: copiedAt, at };
  return known === null ? say('logGap', about) : say('logGapUntil', { ...about, known });
}
