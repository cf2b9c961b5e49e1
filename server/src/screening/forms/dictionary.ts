import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { refusal } from '../refusals.ts';
import { type Affixes, decoderOf, readAffixes, splitFlags } from './affix.ts';
import type { Entry } from './inflect.ts';

/** A Hunspell dictionary: rules of inflection, and words with the rules they follow. */
export interface Dictionary {
  /** The `.dic` file. */
  file: string;
  affixes: Affixes;
  /** The entries of the wanted words. */
  find(wanted: ReadonlySet<string>): Map<string, Entry[]>;
  /** Every word as the dictionary has it, without its other forms. */
  words(): Iterable<string>;
}

/** The language of an `.aff` file by its name, or by its folder's where that is `index.aff`: `pl-pl`. */
function tagOf(file: string): string {
  const name = basename(file, '.aff');
  const tag = name === 'index' ? basename(dirname(file)).replace(/^dictionary-/u, '') : name;
  return tag.replaceAll('_', '-').toLowerCase();
}

/**
 * The dictionary of a language: the `.aff` file named, or the one in the folder (`pl_PL.aff`, as Debian has it;
 * `dictionary-pl/index.aff`, as npm has it). Of several variants the
 * one that CLDR's likely subtags name (`sv_SE` for `sv`).
 *
 * @throws VigieError `VIGIE_SCREENING_NO_DICTIONARY` where there is none, or more than one; `VIGIE_SCREENING_BAD_LANGUAGE`
 */
function findAff(path: string, language: string): string {
  if (!isLanguage(language)) throw refusal('VIGIE_SCREENING_BAD_LANGUAGE', { language });
  if (existsSync(path) && statSync(path).isFile()) return path;
  const names = existsSync(path) ? readdirSync(path).sort() : [];
  const files = names
    .map((name) => join(path, name.endsWith('.aff') ? name : join(name, 'index.aff')))
    .filter((file) => existsSync(file));
  const wanted = language.toLowerCase();
  const fitting = files.filter((file) => tagOf(file) === wanted || tagOf(file).startsWith(`${wanted}-`));
  const { language: own, region } = new Intl.Locale(language).maximize();
  const exact = fitting.find((file) => [wanted, `${own}-${region}`.toLowerCase()].includes(tagOf(file)));
  const found = exact ?? (fitting.length === 1 ? (fitting[0] ?? null) : null);
  if (found === null)
    throw refusal('VIGIE_SCREENING_NO_DICTIONARY', { path, language, found: fitting.map(tagOf).join(', ') || '–' });
  return found;
}

function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A word list begins with the number of its words (hunspell(5)). */
const COUNT = /^\ufeff?\s*\d+\s/u;

/**
 * Opens a Hunspell dictionary.
 *
 * @throws VigieError `VIGIE_SCREENING_NO_DICTIONARY`; `VIGIE_SCREENING_BAD_LANGUAGE`; `VIGIE_SCREENING_BAD_DICTIONARY`
 *   where its character set is unknown, its rules cannot be read, or its word list is missing or is none
 */
export function openDictionary(path: string, language: string): Dictionary {
  const aff = findAff(path, language);
  const file = aff.replace(/\.aff$/u, '.dic');
  if (!existsSync(file)) throw refusal('VIGIE_SCREENING_BAD_DICTIONARY', { file, why: 'it is not there' });
  const bytes = readFileSync(aff);
  const decoder = decoderOf(bytes);
  if (!decoder) throw refusal('VIGIE_SCREENING_BAD_DICTIONARY', { file: aff, why: 'its character set is unknown' });
  const text = decoder.decode(readFileSync(file));
  if (file === aff || !COUNT.test(text))
    throw refusal('VIGIE_SCREENING_BAD_DICTIONARY', { file, why: 'it is no Hunspell word list' });
  const affixes = affixesOf(aff, decoder.decode(bytes));
  return {
    file,
    affixes,
    find(wanted) {
      const found = new Map<string, Entry[]>();
      for (const { word, flags } of entriesOf(text)) {
        if (wanted.has(word)) found.set(word, [...(found.get(word) ?? []), { word, flags: affixes.readFlags(flags) }]);
      }
      return found;
    },
    *words() {
      for (const { word } of entriesOf(text)) yield word;
    },
  };
}

function affixesOf(file: string, text: string): Affixes {
  try {
    return readAffixes(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refusal('VIGIE_SCREENING_BAD_DICTIONARY', { file, why: 'a condition of its rules is not closed' });
  }
}

/** The lines of a word list, after the first, which says how many there are: `word/FLAGS po:noun`. */
function* entriesOf(text: string): Generator<{ word: string; flags: string }> {
  let start = text.indexOf('\n') + 1;
  while (start > 0 && start < text.length) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end);
    start = end + 1;
    const bare = line.replace(/(?:\t| +[a-z]{2}:).*$/su, '').trim();
    if (bare === '') continue;
    const { text: word, flags } = splitFlags(bare);
    yield { word, flags };
  }
}
