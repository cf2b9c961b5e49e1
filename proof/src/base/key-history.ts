import { hash } from '#platform';
import { parseVerifierKey, type Signer, type Verifier, verifierKey } from './keys.ts';
import { openNote, signNote } from './note.ts';
import { ProofError } from './proof-error.ts';

/**
 * That a key was replaced by another; signed by both. Under the same name, save where a log was closed and begun anew
 * with its entries under another.
 */
export interface KeyChange {
  /** The name that the old key signs under: of a log, its origin. */
  name: string;
  /** Verifier keys. */
  old: string;
  new: string;
  /** When the old key ended. */
  at: string;
  /** From when on the old key may have been in other hands; null: it was replaced as planned. */
  withdrawnSince: string | null;
  /** Of a log: how many entries it had then. Those are of the old key, the next ones of the new. */
  size: number | null;
  /**
   * SHA-256 (hex) of the note of the change before, null where it is the first: so who trusts the newest key is shown
   * no other past, also where a key between was in other hands.
   */
  previous: string | null;
}

const FORMAT = 'vigie-keys/1';
const TEXT =
  /^vigie-key-change\/1\n([^\n]+)\nold ([^\n]+)\nnew ([^\n]+)\nat ([^\n]+)\nwithdrawn since (-|[^\n]+)\nsize (-|0|[1-9]\d{0,14})\nprevious (-|[0-9a-f]{64})\n$/;

/**
 * Signs a change of keys, by the key that ends and the one that follows it.
 *
 * @param before the notes of the changes before this one
 */
export function signKeyChange(
  change: Pick<KeyChange, 'at' | 'withdrawnSince' | 'size'>,
  before: readonly string[],
  old: Signer,
  next: Signer,
): string {
  const { at, withdrawnSince, size } = change;
  const previous = before.at(-1);
  const lines = [
    'vigie-key-change/1',
    old.name,
    `old ${verifierKey(old)}`,
    `new ${verifierKey(next)}`,
    `at ${at}`,
    `withdrawn since ${withdrawnSince ?? '-'}`,
    `size ${size ?? '-'}`,
    `previous ${previous === undefined ? '-' : digestOf(previous)}`,
  ];
  return signNote(`${lines.join('\n')}\n`, [old, next]);
}

/** SHA-256 (hex) of a signed note. */
const digestOf = (note: string): string => Buffer.from(hash('sha256', new TextEncoder().encode(note))).toString('hex');

const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

/** @throws ProofError where it is none, or not signed by both keys */
function readChange(note: string): KeyChange {
  const { text } = openNote(note, []);
  const [, name = '', old = '', next = '', at = '', since = '', size = '', previous = ''] = TEXT.exec(text) ?? [];
  const [before, after] = [parseVerifierKey(old), parseVerifierKey(next)];
  const isSigned = [before, after].every((key) => openNote(note, [key]).verified.length > 0);
  const isOfName = before.name === name && [before, after].every((key) => key.type === 'ed25519');
  if (!isSigned || !isOfName || !isInstant(at) || (since !== '-' && !isInstant(since))) {
    throw new ProofError('VIGIE_PROOF_KEYS', 'A change of keys is not signed by the old key and the new one.');
  }
  return {
    name,
    old,
    new: next,
    at,
    withdrawnSince: since === '-' ? null : since,
    size: size === '-' ? null : Number(size),
    previous: previous === '-' ? null : previous,
  };
}

/** The signed notes of a file of key changes, oldest first. @throws ProofError `VIGIE_PROOF_KEYS` when it is none */
export function readKeyNotes(file: string): string[] {
  let read: unknown;
  try {
    read = JSON.parse(file);
  } catch {
    // Said below.
  }
  if (typeof read === 'object' && read !== null && 'format' in read && 'changes' in read && read.format === FORMAT) {
    const { changes } = read;
    if (Array.isArray(changes) && changes.every((note: unknown) => typeof note === 'string')) return changes;
  }
  throw new ProofError('VIGIE_PROOF_KEYS', `This is no file of key changes (${FORMAT}).`);
}

/**
 * Reads a file of key changes: each signed by both its keys, and each after the one before.
 *
 * @throws ProofError
 */
export function readKeyHistory(file: string): KeyChange[] {
  const notes = readKeyNotes(file);
  const changes = notes.map(readChange);
  for (const [n, { old, at, size, previous }] of changes.entries()) {
    const before = changes[n - 1];
    const note = notes[n - 1];
    const isNext =
      before === undefined || note === undefined
        ? previous === null
        : old === before.new && previous === digestOf(note) && at >= before.at && (size ?? 0) >= (before.size ?? 0);
    if (!isNext) throw new ProofError('VIGIE_PROOF_KEYS', 'The changes of keys do not follow one another.');
  }
  return changes;
}

export const formatKeyHistory = (notes: readonly string[]): string =>
  `${JSON.stringify({ format: FORMAT, changes: notes }, null, 1)}\n`;

/** The keys that came before one. */
export function keysBefore(changes: readonly KeyChange[], key: string): Verifier[] {
  const at = changes.findIndex((change) => change.new === key);
  return changes.slice(0, at + 1).map(({ old }) => parseVerifierKey(old));
}

/** The keys that came after one. */
export function keysAfter(changes: readonly KeyChange[], key: string): Verifier[] {
  const at = changes.findIndex((change) => change.old === key);
  return at < 0 ? [] : changes.slice(at).map(({ new: next }) => parseVerifierKey(next));
}

/**
 * Whether a reader may trust a key for those they were given: a key answers for all that came before it, and one that
 * was replaced as planned for the one that followed. One that was withdrawn answers for none that followed.
 */
export function isTied(changes: readonly KeyChange[], trusted: readonly string[], key: string): boolean {
  if (trusted.includes(key)) return true;
  const isBefore = trusted.some((each) => keysBefore(changes, each).some((before) => verifierKey(before) === key));
  if (isBefore) return true;
  const change = changes.find((each) => each.new === key);
  return change !== undefined && change.withdrawnSince === null && isTied(changes, trusted, change.old);
}
