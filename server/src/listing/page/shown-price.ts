import type { Cheerio } from 'cheerio';
import { type AnyNode, isTag } from 'domhandler';

/** What shops print the cents in, raised or small: the mark between is left to the eye. */
const CENTS = 'sup, small, [class*="cent" i], [class*="frac" i], [class*="decimal" i], [class*="dec-" i]';

/**
 * The text of an element that shows a price, without what stands in `without`. Two digits in an element of their own,
 * raised or named as cents, right behind a whole number,
 * are its decimal part: `12<sup>99</sup> €` is 12.99. Raised behind a price with cents they lead to a footnote.
 */
export function shownPrice(element: Cheerio<AnyNode>, without: string | null = null): string {
  const hasCents = element.find(CENTS).length > 0;
  if (!hasCents && without === null) return element.text();
  const copy = element.clone();
  if (without !== null) copy.find(without).remove();
  for (const node of hasCents ? copy.find(CENTS).toArray() : []) {
    const [only, ...others] = node.children;
    if (!isTag(node) || only?.type !== 'text' || others.length > 0 || !/^\s*\d{1,2}\s*$/.test(only.data)) continue;
    const before = textBefore(node, copy.get(0));
    const digits = only.data.trim();
    if (node.name === 'sup' && /[.,]\d{2}\s?\p{Sc}?\s?$/u.test(before)) only.data = '';
    else if (digits.length === 2 && /\d$/.test(before)) only.data = `.${digits}`;
    else if (digits.length === 2 && /\d\s?\p{Sc}$/u.test(before)) only.data = ` ${digits}`;
  }
  return copy.text();
}

/** The text that stands right before a node, within `root`. */
function textBefore(node: AnyNode, root: AnyNode | undefined): string {
  for (let at: AnyNode = node; at !== root; ) {
    if (at.prev) {
      at = at.prev;
      while (isTag(at) && at.lastChild) at = at.lastChild;
      if (at.type === 'text' && at.data !== '') return at.data;
    } else if (at.parent) at = at.parent;
    else break;
  }
  return '';
}
