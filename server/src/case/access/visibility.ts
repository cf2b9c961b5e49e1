import { z } from 'zod';
import { ALL_CASES } from '../../base/database/reader.ts';
import { readingAs } from '../../base/database/reader-store.ts';
import type { Tx } from '../../base/database/store.ts';
import { holdOpen, listAccountNames, note, type PersonWork, readAudit, type Work } from '../../people/index.ts';
import { rankAfterDecision, rankCases } from '../rank.ts';
import { mustFindCase } from '../read-case.ts';
import {
  type CaseReaders,
  holdEnded,
  isKeeper,
  isToJoin,
  lockCase,
  markDue,
  moveFindings,
  readReaders,
  saveReaders,
  saveVisibility,
  type Term,
  type Visibility,
} from '../reader-store.ts';
import { refusal } from '../refusals.ts';
import { RESTRICTING, VISIBILITIES } from '../schema.ts';
import { sayVisibility } from '../words.ts';
import { describeCases } from '../worktable/describe-store.ts';
import { moveText } from '../worktable/text-store.ts';

/**
 * What only a keeper may do with a restricted case; anybody who sees it may where the whole unit does.
 *
 * @throws VigieError `VIGIE_CASE_UNKNOWN` (404), `VIGIE_CASE_NOT_KEEPER` (403)
 */
export async function mustKeep({ tx, by }: PersonWork, caseId: string): Promise<void> {
  const { visibility } = await mustFindCase(tx, caseId);
  if (visibility !== 'unit' && !(await isKeeper(tx, caseId, by.id))) throw refusal('VIGIE_CASE_NOT_KEEPER');
}

/**
 * Of those named, the keepers who can act. An account is held before the case, as where one is closed: whoever comes
 * second finds what the first left.
 */
const holdKeepers = ({ tx }: PersonWork, named: readonly { account: string; isKeeper: boolean }[]) => {
  const keepers = named.filter(({ isKeeper }) => isKeeper).map(({ account }) => account);
  return holdOpen(tx, keepers, 'analyst');
};

/** What the trader's other cases count has changed: those open to the unit alone are counted. */
const rankOthers = ({ tx }: Pick<Work, 'tx'>, caseId: string): Promise<void> =>
  readingAs(tx, ALL_CASES, () => rankAfterDecision(tx, caseId));

/** Later links hear of a case that few may see from now on. */
const tellRestricted = ({ context, tx, unit }: Work, caseId: string): Promise<void> =>
  context.jobs.emit(tx, unit, 'case.restricted', caseId, { case: caseId });

/** Of what an act's content says, what the history of a case's levels tells. */
const levelSchema = z.object({
  to: z.enum(VISIBILITIES).nullable().catch(null),
  until: z.string().nullable().catch(null),
  opens: z.boolean().catch(false),
});
const restrictingSchema = z.enum(RESTRICTING);

/** Who may see a case, and every act that made it so, the newest first, as the audit log has them. */
export async function tellReaders(tx: Tx, caseId: string): Promise<CaseReaders> {
  const names = await listAccountNames(tx);
  const history = (await readAudit(tx, caseId)).flatMap(({ at, act, account, reason, content }) => {
    const restricting = restrictingSchema.safeParse(act);
    if (!restricting.success) return [];
    const { to: visibility, ...term } = levelSchema.parse(content);
    const by = account === null ? null : (names.get(account) ?? account);
    return [{ at, act: restricting.data, by, reason, visibility, ...term }];
  });
  return { ...(await readReaders(tx, caseId)), history: history.reverse() };
}

/**
 * Changes who may see a case, or until when. Who restricts it is its keeper; a keeper opens it again, seals it, or sets
 * another end.
 *
 * @param until the restriction's end; null: none
 * @param opens at its end it opens to the unit by itself; else its readers are reminded, and it stays
 * @throws VigieError as `mustKeep`; `VIGIE_CASE_VISIBILITY` (409) where it is so already; `VIGIE_CASE_RESTRICTION_PAST` (400);
 *   `VIGIE_CASE_NO_KEEPER` (400) where the person's account was closed meanwhile
 */
export async function changeVisibility(
  work: PersonWork,
  caseId: string,
  { visibility, until: asked, opens, reason }: Term & { visibility: Visibility; reason: string },
): Promise<CaseReaders> {
  const { tx, unit, by, now } = work;
  const readers = [{ account: by.id, isKeeper: true }];
  const until = asked === null ? null : new Date(asked).toISOString();
  const keepers = await holdKeepers(work, readers);
  await lockCase(tx, caseId);
  await mustKeep(work, caseId);
  const { visibility: before, ...term } = await readReaders(tx, caseId);
  const isTerm = until === term.until && opens === term.opens;
  if (visibility === before && isTerm)
    throw refusal('VIGIE_CASE_VISIBILITY', { visibility: sayVisibility(visibility) });
  if (until !== null && Date.parse(until) <= now.getTime()) throw refusal('VIGIE_CASE_RESTRICTION_PAST');
  if (keepers.size === 0) throw refusal('VIGIE_CASE_NO_KEEPER');
  if (before === 'unit') await saveReaders(tx, caseId, { unit, by: by.id, readers, now });
  await saveVisibility(tx, caseId, visibility, { until, opens });
  if (visibility === before) {
    await note(work, { act: 'case.restriction-dated', subject: caseId, reason, content: { until, opens } });
    return tellReaders(tx, caseId);
  }
  if (visibility === 'unit') await saveReaders(tx, caseId, { unit, by: by.id, readers: [], now });
  else await tellRestricted(work, caseId);
  await rankOthers(work, caseId);
  await note(work, {
    act: 'case.visibility-changed',
    subject: caseId,
    reason,
    content: { from: before, to: visibility, until, opens },
  });
  return tellReaders(tx, caseId);
}

