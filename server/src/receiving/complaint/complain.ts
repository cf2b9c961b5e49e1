import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { newId } from '../../base/core/ids.ts';
import type { Language } from '../../base/core/language.ts';
import type { Tx } from '../../base/database/store.ts';
import { clean } from '../../listing/index.ts';
import { record } from '../../people/audit-store.ts';
import type { Account } from '../../people/store.ts';
import { monthsAfter } from '../decision/statement.ts';
import { findDoor, findStatement, markReversed } from '../decision/statement-store.ts';
import { isSuspended } from '../misuse/misuse-store.ts';
import { listOutgoing, type Outgoing, saveOutgoing } from '../outgoing/outgoing-store.ts';
import { findReceived, reopenReceived } from '../store.ts';
import { receivingWords } from '../words.ts';
import { type Complaint, findComplaint, saveComplaint, saveComplaintDecision } from './complaint-store.ts';

/** At least six months (art. 20(1)). */
const MONTHS = 6;

/** The decision behind a code: whose it is, what was said, until when it can be complained about. */
export interface Door {
  unit: string;
  inbox: string;
  received: string | null;
  statement: string | null;
  complainant: 'notifier' | 'trader';
  complainantKey: string;
  decision: string;
  until: Date;
  isLate: boolean;
}

/** Opens the door of a code; null where there is no decision behind it. The six months begin on the day of being informed (art. 20(2)). */
export async function openDoor(context: Context, code: string): Promise<Door | null> {
  const { store, clock } = context;
  const found = await findDoor(store.db, code);
  if (!found) return null;
  return store.inUnit(found.unit, async (tx) => {
    const statement = found.statement ? await findStatement(tx, found.statement) : null;
    const received = found.received ? await findReceived(tx, found.received) : null;
    const about = statement ?? received;
    const decidedAt = statement?.madeAt ?? received?.decidedAt ?? null;
    if (!about || decidedAt === null) return null;
    const told = (await listOutgoing(tx, about.id)).find(({ kind }) => kind !== 'receipt' && kind !== 'complaint');
    const until = monthsAfter(new Date(told?.sentAt ?? decidedAt), MONTHS);
    return {
      unit: found.unit,
      inbox: about.inbox,
      received: found.received,
      statement: found.statement,
      complainant: statement ? 'trader' : 'notifier',
      complainantKey: statement ? statement.traderKey : (received?.notifierKey ?? `unknown:${about.id}`),
      decision: told?.text ?? '',
      until,
      isLate: clock() > until,
    };
  });
}

/** Takes a complaint in: the same one again is the same. @throws VigieError `VIGIE_RECEIVING_LATE` (410) after six months. */
export async function takeComplaint(
  context: Context,
  door: Door,
  given: { reasons: string; email: string; language: Language },
): Promise<string> {
  const { store, clock } = context;
  const { unit } = door;
  if (door.isLate)
    throw new VigieError(
      'VIGIE_RECEIVING_LATE',
      { en: receivingWords('en')('complaint.late'), fr: receivingWords('fr')('complaint.late') },
      { status: 410 },
    );
  const { reasons, email, language } = clean(given);
  const { inbox, received, statement, complainant, complainantKey } = door;
  const digest = createHash('sha256')
    .update(canonicalJson([received, statement, reasons, email]))
    .digest('hex');
  return store.inUnit(unit, async (tx) => {
    const now = clock();
    const isSetAside = await isSuspended(tx, 'complainant', complainantKey, now);
    const about = { inbox, received, statement, complainant, complainantKey, email, language, reasons };
    const id = newId('cmp', now);
    const kept = await saveComplaint(tx, { ...about, id, unit, digest, state: isSetAside ? 'set-aside' : 'open', now });
    if (kept === id)
      await record(tx, {
        unit,
        account: null,
        act: 'complaint.received',
        subject: id,
        content: { received, statement },
        now,
      });
    return kept;
  });
}

/**
 * A person's decision on a complaint (art. 20(5), (6)). Upheld, the decision is reversed without delay (art. 20(4)): a restriction ends and its statement with it; "no
 * action" is undone and the notice waits for a decision again. Not by the person who took the decision complained about, where another can be asked, is for
 * the house to see to: who decided what is in the audit log.
 *
 * @throws VigieError `VIGIE_RECEIVING_COMPLAINT_DECIDED` (409).
 */
export async function decideComplaint(
  context: Context,
  tx: Tx,
  account: Account,
  id: string,
  input: { upheld: boolean; reason: string; manifest: boolean },
): Promise<Complaint> {
  const { clock, jobs } = context;
  const complaint = await findComplaint(tx, id);
  if (!complaint)
    throw new VigieError(
      'VIGIE_RECEIVING_UNKNOWN',
      { en: `There is no complaint ${id}.`, fr: `Il n’y a pas de réclamation ${id}.` },
      { status: 404 },
    );
  if (complaint.state === 'upheld' || complaint.state === 'rejected')
    throw new VigieError(
      'VIGIE_RECEIVING_COMPLAINT_DECIDED',
      { en: 'This complaint is decided.', fr: 'Cette réclamation est décidée.' },
      { status: 409 },
    );
  const now = clock();
  const unit = account.unit.id;
  const state = input.upheld ? 'upheld' : 'rejected';
  await saveComplaintDecision(tx, {
    id,
    state,
    answer: input.reason,
    manifest: input.manifest && !input.upheld,
    account: account.id,
    now,
  });
  if (input.upheld && complaint.statement) await markReversed(tx, complaint.statement, now);
  if (input.upheld && complaint.received) await reopenReceived(tx, complaint.received);
  const say = receivingWords(complaint.language);
  const outgoing: Outgoing = {
    id: newId('ans', now),
    subject: id,
    kind: 'complaint',
    ...(complaint.email
      ? { way: 'mail' as const, recipient: complaint.email, state: 'queued' as const }
      : { way: 'shown' as const, recipient: null, state: 'shown' as const }),
    content: {
      subject: say('complaint.subject', { reference: id }),
      text: say('complaint.text', { outcome: say(`complaint.${state}`), reason: input.reason }),
      answer: null,
    },
  };
  await saveOutgoing(tx, unit, outgoing, now);
  if (outgoing.state === 'queued') await jobs.send(tx, 'receiving.deliver', { unit, outgoing: outgoing.id });
  await record(tx, { unit, account: account.id, act: `complaint.${state}`, subject: id, reason: input.reason, now });
  const decided = await findComplaint(tx, id);
  if (!decided) throw new Error('a complaint just decided is not found');
  return decided;
}
