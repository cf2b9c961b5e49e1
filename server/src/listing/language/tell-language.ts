import type { Listing } from '@vigie/engine';

/** What an identifier makes of a text: a language and how likely it is. */
interface Guess {
  language: string;
  probability: number;
}

/** Two identifiers that share neither method nor training data. */
export interface Identifiers {
  fastText(text: string): Promise<Guess>;
  cld3(text: string): Guess;
}

let opened: Promise<Identifiers> | undefined;

/**
 * The identifiers, opened when first asked for and kept for the life of the process: fastText's `lid.176` and CLD3, both
 * WebAssembly, 20 MB together.
 */
function openIdentifiers(): Promise<Identifiers> {
  opened ??= (async () => {
    const [{ getLIDModel }, { loadModule }] = await Promise.all([import('fasttext.wasm.js'), import('cld3-asm')]);
    const model = await getLIDModel();
    await model.load();
    // Without its least length CLD3 calls a text without letters Japanese: such texts do not come this far.
    const cld3 = (await loadModule()).create(0, MOST_LETTERS * 4);
    return {
      async fastText(text) {
        const { alpha2, alpha3, possibility } = await model.identify(text);
        return { language: alpha2 ?? alpha3, probability: possibility };
      },
      cld3(text) {
        const { language, probability } = cld3.findLanguage(text);
        return { language, probability };
      },
    };
  })();
  return opened;
}

/** Letters that a text must have: of a shorter one both are sure and wrong (`juguete de madera` is "Portuguese"). */
const LEAST_LETTERS = 40;
/** Fewer than these take more certainty where a close relative writes nearly the same. */
const PLENTY = 100;
/** More add nothing but time. */
const MOST_LETTERS = 600;
const SURE = 0.5;
const SURE_OF_RELATIVES = { fastText: 0.8, cld3: 0.9 };
/** Languages that identifiers take for one another in short texts. */
const RELATIVES = new Set(
  ['pt es gl ca', 'da nb no nn sv', 'id ms', 'cs sk', 'hr sr bs sl', 'ru uk be bg mk', 'af nl'].flatMap((group) =>
    group.split(' '),
  ),
);

/** The words of a text: addresses, model numbers and signs say nothing of a language. */
function wordsOf(text: string): string {
  return text
    .slice(0, MOST_LETTERS * 8)
    .replace(/\bhttps?:\S+/giu, ' ')
    .replace(/[\p{L}\p{M}'’-]*\p{Nd}[\p{L}\p{M}\p{Nd}.,/×-]*/gu, ' ')
    .replace(/[^\p{L}\p{M}'’-]+/gu, ' ')
    .trim()
    .slice(0, MOST_LETTERS);
}

/** Names by what an identifier calls a language: some hundred. */
const names = new Map<string, string | null>();

/** Both by one name: `iw` is `he`, `no` is `nb`. Null for what is no language, or one in letters of another. */
function nameOf(code: string): string | null {
  const known = names.get(code);
  if (known !== undefined) return known;
  const name = readName(code);
  names.set(code, name);
  return name;
}

function readName(code: string): string | null {
  if (code === 'und' || code.endsWith('-Latn')) return null;
  try {
    const { language } = new Intl.Locale(Intl.getCanonicalLocales(code)[0] ?? code);
    return language === 'no' || language === 'nn' ? 'nb' : language;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

/**
 * The language of an offer's title and description (BCP 47), or `und` where the text is too short or the two identifiers
 * do not agree: doubt is no language.
 *
 * For what people are shown and for counts. It narrows nothing: a wrong guess must not silence a term of another
 * language, so that every list is looked for in every offer.
 */
export async function tellLanguage(
  listing: Pick<Listing, 'title' | 'description'>,
  identifiers?: Identifiers,
): Promise<string> {
  const words = wordsOf(`${listing.title}\n${listing.description ?? ''}`);
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  // A sign of these scripts says as much as several letters.
  const weighed =
    letters +
    3 * (words.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0);
  if (weighed < LEAST_LETTERS) return 'und';
  const { fastText, cld3 } = identifiers ?? (await openIdentifiers());
  const one = await fastText(words);
  const language = nameOf(one.language);
  // fastText says English with 0.1245 of what it knows nothing of, and a little more than 1 of what it knows well.
  if (language === null || one.probability < SURE) return 'und';
  const other = cld3(words);
  if (nameOf(other.language) !== language) return 'und';
  if (letters >= PLENTY || !RELATIVES.has(language)) return language;
  const { fastText: first, cld3: second } = SURE_OF_RELATIVES;
  return one.probability >= first && other.probability >= second ? language : 'und';
}
