import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verifier } from '../base/keys.ts';
import { openNote } from '../base/note.ts';
import { ProofError } from '../base/proof-error.ts';
import { parseCheckpoint } from './checkpoint.ts';

/** The newest head of a log that a witness has cosigned. */
export interface CosignedHead {
  /** The signed note, with the witness's line. */
  checkpoint: string;
  /** Its text: of two heads with the same text the witnesses' lines go together. */
  text: string;
  size: number;
  /** When, in seconds since 1970. */
  seconds: number;
}

/** Where a log keeps what a witness has cosigned: a signed note, served as it is. */
export const cosignedPath = (dir: string, { keyId }: Verifier): string =>
  join(dir, 'cosigned', Buffer.from(keyId).toString('hex'));

/** Reads a note as a witness's cosigned head; `null` where it is not signed by both. */
function openHead(note: string, log: Verifier, witness: Verifier): CosignedHead | null {
  try {
    const { text, verified, cosigned } = openNote(note, [log, witness]);
    const [first] = cosigned;
    if (verified.length === 0 || !first) return null;
    return { checkpoint: note, text, size: parseCheckpoint(text).size, seconds: first.seconds };
  } catch (error) {
    if (error instanceof ProofError) return null;
    throw error;
  }
}

/** What a witness has last cosigned of a log; `null` where nothing is kept that holds. */
export function readCosigned(dir: string, log: Verifier, witness: Verifier): CosignedHead | null {
  const path = cosignedPath(dir, witness);
  return existsSync(path) ? openHead(readFileSync(path, 'utf8'), log, witness) : null;
}

/**
 * Joins a head and a witness's answer to it (C2SP tlog-witness: a sequence of signature lines). Lines by other keys are
 * left out.
 *
 * @throws ProofError `VIGIE_PROOF_COSIGNATURE` where the answer has no cosignature by this witness that holds.
 */
export function joinCosignature(checkpoint: string, answer: string, log: Verifier, witness: Verifier): CosignedHead {
  const split = checkpoint.lastIndexOf('\n\n') + 2;
  const own = checkpoint.slice(0, split);
  const signature = signaturesOf(checkpoint).find((line) => isBy(line, log)) ?? '';
  const line = signaturesOf(`\n\n${answer}`).find((given) => isBy(given, witness)) ?? '';
  const head = openHead(`${own}${signature}${line}`, log, witness);
  if (head) return head;
  throw new ProofError('VIGIE_PROOF_COSIGNATURE', `The answer of ${witness.name} is no cosignature of this head.`);
}

/** The signature lines of a note, each with its end. */
const signaturesOf = (note: string): string[] => note.slice(note.lastIndexOf('\n\n') + 2).match(/[^\n]+\n/g) ?? [];

/** Whether a signature line says that it is by a key. */
function isBy(line: string, { name, keyId }: Verifier): boolean {
  const prefix = `— ${name} `;
  return line.startsWith(prefix) && Buffer.from(line.slice(prefix.length), 'base64').subarray(0, 4).equals(keyId);
}

/** A note with the lines of these keys alone: what strangers have put below it is not passed on. */
export function keepLines(note: string, keys: readonly Verifier[]): string {
  const lines = signaturesOf(note).filter((line) => keys.some((key) => isBy(line, key)));
  return `${note.slice(0, note.lastIndexOf('\n\n') + 2)}${lines.join('')}`;
}

/** A note with a line more, in place of one that the same key has there. */
export function withLines(note: string, head: CosignedHead, witness: Verifier): string {
  const others = signaturesOf(note).filter((line) => !isBy(line, witness));
  const added = signaturesOf(head.checkpoint).filter((line) => isBy(line, witness));
  return `${head.text}\n${[...others, ...added].join('')}`;
}

/**
 * The head of a log's folder that holds an entry and that most of the witnesses have cosigned, with all their lines;
 * where none has, the newest.
 */
export function chooseHead(dir: string, log: Verifier, witnesses: readonly Verifier[], index: number): string {
  const groups = new Map<string, { head: CosignedHead; witness: Verifier }[]>();
  for (const witness of witnesses) {
    const head = readCosigned(dir, log, witness);
    if (head && head.size > index) groups.set(head.text, [...(groups.get(head.text) ?? []), { head, witness }]);
  }
  const [best] = [...groups.values()].sort(
    (a, b) => b.length - a.length || (b[0]?.head.size ?? 0) - (a[0]?.head.size ?? 0),
  );
  if (!best) return readFileSync(join(dir, 'checkpoint'), 'utf8');
  return best.reduce((note, { head, witness }) => withLines(note, head, witness), best[0]?.head.checkpoint ?? '');
}
