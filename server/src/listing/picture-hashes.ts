import { formatPdq, type HashedPicture, type PdqHash, parsePdq } from '@vigie/engine';
import { z } from 'zod';

/** Hashes, as 64 hex digits each. */
const hashes = z.array(z.string());

/** The hashes of a picture as they are kept. */
export const keptHashesSchema = z.object({
  own: hashes,
  trimmed: hashes,
  views: z.object({ crops: hashes, strips: hashes, parts: hashes }),
});
export type KeptHashes = z.infer<typeof keptHashesSchema>;

const format = (each: readonly PdqHash[]): string[] => each.map(formatPdq);
const parse = (texts: readonly string[]): PdqHash[] => texts.map(parsePdq).filter((hash) => hash !== null);

/** A picture's hashes, to be kept. */
export function writeHashes({ own, trimmed, views: { crops, strips, parts } }: HashedPicture): KeptHashes {
  const views = { crops: format(crops), strips: format(strips), parts: format(parts) };
  return { own: format(own), trimmed: format(trimmed), views };
}

/** The kept hashes of a picture. */
export function readHashes({ own, trimmed, views: { crops, strips, parts } }: KeptHashes): HashedPicture {
  const views = { crops: parse(crops), strips: parse(strips), parts: parse(parts) };
  return { own: parse(own), trimmed: parse(trimmed), views };
}
