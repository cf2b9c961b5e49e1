import { newId } from '../../base/core/ids.ts';
import { note, type PersonWork } from '../../people/index.ts';
import { type Check, listHistories } from '../check/check-store.ts';
import { replanAfter } from '../check/follow-notice.ts';
import { mustBeInDoubt } from '../check/must-be-in-doubt.ts';
import { settleVerdict } from '../check/settle-verdict.ts';
import type { VerdictReason } from '../verdict/judgement.ts';
import { type GivenVerdict, STATE_OF, savePhrase, saveVerdict } from './phrase-store.ts';
import type { Quoted } from './quote-phrase.ts';

/** What a person says of a check in doubt. */
interface Correction {
  verdict: GivenVerdict;
  reason: string;
  quoted: Quoted | null;
}

/**
 * A person's verdict on a check in doubt: from then on it is the check's. A phrase becomes a proposal for the register
 * of platforms; nothing is judged by it yet.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_UNKNOWN_CHECK` (404), `VIGIE_FOLLOWUP_CHECK_CLEAR` (409)
 */
export async function correctCheck(work: PersonWork, id: string, correction: Correction): Promise<string> {
  const { tx, unit, by, now } = work;
  const { verdict, reason } = correction;
  const check = await mustBeInDoubt(tx, id);
  const found = check.reasons.map(({ code, params }) => ({ code, params }));
  const decided = { code: 'decided-by-person', params: { reason } } satisfies VerdictReason;
  const reasons = [decided, ...found];
  await saveVerdict(tx, { unit, check: id, verdict, found, reasons, reason, account: by.id, now });
  const content = { check: id, verdict, found, url: check.url };
  const { case: subject, notice, listing } = check;
  const event = { case: subject, check: id, notice, listing, verdict };
  await note(work, { act: 'check.corrected', subject, reason, content, event });
  await proposePhrase(work, check, correction);
  const history = (await listHistories(tx, check.notice)).get(check.listing) ?? [];
  await replanAfter(work, check, history);
  await settleVerdict(work, check, verdict, history.slice(1));
  return check.case;
}

async function proposePhrase(work: PersonWork, check: Check, { verdict, reason, quoted }: Correction): Promise<void> {
  if (!quoted) return;
  const { tx, unit, by, now } = work;
  const { phrase, platform, from: quotedFrom } = quoted;
  const proposed = {
    id: newId('pst', now),
    check: check.id,
    platform,
    pageState: STATE_OF[verdict],
    phrase,
    quotedFrom,
  };
  await savePhrase(tx, unit, proposed);
  const event = { case: check.case, phrase: proposed.id, author: by.id };
  await note(work, { act: 'phrase.proposed', subject: check.case, reason, content: proposed, event });
}
