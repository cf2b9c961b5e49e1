import { readAgeGate } from '../../base/page/age-gate.ts';
import { PAGE_PHRASES } from '../../base/registers/page-phrases.ts';
import { findPhrase, foldText, says } from '../../base/text/match-phrases.ts';
import type { Gate, GateKind } from './gate-schema.ts';

const { ageGate, page } = PAGE_PHRASES;
const WORDS_OF_KIND: readonly [GateKind, readonly string[]][] = [
  ['wallet', ageGate.wallet],
  ['third-party', ageGate.thirdParty],
  ['payment', ageGate.payment],
];

/** What the machine takes for standing before a page. */
export interface Proposal {
  /** null: it cannot tell. */
  gate: Gate | null;
  kinds: GateKind[];
  /** The words that it goes by, as texts are compared. */
  phrase: string | null;
  /** The lines around them, or how the page begins. */
  quote: string;
}

const QUOTED_CHARACTERS = 600;

/** The line that says the phrase and those beside it; without one, how the text begins. */
function quoteAround(text: string, phrase: string | null): string {
  const lines = text
    .split(/\s*\n\s*/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  const at = phrase === null ? -1 : lines.findIndex((line) => says(foldText(line), [phrase]));
  const quoted = (at < 0 ? lines : lines.slice(Math.max(0, at - 1), at + 3)).join('\n');
  const characters = [...quoted.toWellFormed().replaceAll('\0', '')];
  return characters.length <= QUOTED_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, QUOTED_CHARACTERS - 1).join('')}…`;
}

/**
 * What stands before a page, by the words of `registers/page-phrases`; a person decides. Words that ask who the visitor
 * is, a person or a machine, say that the page was not seen: nothing is proposed then.
 *
 * @param shown the text as a visitor reads it, what was answered, and whether a browser showed it
 */
export function proposeGate(shown: { text: string; status: number; isShown: boolean }): Proposal {
  const { text, status, isShown } = shown;
  const folded = foldText(text);
  const read = readAgeGate(text, status, isShown);
  const gate = read === 'none' && says(folded, page.barred) ? null : read;
  const phrase = gate === 'none' ? null : findPhrase(folded, gate === null ? ageGate.hints : ageGate[gate]);
  const kinds =
    gate === 'verified' ? WORDS_OF_KIND.filter(([, words]) => says(folded, words)).map(([kind]) => kind) : [];
  return { gate, kinds, phrase, quote: quoteAround(text, phrase) };
}
