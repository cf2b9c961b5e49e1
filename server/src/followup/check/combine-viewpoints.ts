import type { Judgement, Verdict, VerdictReason } from '../verdict/judgement.ts';

/** What one viewpoint saw at a check. */
export interface View extends Judgement {
  viewpoint: string;
  /** ISO 3166-1 alpha-2; null: where Vigie itself stands. */
  territory: string | null;
  language: string;
  /** The sealed package of what it saw; null where none was due, or no page answered. */
  evidence: string | null;
}

const placeOf = ({ viewpoint, territory }: View): string => (territory ? `${territory} (${viewpoint})` : viewpoint);

/** The places of each verdict. */
function listViews(views: readonly View[]): Partial<Record<Verdict, string[]>> {
  const verdicts: Verdict[] = ['online', 'removed', 'restricted', 'indeterminate'];
  const listed: Partial<Record<Verdict, string[]>> = {};
  for (const verdict of verdicts) {
    const places = views.filter((view) => view.verdict === verdict).map(placeOf);
    if (places.length > 0) listed[verdict] = places;
  }
  return listed;
}

/**
 * One verdict of what several viewpoints saw. `removed` where all of them found it removed. Removed or withheld in one
 * place and online in another: `restricted`, with the territories named, for the offer is still made. Removed in one
 * place and in doubt in another: in doubt.
 *
 * @param views At least one.
 */
export function combineViews(views: readonly View[]): Judgement {
  const of = (verdict: Verdict): View | undefined => views.find((view) => view.verdict === verdict);
  const [first] = views;
  if (!first) throw new Error('a check without a viewpoint');
  const { verdict } = first;
  if (views.length === 1) return { verdict, reasons: first.reasons };
  const seen: VerdictReason = { code: 'seen-from', params: { views: listViews(views) } };
  if (views.every((view) => view.verdict === verdict)) return { verdict, reasons: [...first.reasons, seen] };
  const online = of('online');
  const restricted = of('restricted');
  if (online && (of('removed') || restricted)) return { verdict: 'restricted', reasons: [seen, ...online.reasons] };
  if (online) return { verdict: 'online', reasons: [...online.reasons, seen] };
  if (restricted) return { verdict: 'restricted', reasons: [...restricted.reasons, seen] };
  return { verdict: 'indeterminate', reasons: [seen, ...(of('indeterminate')?.reasons ?? [])] };
}
