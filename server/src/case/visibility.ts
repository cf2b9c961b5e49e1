import { ALL_CASES } from '../base/database/reader.ts';
import { readingAs } from '../base/database/reader-store.ts';
import { holdOpen, listAccountNames, note, type PersonWork } from '../people/index.ts';
import { rankAfterDecision, rankCases } from './rank.ts';
import { mustFindCase } from './read-case.ts';
import {
  type CaseReaders,
  isKeeper,
  isToJoin,
  lockCase,
  moveFindings,
  readReaders,
  saveReaders,
  saveVisibility,
  type Visibility,
} from './reader-store.ts';
import { refusal } from './refusals.ts';
import { sayVisibility } from './words.ts';
import { describeCases } from './worktable/describe-store.ts';
import { moveText } from './worktable/text-store.ts';

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
const rankOthers = ({ tx }: PersonWork, caseId: string): Promise<void> =>
  readingAs(tx, ALL_CASES, () => rankAfterDecision(tx, caseId));

/**
 * Changes who may see a case. Who restricts it is its keeper; a keeper opens it again, or seals it.
 *
 * @throws VigieError as `mustKeep`; `VIGIE_CASE_VISIBILITY` (409) where it is so already; `VIGIE_CASE_NO_KEEPER` (400) where the
 *   person's account was closed meanwhile
 */
export async function changeVisibility(
  work: PersonWork,
  caseId: string,
  { visibility, reason }: { visibility: Visibility; reason: string },
): Promise<CaseReaders> {
  const { tx, unit, by, now } = work;
  const readers = [{ account: by.id, isKeeper: true }];
  const keepers = await holdKeepers(work, readers);
  await lockCase(tx, caseId);
  await mustKeep(work, caseId);
  const { visibility: before } = await mustFindCase(tx, caseId);
  if (visibility === before) throw refusal('VIGIE_CASE_VISIBILITY', { visibility: sayVisibility(visibility) });
  if (keepers.size === 0) throw refusal('VIGIE_CASE_NO_KEEPER');
  if (before === 'unit') await saveReaders(tx, caseId, { unit, by: by.id, readers, now });
  await saveVisibility(tx, caseId, visibility);
  if (visibility === 'unit') await saveReaders(tx, caseId, { unit, by: by.id, readers: [], now });
  await rankOthers(work, caseId);
  await note(work, {
    act: 'case.visibility-changed',
    subject: caseId,
    reason,
    content: { from: before, to: visibility },
  });
  return readReaders(tx, caseId);
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
  return isOut ? readingAs(tx, caseId, () => readReaders(tx, caseId)) : readReaders(tx, caseId);
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
  await saveVisibility(tx, joined, visibility);
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
