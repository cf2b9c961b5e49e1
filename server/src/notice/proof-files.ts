import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeVisible } from '../base/text/show-invisible.ts';
import { keepInFolder } from './keep-in-folder.ts';
import { refusal } from './refusals.ts';

/** Octets of a file that proves a sending or an answer. */
const PROOF_BYTES = 8 * 1024 * 1024;

/** A file that proves a sending or an answer: what is known of it. */
export const proofSchema = z
  .object({
    name: z.string(),
    size: z.int(),
    /** SHA-256 of the file. */
    digest: z.string(),
  })
  .meta({ id: 'Proof' });
export type Proof = z.infer<typeof proofSchema>;

/** A file, as it comes in: base 64. */
export const proofInput = z.object({
  name: z.string().trim().min(1).max(200),
  content: z.base64().max(Math.ceil(PROOF_BYTES / 3) * 4),
});

const proofsDir = (dataDir: string): string => join(dataDir, 'proofs');

/**
 * Keeps a file that proves a sending or an answer, under its digest: its name is told, never used as a path, and its
 * content is never looked into.
 *
 * @throws VigieError `VIGIE_NOTICE_PROOF_TOO_LARGE` (413)
 */
export async function keepProof(dataDir: string, file: z.infer<typeof proofInput>): Promise<Proof> {
  const bytes = Buffer.from(file.content, 'base64');
  if (bytes.length > PROOF_BYTES) throw refusal('VIGIE_NOTICE_PROOF_TOO_LARGE', { bytes: PROOF_BYTES });
  const digest = createHash('sha256').update(bytes).digest('hex');
  await keepInFolder(proofsDir(dataDir), [{ name: digest, bytes }]);
  return { name: makeVisible(file.name).slice(0, 200), size: bytes.length, digest };
}

/** The file of a proof that a notice names. */
export function readProof(dataDir: string, proof: Proof): Promise<Buffer> {
  return readFile(join(proofsDir(dataDir), proof.digest));
}
