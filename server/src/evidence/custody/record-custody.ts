import type { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Tx } from '../../base/database/store.ts';
import { mustFindCase } from '../../case/index.ts';
import { record } from '../../people/audit-store.ts';
import type { Account } from '../../people/store.ts';
import { listEvidence } from '../store.ts';
import { checkHandOver, digestOfExhibit, digestOfHandOver, type Exhibit, type HandOverInput } from './custody.ts';
import type { exhibitInputSchema } from './custody-schema.ts';
import { findExhibit, listExhibits, lockCustody, saveExhibit, saveHandOver } from './custody-store.ts';

type ExhibitInput = z.infer<typeof exhibitInputSchema>;

/** The exhibit, or a 404 in words. */
export async function mustFindExhibit(tx: Tx, id: string): Promise<Exhibit> {
  const found = await findExhibit(tx, id);
  if (!found)
    throw new VigieError(
      'VIGIE_EVIDENCE_NO_EXHIBIT',
      { en: `There is no exhibit ${id}.`, fr: `Il n’y a pas de pièce ${id}.` },
      { status: 404 },
    );
  return found;
}

const instant = (text: string): string => new Date(text).toISOString();

/** The file of an exhibit: of a package, its archive, which must be sealed and of this case. */
async function fileOf(tx: Tx, input: ExhibitInput): Promise<Exhibit['file']> {
  if (input.kind === 'object') return null;
  if (input.kind === 'file') return input.file;
  const found = (await listEvidence(tx, input.case)).find(({ id }) => id === input.package);
  if (!found || found.digest === null) {
    throw new VigieError(
      'VIGIE_EVIDENCE_UNKNOWN',
      {
        en: `Case ${input.case} has no sealed package ${input.package}.`,
        fr: `L’affaire ${input.case} n’a pas de paquet scellé ${input.package}.`,
      },
      {
        status: 409,
      },
    );
  }
  return { name: `${found.id}.wacz`, digest: found.digest, bytes: found.bytes ?? 0 };
}

/**
 * Takes an exhibit in: its record is written once and never changed.
 *
 * @throws VigieError `VIGIE_EVIDENCE_COLLECTED_TIME` (409) when it is said to have been collected in the future; `VIGIE_EVIDENCE_UNKNOWN` (409) for a
 * package that is not sealed or not of the case.
 */
export async function takeIn(tx: Tx, account: Account, input: ExhibitInput, now: Date): Promise<Exhibit> {
  const { id: caseId } = await mustFindCase(tx, input.case);
  if (Date.parse(input.collectedAt) > now.getTime()) {
    throw new VigieError(
      'VIGIE_EVIDENCE_COLLECTED_TIME',
      { en: `${input.collectedAt} is still to come.`, fr: `Le ${input.collectedAt} est encore à venir.` },
      { status: 409 },
    );
  }
  await lockCustody(tx, caseId);
  const made = {
    id: newId('exh', now),
    case: caseId,
    number: (await listExhibits(tx, caseId)).length + 1,
    kind: input.kind === 'object' ? ('physical' as const) : ('digital' as const),
    description: input.description,
    package: input.kind === 'package' ? input.package : null,
    file: await fileOf(tx, input),
    object: input.kind === 'object' ? input.object : null,
    collectedBy: input.collectedBy,
    collectedAt: instant(input.collectedAt),
    collectedPlace: input.collectedPlace,
    madeAt: now.toISOString(),
  };
  const digest = digestOfExhibit(made);
  await saveExhibit(tx, account.unit.id, account.id, { ...made, digest });
  await record(tx, {
    unit: account.unit.id,
    account: account.id,
    act: 'exhibit.taken-in',
    subject: caseId,
    reason: input.description,
    content: { exhibit: made.id, number: made.number, digest },
    now,
  });
  return mustFindExhibit(tx, made.id);
}

/** Writes a hand-over down, after `checkHandOver`, in the exhibit's chain and in the audit log. */
export async function handOver(
  tx: Tx,
  account: Account,
  id: string,
  input: HandOverInput,
  now: Date,
): Promise<Exhibit> {
  await lockCustody(tx, id);
  const exhibit = await mustFindExhibit(tx, id);
  checkHandOver(exhibit, input, now);
  const { from, to, reason, condition, sealIntact, newSeal } = input;
  const number = exhibit.handOvers.length + 1;
  const at = instant(input.at);
  const made = {
    id: newId('hov', now),
    number,
    from,
    to,
    at,
    reason,
    condition,
    sealIntact,
    newSeal,
    madeAt: now.toISOString(),
  };
  const digest = digestOfHandOver(exhibit.handOvers.at(-1)?.digest ?? exhibit.digest, made);
  await saveHandOver(tx, account.unit.id, account.id, id, { ...made, digest });
  await record(tx, {
    unit: account.unit.id,
    account: account.id,
    act: 'exhibit.handed-over',
    subject: exhibit.case,
    reason,
    content: { exhibit: id, number, to: `${to.name}, ${to.organisation}`, sealIntact, digest },
    now,
  });
  return mustFindExhibit(tx, id);
}
