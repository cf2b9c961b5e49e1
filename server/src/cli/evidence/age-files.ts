import { armor, Decrypter } from 'age-encryption';
import { VigieError } from '../../base/core/errors.ts';

const MAGIC = 'age-encryption.org/v1';
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';

/**
 * What a program wrote as text: UTF-8, or UTF-16 as Windows PowerShell does where one writes `>`; told by the byte order
 * mark, else by the zeros that ASCII has in UTF-16.
 */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isLittle = isMarked ? first === 0xff : second === 0;
  if (!isMarked && first !== 0 && second !== 0) return new TextDecoder().decode(bytes);
  return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes);
}

/** What a file is that has no identity in it, where that can be told; nothing of what it holds is shown. */
function describeOther(bytes: Uint8Array, text: string): string {
  if (isEncrypted(bytes) || text.trimStart().startsWith(ARMOR))
    return ' It is itself encrypted with age: decrypt it first (age -d).';
  if (/^\s*-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    return ' It is a private key of another kind (SSH, TLS), which a dossier is not encrypted to.';
  if (/^\s*AGE-PLUGIN-/m.test(text))
    return ' Its identity is on a device (AGE-PLUGIN-…): decrypt with age -d and that plugin.';
  if (/^\s*age1[a-z0-9]/m.test(text))
    return ' It has a public key (age1…): the identity stands in the file it was made with.';
  return text.trim() === '' ? ' It is empty.' : '';
}

/**
 * The identities of a file as age-keygen writes it, whatever its line ends, its indentation and its encoding.
 *
 * @param file its name
 * @throws VigieError `VIGIE_REFERRAL_IDENTITY`, saying what it is instead
 */
export function readIdentities(bytes: Uint8Array, file: string): Decrypter {
  const text = textOf(bytes);
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
  const identities = lines.filter((line) => line.startsWith('AGE-SECRET-KEY-'));
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
    if (identities.length > 0) return decrypter;
  } catch {
    // Without the line: it is a secret.
    const place = lines.findIndex((line) => line.startsWith('AGE-SECRET-KEY-')) + 1;
    throw new VigieError(
      'VIGIE_REFERRAL_IDENTITY',
      `${file} has an age identity that is cut or mistyped (line ${place} or after).`,
    );
  }
  const other = describeOther(bytes, text);
  throw new VigieError('VIGIE_REFERRAL_IDENTITY', `${file} has no age identity (a line AGE-SECRET-KEY-1…).${other}`);
}

const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;

/**
 * An encrypted file as bytes: as it is, or out of its armor (C2SP age, "ASCII armor"), in whatever encoding and with
 * whatever line ends that was saved.
 *
 * @returns null: its armor is damaged
 * @throws VigieError `VIGIE_REFERRAL_NOT_AGE`
 */
export function readEncrypted(bytes: Uint8Array, file: string): Uint8Array | null {
  if (isEncrypted(bytes)) return bytes;
  const text = textOf(bytes).trim();
  if (!text.startsWith(ARMOR))
    throw new VigieError('VIGIE_REFERRAL_NOT_AGE', `${file} is not a file encrypted with age.`);
  try {
    const plain = armor.decode(text);
    return isEncrypted(plain) ? plain : null;
  } catch {
    return null;
  }
}
