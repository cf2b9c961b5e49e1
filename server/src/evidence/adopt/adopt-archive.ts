import { createHash } from 'node:crypto';
import { adopt, prepareSeal } from '@vigie/proof';
import type { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import type { Reader } from '../../base/database/reader.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { mustFindCase } from '../../case/index.ts';
import { readStated } from '../../listing/index.ts';
import type { Work } from '../../people/index.ts';
import type { Adopted, archiveInputSchema } from '../adopted-schema.ts';
import { refuse } from '../refusals.ts';
import { MAKER, saltOf } from '../seal/seal.ts';
import { findEvidence, hasAdopted, planAdopted } from '../store.ts';
import type { Vault } from '../vault/vault.ts';

/** Who gave what, as a person says. */
interface Given {
  case: string;
  description: string;
  collectedBy: { name: string; organisation: string };
  collectedAt: string;
  collectedPlace: string;
  archive: z.infer<typeof archiveInputSchema>;
}

/** For whom a file is prepared. */
interface Giver {
  context: Context;
  unit: string;
  reader: Reader;
  now: Date;
}

/** A file that lies prepared to be sealed. */
export interface PreparedArchive {
  /** Of its package: the same for the same file, given with the same words. */
  id: string;
  adopted: Adopted;
}

const TYPES: Record<Adopted['format'], string> = {
  wacz: 'application/wacz',
  warc: 'application/warc',
  'warc.gz': 'application/gzip',
  mhtml: 'multipart/related',
  har: 'application/json',
  html: 'text/html',
  pdf: 'application/pdf',
  file: 'application/octet-stream',
};

const sha256 = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest();

/**
 * Reads what an archive of another program says of itself, and writes its package durably, all but the seal. Nothing of
 * it counts until `planArchive`.
 *
 * @throws VigieError `VIGIE_EVIDENCE_NOT_ARCHIVE` (400); `VIGIE_CASE_UNKNOWN`
 */
export const prepareArchive = (who: Giver, vault: Vault, given: Given): Promise<PreparedArchive> =>
  prepareFile(
    who,
    vault,
    given,
    async (name, bytes) => (await readStated(name, bytes)) ?? refuse('VIGIE_EVIDENCE_NOT_ARCHIVE', { name }),
  );

/** The same for a document: nothing of it is read. */
export const prepareDocument = (who: Giver, vault: Vault, given: Given): Promise<PreparedArchive> =>
  prepareFile(who, vault, given, async (_, bytes) => ({
    format: bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? 'pdf' : 'file',
    software: null,
    pages: [],
    pageCount: 0,
    isWhole: true,
  }));

async function prepareFile(
  { context, unit, reader, now }: Giver,
  vault: Vault,
  given: Given,
  state: (name: string, bytes: Buffer) => Promise<Omit<Adopted, 'name' | 'digest' | 'bytes'>>,
): Promise<PreparedArchive> {
  const { archive, description, collectedBy, collectedAt, collectedPlace } = given;
  const name = makeVisible(archive.name).slice(0, 200).toWellFormed();
  const bytes = Buffer.from(archive.content, 'base64');
  const digest = sha256(bytes).toString('hex');
  const said = { case: given.case, name, digest, description, collectedBy, collectedAt, collectedPlace };
  const seed = sha256(JSON.stringify(said));
  const id = newId('evd', new Date(collectedAt), (size) => seed.subarray(0, size));
  const isPlanned = await context.store.inUnit(
    unit,
    async (tx) => {
      await mustFindCase(tx, given.case);
      return (await findEvidence(tx, id)) !== null;
    },
    reader,
  );
  const stated = await state(name, bytes);
  const adopted: Adopted = { name, digest, bytes: bytes.length, ...stated };
  if (isPlanned) return { id, adopted };
  const about = {
    name,
    sha256: digest,
    bytes: bytes.length,
    description,
    givenBy: collectedBy,
    receivedAt: collectedAt,
    receivedFrom: collectedPlace,
    stated,
  };
  prepareSeal({
    id,
    dir: vault.packagesDir,
    capture: adopt({ bytes, type: TYPES[stated.format], about }, name, now.toISOString()),
    maker: MAKER,
    previous: null,
    salt: saltOf(vault, id),
    signer: vault.signer,
    watchers: await vault.watchers(),
  });
  return { id, adopted };
}

/**
 * Plans the sealing of a prepared archive, in the transaction in which it becomes an exhibit.
 *
 * @throws VigieError `VIGIE_EVIDENCE_ADOPTED` (409) where the case has this file already
 */
export async function planArchive(work: Work, caseId: string, { id, adopted }: PreparedArchive): Promise<void> {
  const { tx, unit, now, context } = work;
  if (await hasAdopted(tx, caseId, adopted.digest)) refuse('VIGIE_EVIDENCE_ADOPTED', { name: adopted.name });
  await planAdopted(tx, { id, unit, caseId, adopted, now });
  await context.jobs.send(tx, 'evidence.seal-check', { unit, package: id });
}
