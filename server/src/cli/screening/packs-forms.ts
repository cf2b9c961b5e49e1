import { styleText } from 'node:util';
import { compileTerms } from '@vigie/engine';
import { VigieError } from '../../base/core/errors.ts';
import { type Asked, makeForms, openDictionary, type TermForms } from '../../screening/forms/index.ts';
import { listPackFiles, readPacks } from '../../screening/packs/index.ts';
import { type Io, write } from '../terminal/io.ts';

/** Where terms stand. */
interface OfList extends Asked {
  pack: string | null;
  list: string | null;
}

/** Longer than any term: what somebody pasted by mistake. */
const LONGEST_TERM = 200;

/** @throws VigieError where what somebody typed is no term */
function checkTerm(term: string): void {
  if (term.length > LONGEST_TERM)
    throw new VigieError(
      'VIGIE_SCREENING_NO_TERMS',
      `term "${term.slice(0, 40)}…" is longer than ${LONGEST_TERM} characters: write a word or several.`,
    );
  try {
    compileTerms([term]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new VigieError('VIGIE_SCREENING_NO_TERMS', `${error.message}: write a word or several.`);
  }
}

/** The terms of a language in packs, a list at a time; a term without a list stands for itself. */
function askedOf(terms: string[], { language, pack }: { language: string; pack?: string }): OfList[] {
  for (const term of terms) checkTerm(term);
  if (pack === undefined) return [{ pack: null, list: null, terms, known: terms }];
  return readPacks(listPackFiles(pack)).flatMap(({ pack: { id, terms: lists } }) =>
    Object.entries(lists).flatMap(([list, languages]) => {
      const own = languages[language] ?? [];
      const chosen = terms.length === 0 ? own : own.filter((term) => terms.includes(term));
      return chosen.length === 0 ? [] : [{ pack: id, list, terms: chosen, known: Object.values(languages).flat() }];
    }),
  );
}

/** A flow sequence as it stands in a pack. */
const yamlList = (terms: readonly string[]): string =>
  `[${terms.map((term) => (/^[\p{L}\p{M}][\p{L}\p{M}\p{N} '’*-]*$/u.test(term) ? term : JSON.stringify(term))).join(', ')}]`;

/** As many as somebody looks at, and how many more there are. */
const someOf = (forms: readonly string[]): string =>
  forms.length > MOST_SHOWN
    ? `${forms.slice(0, MOST_SHOWN).join(', ')} and ${forms.length - MOST_SHOWN} more (--json)`
    : forms.join(', ');
const MOST_SHOWN = 60;

function toText({ term, words, missing }: TermForms): string {
  const lines = [styleText('bold', term)];
  if (missing === null) lines.push('  too many forms together; its words:');
  else if (missing.length > 0) lines.push(`  + ${missing.length > MOST_SHOWN ? someOf(missing) : yamlList(missing)}`);
  else if (words.some(({ forms }) => forms.length > 1)) lines.push('  nothing is missing');
  for (const { word, as, forms, prefixed, isCut, prefix } of words) {
    if (as === null) {
      lines.push(`  ${styleText('yellow', word)}: not in the dictionary`);
      continue;
    }
    if (missing === null || as !== word) lines.push(`  ${word}, as ${as}: ${someOf(forms)}`);
    if (prefixed.length > 0) lines.push(`  with a prefix: ${someOf(prefixed)}`);
    if (isCut) lines.push(`  ${word} has more forms than are made: take a prefix`);
    if (prefix) {
      const others = prefix.others === 0 ? 'no other word' : `${prefix.others} others: ${prefix.samples.join(', ')}`;
      lines.push(`  ${prefix.term} takes the ${forms.length} forms of ${word} and ${others}`);
    }
  }
  return lines.join('\n');
}

/**
 * `vigie packs forms`: the inflected forms of terms by a Hunspell dictionary, for a person to look at and paste. Nothing
 * is written into a pack.
 *
 * @returns 0; 1 when the dictionary has none of the words
 * @throws VigieError where the pack or the dictionary cannot be read, or there is no term
 */
export async function runForms(
  terms: string[],
  options: { language: string; dictionary: string; pack?: string; json?: boolean },
  io: Io,
): Promise<number> {
  const asked = askedOf(terms, options);
  if (asked.every((each) => each.terms.length === 0))
    throw new VigieError('VIGIE_SCREENING_NO_TERMS', `There is no term in "${options.language}" to make forms of.`);
  const dictionary = openDictionary(options.dictionary, options.language);
  const asText = io.isTerminal && !options.json;
  const sum = { terms: 0, missing: 0, unknown: 0 };
  for (const [i, ofList] of makeForms(asked, dictionary).entries()) {
    const { pack = null, list = null } = asked[i] ?? {};
    if (asText && list !== null) await write(io.stdout, `${styleText('cyan', `${pack}, ${list}`)}\n`);
    for (const made of ofList) {
      sum.terms += 1;
      sum.missing += made.missing?.length ?? 0;
      if (made.words.some(({ as }) => as === null)) sum.unknown += 1;
      const line = asText ? toText(made) : JSON.stringify({ language: options.language, pack, list, ...made });
      await write(io.stdout, `${line}\n`);
    }
  }
  const counts = [
    `${dictionary.file}: ${sum.terms} terms`,
    `${sum.missing} forms missing`,
    ...(sum.unknown > 0 ? [`${sum.unknown} terms with a word that the dictionary does not have`] : []),
  ];
  await write(io.stderr, `${counts.join(', ')}. Look at each form before it goes into a pack.\n`);
  return sum.unknown === sum.terms ? 1 : 0;
}
