import { newId } from '../../base/core/ids.ts';
import { sayDay } from '../../base/text/write-day.ts';
import { note, type PersonWork, today } from '../../people/index.ts';
import { hasRecord } from '../hold/hold-store.ts';
import { refusal, refuse } from '../refusals.ts';
import { monthsAfter } from './due-on.ts';
import type { RequestAnswer, WholeRequest } from './request-schema.ts';
import {
  answerRequest,
  canBeOfficer,
  extendRequest,
  findRequest,
  holdRequest,
  saveRequest,
  setOfficer,
} from './request-store.ts';

/** Months to answer (Regulation (EU) 2016/679, art. 12(3)), and those that an extension adds. */
const MONTHS = 1;
const MORE_MONTHS = 2;

const mustFind = async (work: PersonWork, id: string): Promise<WholeRequest> =>
  (await findRequest(work.tx, id, today(work))) ?? refuse('VIGIE_RETENTION_NO_REQUEST', { id });

/**
 * A request as whoever asks may see it: whom it is about, and what was answered, its officer alone.
 *
 * @throws VigieError `VIGIE_RETENTION_NO_REQUEST` (404)
 */
export async function readRequest(work: PersonWork, id: string): Promise<WholeRequest> {
  const found = await mustFind(work, id);
  if (found.officer.id === work.by.id) return found;
  return { ...found, about: null, records: null, extensionReason: null, answerBasis: null, answer: null };
}

/**
 * Enters one request. The audit log says that it came, by which article and until when, and not from whom.
 *
 * @throws VigieError `VIGIE_RETENTION_FUTURE` (422), `VIGIE_RETENTION_NO_RECORD` (404)
 */
export async function enterRequest(
  work: PersonWork,
  input: Pick<WholeRequest, 'receivedOn' | 'way' | 'article'> & { about: string; records: string[] },
): Promise<WholeRequest> {
  const { tx, unit, by, now } = work;
  const { receivedOn, way, article, records } = input;
  if (receivedOn > today(work)) throw refusal('VIGIE_RETENTION_FUTURE', { date: sayDay(receivedOn) });
  for (const record of records)
    if (!(await hasRecord(tx, record))) throw refusal('VIGIE_RETENTION_NO_RECORD', { id: record });
  const id = newId('dsr', now);
  const dueOn = monthsAfter(receivedOn, MONTHS);
  await saveRequest(tx, { ...input, id, unit, dueOn, account: by.id, now });
  await note(work, { act: 'request.entered', subject: id, content: { receivedOn, way, article, dueOn } });
  return mustFind(work, id);
}

/** The request, open and in the charge of whoever acts; held until the transaction ends. */
async function mustBeInCharge(work: PersonWork, id: string): Promise<WholeRequest> {
  await holdRequest(work.tx, id);
  const found = await mustFind(work, id);
  if (found.officer.id !== work.by.id) throw refusal('VIGIE_RETENTION_NOT_OFFICER');
  if (found.answeredAt !== null) throw refusal('VIGIE_RETENTION_ANSWERED');
  return found;
}

/**
 * Two more months, once, told within the first one with the reason (art. 12(3)).
 *
 * @throws VigieError `VIGIE_RETENTION_NOT_OFFICER` (403), `VIGIE_RETENTION_ANSWERED`, `VIGIE_RETENTION_EXTENDED`,
 *   `VIGIE_RETENTION_LATE` (409)
 */
export async function extendTerm(work: PersonWork, id: string, reason: string): Promise<WholeRequest> {
  const { tx, now } = work;
  const found = await mustBeInCharge(work, id);
  if (found.extendedAt !== null) throw refusal('VIGIE_RETENTION_EXTENDED');
  if (found.late) throw refusal('VIGIE_RETENTION_LATE', { due: found.dueOn });
  const dueOn = monthsAfter(found.receivedOn, MONTHS + MORE_MONTHS);
  await extendRequest(tx, { id, dueOn, reason, now });
  await note(work, { act: 'request.extended', subject: id, content: { dueOn } });
  return mustFind(work, id);
}

/**
 * Answers a request, or refuses it by a provision. Nothing is erased, changed or handed out by that: the officer does
 * what they answer.
 *
 * @throws VigieError `VIGIE_RETENTION_NOT_OFFICER` (403), `VIGIE_RETENTION_ANSWERED` (409)
 */
export async function giveAnswer(work: PersonWork, id: string, answer: RequestAnswer): Promise<WholeRequest> {
  const { tx, by, now } = work;
  const { outcome, basis = null, text } = answer;
  await mustBeInCharge(work, id);
  await answerRequest(tx, { id, outcome, basis, text, account: by.id, now });
  await note(work, { act: 'request.answered', subject: id, content: { outcome, basis } });
  return mustFind(work, id);
}

/**
 * Puts a request in somebody's charge, who from then on sees whom it is about, instead of the one before.
 *
 * @throws VigieError `VIGIE_RETENTION_NO_REQUEST` (404), `VIGIE_RETENTION_NO_OFFICER` (422)
 */
export async function assignRequest(
  work: PersonWork,
  id: string,
  { account, reason }: { account: string; reason: string },
): Promise<WholeRequest> {
  const { tx } = work;
  await holdRequest(tx, id);
  await mustFind(work, id);
  if (!(await canBeOfficer(tx, account))) throw refusal('VIGIE_RETENTION_NO_OFFICER', { id: account });
  await setOfficer(tx, id, account);
  await note(work, { act: 'request.assigned', subject: id, reason, content: { officer: account } });
  return readRequest(work, id);
}
