import type { Visit, VisitFailure } from '../../base/fetch/fetch.ts';
import type { PageState } from '../../base/registers/platforms.ts';
import type { JudgedListing } from './destination.ts';
import type { Judgement, Verdict } from './judgement.ts';
import { Look } from './look.ts';
import { RULES } from './rules.ts';

/**
 * Says what a re-visit shows of a listing. `removed` needs a page that says so, and none of the offer's own signs
 * against it; whatever is in doubt is `indeterminate`. Pure: the same visit always has the same verdict.
 *
 * @param about `previous`: the verdict before this one, to name a return; `states`: what the platform's pages are known
 *   to say.
 */
export function judge(
  visited: Visit | VisitFailure,
  about: { listing: JudgedListing; previous?: Verdict | null; states?: readonly PageState[] },
): Judgement {
  if (!visited.ok) {
    return { verdict: 'indeterminate', reasons: [{ code: visited.kind, params: { error: visited.detail } }] };
  }
  const look = new Look(visited, about.listing, about.states ?? []);
  const rule = RULES.find(({ when }) => when(look));
  if (!rule) throw new Error('no rule judges the page');
  const { verdict } = rule;
  const reasons = rule.reasons(look);
  if (verdict === 'online' && about.previous === 'removed') reasons.push({ code: 'came-back', params: {} });
  return { verdict, reasons };
}
