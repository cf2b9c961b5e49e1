import { note, type PersonWork, type Proposal, propose, twoPersonAct } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { type Kind, type Period, type PeriodInput, periodInputSchema } from '../schema.ts';
import { removePeriod, savePeriod } from './period-store.ts';

const KIND = 'retention.set';

/** Against a decision there may be a complaint for six months (Regulation (EU) 2022/2065, art. 20(1)). */
const COMPLAINT_MONTHS = 6;
const OPEN_TO_COMPLAINTS: readonly Kind[] = ['received-notices', 'complaints'];

function mustOutlastComplaints(kind: Kind, { amount, unit }: Pick<Period, 'amount' | 'unit'>): void {
  // Six months have 184 days at most.
  const isEnough = unit === 'months' ? amount >= COMPLAINT_MONTHS : amount >= 184;
  if (OPEN_TO_COMPLAINTS.includes(kind) && !isEnough)
    throw refusal('VIGIE_RETENTION_TOO_SHORT', { months: COMPLAINT_MONTHS });
}

/**
 * Proposes after how long a kind is erased: it takes a second person, since it leads to erasing.
 *
 * @throws VigieError `VIGIE_RETENTION_TOO_SHORT` (422)
 */
export function proposePeriod(work: PersonWork, input: PeriodInput): Promise<Proposal> {
  const { reason, ...summary } = input;
  mustOutlastComplaints(input.kind, input);
  return propose(work, { kind: KIND, summary, reason, content: input });
}

/** From the next daily run on, what is older is erased. */
export const setPeriodAct = twoPersonAct({
  kind: KIND,
  role: 'approver',
  content: periodInputSchema,
  async approve(work, input, { id: proposal }) {
    const { tx, unit, now } = work;
    mustOutlastComplaints(input.kind, input);
    await savePeriod(tx, { ...input, unitId: unit, proposal, now });
    const { kind, reason, ...period } = input;
    await note(work, { act: 'retention.set', subject: kind, reason, content: { ...period, proposal } });
  },
});

/**
 * Nothing of the kind is erased any more: one person may, since it keeps what is there.
 *
 * @throws VigieError `VIGIE_RETENTION_NO_PERIOD` (404)
 */
export async function withdrawPeriod(
  work: PersonWork,
  { kind, reason }: { kind: Kind; reason: string },
): Promise<void> {
  if (!(await removePeriod(work.tx, kind))) throw refusal('VIGIE_RETENTION_NO_PERIOD');
  await note(work, { act: 'retention.withdrawn', subject: kind, reason });
}
