import { type Signer, type Verifier, verifyEd25519 } from './keys.ts';
import { ProofError } from './proof-error.ts';

/** What a note says, and who of those asked for has signed it. */
export interface OpenedNote {
  text: string;
  /** Names of the given verifiers whose signature holds. */
  verified: string[];
  /** Lines by keys that were not given; not checked. */
  unknown: number;
}

const LARGEST = 1_000_000;

/** Signs a text, which ends with a newline (C2SP signed-note): the text, an empty line, a line per signature. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n')) throw new ProofError('VIGIE_PROOF_NOTE', 'The text of a note ends with a newline.');
  const message = new TextEncoder().encode(text);
  const lines = signers.map(
    (signer) => `— ${signer.name} ${Buffer.concat([signer.keyId, signer.sign(message)]).toString('base64')}\n`,
  );
  return `${text}\n${lines.join('')}`;
}

/**
 * Opens a note (C2SP signed-note). A signature by a given key that does not hold makes the whole note wrong; lines by other keys are passed over.
 *
 * @throws ProofError when it is no note, or a given key's signature does not hold.
 */
export function openNote(note: string, verifiers: readonly Verifier[]): OpenedNote {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || note.length > LARGEST || !note.endsWith('\n') || !note.isWellFormed()) {
    throw new ProofError('VIGIE_PROOF_NOTE', 'This is no signed note.');
  }
  const text = note.slice(0, split + 1);
  const message = new TextEncoder().encode(text);
  const verified: string[] = [];
  let unknown = 0;
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const [, name = '', encoded = ''] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    if (name === '' || bytes.length < 5 || bytes.toString('base64') !== encoded) {
      throw new ProofError('VIGIE_PROOF_NOTE', 'A signature line of the note is malformed.');
    }
    const verifier = verifiers.find((given) => given.name === name && bytes.subarray(0, 4).equals(given.keyId));
    if (!verifier) {
      unknown += 1;
      continue;
    }
    if (!verifyEd25519(verifier.publicKey, message, bytes.subarray(4))) {
      throw new ProofError('VIGIE_PROOF_NOTE_SIGNATURE', `The signature of ${name} does not hold.`);
    }
    if (!verified.includes(name)) verified.push(name);
  }
  return { text, verified, unknown };
}
