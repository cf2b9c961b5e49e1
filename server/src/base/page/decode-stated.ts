import { type Buffer, isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** Letters beyond ASCII that came out as such; U+FFFD is none. */
const HAS_LETTERS = /[\u0080-\ufffc\u{10000}-\u{10ffff}]/u;

/**
 * Bytes as text in the first encoding that is stated for them and that they bear out; null: none of them.
 *
 * A statement is taken at its word (HTML standard, 13.2.3), with two exceptions, where it is left over from before the
 * page was written anew by whoever saved or served it: valid UTF-8 beyond ASCII is nothing else by chance, and bytes of
 * which not one letter is UTF-8 are not UTF-8.
 */
export function decodeStated(
  bytes: Buffer | Uint8Array,
  stated: readonly (string | null | undefined)[],
): string | null {
  for (const label of stated) {
    if (!label) continue;
    let decoder: TextDecoder;
    try {
      decoder = new TextDecoder(label);
    } catch {
      // A name that is no encoding: the next says it.
      continue;
    }
    if (!decoder.encoding.startsWith('utf') && isUtf8(bytes) && !isAscii(bytes)) return null;
    const text = decoder.decode(bytes);
    if (decoder.encoding === 'utf-8' && text.includes('\ufffd') && !HAS_LETTERS.test(text)) return null;
    return text;
  }
  return null;
}
