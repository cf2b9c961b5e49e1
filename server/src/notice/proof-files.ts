import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VigieError } from '../base/core/errors.ts';
import { makeVisible } from '../base/text/show-invisible.ts';
import { PROOF_BYTES } from './deliver/delivery-schema.ts';
import type { Proof } from './deliver/delivery-store.ts';
import { keepInFolder } from './deliver/write-folder.ts';

const proofsDir = (dataDir: string): string => join(dataDir, 'proofs');

/**
 * Keeps a file that proves a sending or an answer, under its digest: its name is told, never used as a path, and its content is never looked into.
 *
 * @throws VigieError `VIGIE_NOTICE_PROOF_TOO_LARGE` (413)
 */
export async function keepProof(dataDir: string, file: { name: string; content: string }): Promise<Proof> {
  const bytes = Buffer.from(file.content, 'base64');
  if (bytes.length > PROOF_BYTES) {
    throw new VigieError(
      'VIGIE_NOTICE_PROOF_TOO_LARGE',
      { en: `A file has at most ${PROOF_BYTES} octets.`, fr: `Un fichier compte au plus ${PROOF_BYTES} octets.` },
      { status: 413 },
    );
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  await keepInFolder(proofsDir(dataDir), [{ name: digest, bytes }]);
  return { name: makeVisible(file.name).slice(0, 200), size: bytes.length, digest };
}

/** The file of a proof that a notice names. */
export function readProof(dataDir: string, proof: Proof): Promise<Buffer> {
  return readFile(join(proofsDir(dataDir), proof.digest));
}
