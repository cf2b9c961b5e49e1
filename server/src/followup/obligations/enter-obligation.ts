import { newId } from '../../base/core/ids.ts';
import { namesSum } from '../../base/registers/sums-of-money.ts';
import { note, type PersonWork, type Proposal, propose, today, twoPersonAct } from '../../people/index.ts';
import { packsOf } from '../../screening/index.ts';
import { refusal } from '../refusals.ts';
import { type OwnObligation, ownObligationSchema } from './obligation-schema.ts';
import { saveOwnObligation } from './obligation-store.ts';
import { knownPlatform } from './read-obligations.ts';

const KIND = 'obligation.entered';

/**
 * Proposes an order or a judgment that the unit itself obtained against a platform: it binds others, and what is counted
 * against them rests on it, so a second person reads it too.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_OBLIGATION_DAYS`, `VIGIE_FOLLOWUP_SUM_OF_MONEY`, `VIGIE_FOLLOWUP_OBLIGATION_PACK` (400)
 */
export async function proposeObligation(work: PersonWork, input: OwnObligation): Promise<Proposal> {
  const { title, basis, source, madeOn, from, until, kind, reason } = input;
  if (madeOn > today(work) || from < madeOn || (until !== null && until < from))
    throw refusal('VIGIE_FOLLOWUP_OBLIGATION_DAYS');
  if ([title, basis, source].some(namesSum)) throw refusal('VIGIE_FOLLOWUP_SUM_OF_MONEY');
  const known = (await packsOf(work.context, work.tx, work.now)).packs.map(({ id }) => id);
  for (const pack of input.packs)
    if (!known.includes(pack)) throw refusal('VIGIE_FOLLOWUP_OBLIGATION_PACK', { pack, packs: known.join(', ') });
  const platform = knownPlatform(work.context.platforms(), input.platform)?.key ?? input.platform;
  const summary = { title, platform, kind, basis, source, madeOn, from, until };
  return propose(work, { kind: KIND, summary, reason, content: { ...input, platform } });
}

/** From then on the platform owes it: it stands beside what the register has. */
export const enterObligationAct = twoPersonAct({
  kind: KIND,
  role: 'approver',
  content: ownObligationSchema,
  async approve(work, { reason, ...entered }, { id: proposal }) {
    const { tx, unit, now } = work;
    const id = newId('obl', now);
    await saveOwnObligation(tx, { ...entered, id, unit, proposal, now });
    await note(work, { act: 'obligation.entered', subject: id, reason, content: { ...entered, proposal } });
  },
});
