import { PAGE_PHRASES } from '../registers/page-phrases.ts';
import { foldText, says } from '../text/match-phrases.ts';

const { ageGate } = PAGE_PHRASES;

/** A page behind an age verification is short; on a longer one such words may be about delivery. */
const WALL_CHARACTERS = 4_000;
/** With less text than this, a page has not shown itself. */
const SHOWN_CHARACTERS = 200;

/**
 * The protection against minors' access that a page shows, judged by its text alone and thus with caution: a demand for
 * proof is `verified`, a question that a click answers `declared` (no protection in the sense of Code pénal art. 227-24
 * al. 3). `none` only for a page whose text was seen as a visitor sees it and that does not come near the subject;
 * whatever remains is null.
 *
 * @param rendered The text is what a browser showed. Gates are made by scripts: without one, their absence proves
 *   nothing.
 */
export function readAgeGate(text: string, status: number, rendered: boolean): 'none' | 'declared' | 'verified' | null {
  const folded = foldText(text);
  if (says(folded, ageGate.declared)) return 'declared';
  if (says(folded, ageGate.verified)) return folded.length < WALL_CHARACTERS ? 'verified' : null;
  if (!rendered || status !== 200 || folded.length < SHOWN_CHARACTERS || says(folded, ageGate.hints)) return null;
  return 'none';
}
