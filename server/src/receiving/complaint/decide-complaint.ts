import type { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { markReversed } from '../decision/statement-store.ts';
import { byMail, queueOutgoing } from '../outgoing/queue-outgoing.ts';
import { reopenReceived } from '../received/received-store.ts';
import { refusal, refuse } from '../refusals.ts';
import { receivingWords, say } from '../words.ts';
import type { complaintDecisionSchema } from './complaint-schema.ts';
import { type Complaint, findComplaint, saveComplaintDecision } from './complaint-store.ts';

/**
 * A person's decision on a complaint (art. 20(5), (6)). Upheld, the decision is reversed without delay (art. 20(4)): a
 * restriction ends and its statement with it; "no action" is undone and the notice waits for a decision again. That it
 * is not the person who took the decision complained about, where another can be asked, is for the platform to see to:
 * who decided what is in the audit log.
 *
 * @throws VigieError `VIGIE_RECEIVING_COMPLAINT_DECIDED` (409).
 */
export async function decideComplaint(
  work: PersonWork,
  id: string,
  { upheld, reason, manifestlyUnfounded }: z.output<typeof complaintDecisionSchema>,
): Promise<Complaint> {
  const { tx, by, now } = work;
  const {
    state: before,
    statement,
    received,
    email,
    language,
  } = (await findComplaint(tx, id)) ?? refuse('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.complaint'), id });
  if (before === 'upheld' || before === 'rejected') throw refusal('VIGIE_RECEIVING_COMPLAINT_DECIDED');
  const state = upheld ? 'upheld' : 'rejected';
  const decided = await saveComplaintDecision(tx, {
    id,
    state,
    answer: reason,
    manifestlyUnfounded: manifestlyUnfounded && !upheld,
    account: by.id,
    now,
  });
  if (upheld && statement) await markReversed(tx, statement, now);
  if (upheld && received) await reopenReceived(tx, received);
  const words = receivingWords(language);
  await queueOutgoing(work, {
    id: newId('ans', now),
    subject: id,
    kind: 'complaint',
    to: byMail(email),
    content: {
      subject: words('complaint.subject', { reference: id }),
      text: words('complaint.text', { outcome: words(`complaint.${state}`), reason }),
      answer: null,
    },
  });
  await note(work, { act: `complaint.${state}`, subject: id, reason });
  return decided;
}
