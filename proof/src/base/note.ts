import { verifyCosignature } from './cosignature.ts';
import { type Signer, type Verifier, verifyEd25519 } from './keys.ts';
import { ProofError } from './proof-error.ts';

/** A witness's statement that this was the largest tree it knew of this log, and one that had only grown. */
export interface Cosigned {
  name: string;
  /** When the witness says it saw it, in seconds since 1970. */
  seconds: number;
  /** The signature line, as it stands in the note. */
  line: string;
  /** The key that it holds by: two may have a name in common. */
  by: Verifier;
}

/** What a note says, and who of those asked for has signed it. */
export interface OpenedNote {
  text: string;
  /** Names of the given signers of notes whose signature holds. */
  verified: string[];
  /** Of the given witnesses, those whose cosignature holds, in the order of the lines. */
  cosigned: Cosigned[];
  /** Lines by keys that were not given; not checked. */
  unknown: number;
}

const LARGEST = 1_000_000;
/** A note has no control characters but line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROL = /[\0-\x09\x0b-\x1f]/;

/** Signs a text, which ends with a newline (C2SP signed-note): the text, an empty line, a line per signature. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n')) throw new ProofError('VIGIE_PROOF_NOTE', 'The text of a note ends with a newline.');
  const message = new TextEncoder().encode(text);
  return `${text}\n${signers.map((signer) => signatureLine(signer, signer.sign(message))).join('')}`;
}

/** A line below a note: the key's name, and its id with the signature in base64 (C2SP signed-note, "Format"). */
export function signatureLine({ name, keyId }: Verifier, signature: Uint8Array): string {
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
}

/**
 * Opens a note (C2SP signed-note) with keys of signers and of witnesses. A signature by a given key that does not hold
 * makes the whole note wrong; lines by other keys are passed over.
 *
 * @throws ProofError when it is no note, or a given key's signature does not hold.
 */
export function openNote(note: string, verifiers: readonly Verifier[]): OpenedNote {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || note.length > LARGEST || !note.endsWith('\n') || !note.isWellFormed() || CONTROL.test(note)) {
    throw new ProofError('VIGIE_PROOF_NOTE', 'This is no signed note.');
  }
  const text = note.slice(0, split + 1);
  const message = new TextEncoder().encode(text);
  const verified = new Set<string>();
  const cosigned: Cosigned[] = [];
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
    const signature = bytes.subarray(4);
    const seconds = verifyCosignature(text, signature, verifier);
    if (seconds !== null) cosigned.push({ name, seconds, line: `${line}\n`, by: verifier });
    else if (verifier.type === 'ed25519' && verifyEd25519(verifier.publicKey, message, signature)) verified.add(name);
    else throw new ProofError('VIGIE_PROOF_NOTE_SIGNATURE', `The signature of ${name} does not hold.`);
  }
  return { text, verified: [...verified], cosigned, unknown };
}