/** Restrictions that end in one transaction. */
const AT_ONCE = 100;

/**
 * Ends the restrictions whose time is over: a case opens to its unit where its keeper said so; of all others their readers
 * are reminded, once, and nobody else sees them.
 */
export async function endRestrictions(work: Work): Promise<void> {
  const { tx, unit, now } = work;
  for (const { id, visibility, opens } of await holdEnded(tx, now, AT_ONCE)) {
    if (!opens) {
      await markDue(tx, id, now);
      await note(work, { act: 'case.restriction-due', subject: id, content: {} });
      continue;
    }
    await saveVisibility(tx, id, 'unit', { until: null, opens: false });
    await saveReaders(tx, id, { unit, by: '', readers: [], now });
    await rankOthers(work, id);
    await note(work, { act: 'case.restriction-ended', subject: id, content: { from: visibility, to: 'unit' } });
  }
}

/**
 * Names the people who may see a restricted case, in the place of those named before.
 *
 * @throws VigieError as `mustKeep`; `VIGIE_CASE_OPEN_TO_UNIT` (409); `VIGIE_CASE_NO_KEEPER`, `VIGIE_CASE_NO_ACCOUNT` (400)
 */
export async function nameReaders(
  work: PersonWork,
  caseId: string,
  { readers, reason }: { readers: { account: string; isKeeper: boolean }[]; reason: string },
): Promise<CaseReaders> {
  const { tx, unit, by, now } = work;
  const named = [...new Map(readers.map((reader) => [reader.account, reader])).values()];
  const keepers = await holdKeepers(work, named);
  await lockCase(tx, caseId);
  await mustKeep(work, caseId);
  const before = await readReaders(tx, caseId);
  if (before.visibility === 'unit') throw refusal('VIGIE_CASE_OPEN_TO_UNIT');
  const names = await listAccountNames(tx);
  for (const { account } of named) if (!names.has(account)) throw refusal('VIGIE_CASE_NO_ACCOUNT', { account });
  if (keepers.size === 0) throw refusal('VIGIE_CASE_NO_KEEPER');
  await note(work, { act: 'case.readers-named', subject: caseId, reason, content: { readers: named } });
  await saveReaders(tx, caseId, { unit, by: by.id, readers: named, now });
  const isOut = !named.some(({ account }) => account === by.id);
  // Whoever takes their own name off is told what stands, for the last time.
  return isOut ? readingAs(tx, caseId, () => tellReaders(tx, caseId)) : tellReaders(tx, caseId);
}

/**
 * Joins a case that the whole unit can see to a restricted one: its findings go there, and those alone see it who see
 * that one. No offer comes into a restricted case in another way than by its keeper, here or on a relisting.
 *
 * @throws VigieError as `mustKeep`; `VIGIE_CASE_OPEN_TO_UNIT`, `VIGIE_CASE_NOT_TO_JOIN` (409)
 */
export async function joinCase(
  work: PersonWork,
  caseId: string,
  { case: joined, reason }: { case: string; reason: string },
): Promise<void> {
  const { tx, unit, by, now } = work;
  await lockCase(tx, caseId);
  await mustKeep(work, caseId);
  const { visibility, readers } = await readReaders(tx, caseId);
  if (visibility === 'unit') throw refusal('VIGIE_CASE_OPEN_TO_UNIT');
  await mustFindCase(tx, joined);
  await lockCase(tx, joined);
  if (!(await isToJoin(tx, joined))) throw refusal('VIGIE_CASE_NOT_TO_JOIN');
  await saveReaders(tx, joined, { unit, by: by.id, readers, now });
  // It goes with the one it is joined to, whenever that opens.
  await saveVisibility(tx, joined, visibility, { until: null, opens: false });
  await tellRestricted(work, joined);
  await moveFindings(tx, joined, caseId);
  await rankCases(tx, [caseId]);
  await describeCases(tx, [caseId, joined]);
  await moveText(tx, joined, caseId);
  for (const [subject, content] of [
    [caseId, { case: joined }],
    [joined, { to: caseId }],
  ] as const)
    await note(work, { act: 'case.joined', subject, reason, content });
}
