import type { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { sayInstant } from '../../base/text/write-day.ts';
import { mustFindCase } from '../../case/index.ts';
import { note, type PersonWork, type Work } from '../../people/index.ts';
import { type PreparedArchive, planArchive } from '../adopt/adopt-archive.ts';
import { refusal, refuse } from '../refusals.ts';
import { listEvidence } from '../store.ts';
import {
  checkTransfer,
  digestOfExhibit,
  digestOfTransfer,
  type Exhibit,
  type ExhibitRecord,
  type TransferInput,
} from './custody.ts';
import type { exhibitInputSchema } from './custody-schema.ts';
import { findExhibit, listExhibits, lockCustody, saveExhibit, saveTransfer } from './custody-store.ts';

type ExhibitInput = z.infer<typeof exhibitInputSchema>;

/** The exhibit, or a 404 in words. */
export async function mustFindExhibit(tx: Tx, id: string): Promise<Exhibit> {
  return (await findExhibit(tx, id)) ?? refuse('VIGIE_EVIDENCE_NO_EXHIBIT', { id });
}

const toInstant = (text: string): string => new Date(text).toISOString();

/**
 * The file of an exhibit: of a package, its archive, which must be sealed and of this case; of an archive of another
 * program or a document, the file as it was given.
 */
async function fileOf(tx: Tx, input: ExhibitInput, archive: PreparedArchive | null): Promise<Exhibit['file']> {
  if (input.kind === 'object') return null;
  if (input.kind === 'file') return input.file;
  if (input.kind === 'archive' || input.kind === 'document') {
    if (archive === null) throw new Error('the archive was not prepared');
    const { name, digest, bytes } = archive.adopted;
    return { name, digest, bytes };
  }
  const found = (await listEvidence(tx, input.case)).find(({ id }) => id === input.package);
  if (!found || found.digest === null) {
    throw refusal('VIGIE_EVIDENCE_UNKNOWN', { id: input.package }, { status: 409 });
  }
  return { name: `${found.id}.wacz`, digest: found.digest, bytes: found.bytes ?? 0 };
}

/**
 * Registers an exhibit: its record is written once and never changed.
 *
 * @param askedBy who it is, for the audit log, where no account is
 * @throws VigieError `VIGIE_EVIDENCE_COLLECTED_TIME` (409) for a collection in the future; `VIGIE_EVIDENCE_UNKNOWN`
 *   (409) for a package that is not sealed or not of the case; `VIGIE_EVIDENCE_ADOPTED` (409) for an archive that the
 *   case has.
 */
export async function registerExhibit(
  work: Work,
  input: ExhibitInput,
  archive: PreparedArchive | null,
  askedBy?: string,
): Promise<Exhibit> {
  const { tx, now } = work;
  const { id: caseId } = await mustFindCase(tx, input.case);
  if (Date.parse(input.collectedAt) > now.getTime()) {
    throw refusal('VIGIE_EVIDENCE_COLLECTED_TIME', {
      at: sayInstant(input.collectedAt, work.context.config.home.timeZone),
    });
  }
  await lockCustody(tx, caseId);
  if (archive) await planArchive(work, caseId, archive);
  const record: ExhibitRecord = {
    id: newId('exh', now),
    case: caseId,
    number: (await listExhibits(tx, caseId)).length + 1,
    kind: input.kind === 'object' ? 'physical' : 'digital',
    description: input.description,
    package: input.kind === 'package' ? input.package : (archive?.id ?? null),
    file: await fileOf(tx, input, archive),
    object: input.kind === 'object' ? input.object : null,
    collectedBy: input.collectedBy,
    collectedAt: toInstant(input.collectedAt),
    collectedPlace: input.collectedPlace,
    madeAt: now.toISOString(),
  };
  const digest = digestOfExhibit(record);
  await saveExhibit(work, { ...record, digest });
  await note(work, {
    act: 'exhibit.registered',
    subject: caseId,
    reason: input.description,
    content: { exhibit: record.id, number: record.number, digest, ...(askedBy === undefined ? {} : { askedBy }) },
  });
  return mustFindExhibit(tx, record.id);
}

/** Records a custody transfer, after `checkTransfer`, in the exhibit's chain and in the audit log. */
export async function transferCustody(work: PersonWork, id: string, input: TransferInput): Promise<Exhibit> {
  const { tx, now } = work;
  await lockCustody(tx, id);
  const exhibit = await mustFindExhibit(tx, id);
  checkTransfer(exhibit, input, now, work.context.config.home.timeZone);
  const { from, to, reason, condition, sealIntact, newSeal } = input;
  const number = exhibit.transfers.length + 1;
  const transfer = {
    id: newId('ctr', now),
    number,
    from,
    to,
    at: toInstant(input.at),
    reason,
    condition,
    sealIntact,
    newSeal,
    madeAt: now.toISOString(),
  };
  const digest = digestOfTransfer(exhibit.transfers.at(-1)?.digest ?? exhibit.digest, transfer);
  await saveTransfer(work, id, { ...transfer, digest });
  await note(work, {
    act: 'exhibit.transferred',
    subject: exhibit.case,
    reason,
    content: { exhibit: id, number, to: `${to.name}, ${to.organisation}`, sealIntact, digest },
  });
  return mustFindExhibit(tx, id);
}
