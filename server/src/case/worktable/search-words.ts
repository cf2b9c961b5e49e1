import { fold, type Listing } from '@vigie/engine';

/** Characters of an offer that are read for the search; what a longer one says after them is not found by it. */
const READ = 50_000;
/** A word that is longer is found by its first so many characters. */
const LONGEST = 60;
/** From so many letters or digits on, a word is found by its beginning; a shorter one begins a large part of all words. */
const BEGINNING_FROM = 3;
/** From so many letters on, a word is found inside another too. */
const INSIDE_FROM = 5;

/** Scripts that set no spaces between words (and Hangul, whose particles stick to them): two characters are searched. */
const UNSPACED =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]+$/u;

/** A word, or a run of characters of a script without spaces. */
type Piece = { word: string } | { run: string[] };

/** The folded pieces of a text: letters and digits apart, so that XR-2000, XR 2000 and XR2000 are the same two. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const token of fold(text.slice(0, READ)).text.split(' ')) {
    if (token === '') continue;
    if (UNSPACED.test(token)) {
      const last = pieces.at(-1);
      const isRun = [...token].length === 1 && last !== undefined && 'run' in last;
      if (isRun) last.run.push(token);
      else pieces.push({ run: [...token] });
    } else
      for (const [word] of token.matchAll(/\p{N}+|\P{N}+/gu))
        pieces.push({ word: [...word].slice(0, LONGEST).join('') });
  }
  return pieces;
}

const isNumber = (word: string): boolean => /^\p{N}/u.test(word);

/** So many characters side by side, wherever they stand. */
function gramsOf(characters: readonly string[], size: number): string[] {
  return characters.slice(size - 1).map((_, at) => characters.slice(at, at + size).join(''));
}

// What stands before a lexeme says what it is: a word has nothing before it.
const INSIDE = '.';
const RUN = '_';
const MARK = '=';

/** A number with the letters beside it: `xr2000`, `100cm`. */
function pairsOf(pieces: readonly Piece[]): string[] {
  return pieces.slice(1).flatMap((piece, at) => {
    const before = pieces[at];
    if (!before || !('word' in before) || !('word' in piece)) return [];
    return isNumber(before.word) === isNumber(piece.word) ? [] : [before.word + piece.word];
  });
}

function lexemesOf(text: string, isFoundInside: boolean): string[] {
  const pieces = piecesOf(text);
  return [
    ...pairsOf(pieces),
    ...pieces.flatMap((piece) => {
      // The last by itself: a search for one character asks what a pair begins with.
      if ('run' in piece) return [...gramsOf(piece.run, 2), piece.run.at(-1)].map((gram) => `${RUN}${gram}`);
      const inside = isFoundInside ? gramsOf([...piece.word], 3).map((gram) => `${INSIDE}${gram}`) : [];
      return [piece.word, ...inside];
    }),
  ];
}

/**
 * What an offer is found by: its words in every script; of its title, its trader and its brand also what stands inside
 * a word.
 */
export function searchWords({ title, trader, brand, ...offer }: Listing): Set<string> {
  const names = [title, trader?.name, brand].join('\n');
  const rest = [
    ...[offer.id, offer.sku, offer.gtin, offer.mpn, trader?.id, offer.manufacturer?.name],
    ...offer.category,
    ...offer.attributes.flatMap(({ name, value }) => [name, value]),
    ...offer.warnings,
    offer.description,
  ].join('\n');
  return new Set([...lexemesOf(names, true), ...lexemesOf(rest, false)]);
}

/** By which a case is found by its pack and its rule. */
export const marksOf = ({ pack, rule }: { pack: string; rule: string }): string[] => [
  `${MARK}${pack}`,
  `${MARK}${pack}/${rule}`,
];

const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** As PostgreSQL reads a `tsvector`. */
export const vectorOf = (lexemes: Iterable<string>): string => [...lexemes].map(quoted).join(' ');

/** What finds the cases with any of these packs, or of these rules (`pack/rule`). Null: none is named. */
export const markQuery = (names: readonly string[]): string | null =>
  names.length === 0 ? null : `(${names.map((name) => quoted(MARK + name)).join(' | ')})`;

const all = (conditions: readonly string[]): string => `(${conditions.join(' & ')})`;
const begins = (lexeme: string): string => `${quoted(lexeme)}:*`;

const isShort = (piece: Piece): boolean =>
  'word' in piece && !isNumber(piece.word) && [...piece.word].length < BEGINNING_FROM;

/** What a piece of what was typed asks of an offer. */
function conditionsOf(piece: Piece): string[] {
  if ('run' in piece) {
    const [only = ''] = piece.run;
    if (piece.run.length === 1) return [begins(RUN + only)];
    return gramsOf(piece.run, 2).map((gram) => quoted(RUN + gram));
  }
  const letters = [...piece.word];
  if (letters.length < BEGINNING_FROM) return [quoted(piece.word)];
  if (letters.length < INSIDE_FROM || isNumber(piece.word)) return [begins(piece.word)];
  return [`(${begins(piece.word)} | ${all(gramsOf(letters, 3).map((gram) => quoted(INSIDE + gram)))})`];
}

/**
 * What finds the offers with everything that somebody typed, as PostgreSQL reads a `tsquery`: each word is one of
 * the offer's, or from three letters on begins one, or from five on stands inside one of its title's; letters and numbers typed as one stand beside
 * each other; one or two letters before or after a longer word, as an article, are not asked for. Null: nothing was typed that could be found.
 */
export function searchQuery(typed: string): string | null {
  const conditions = typed.split(/\s+/).flatMap((chunk) => {
    const pieces = piecesOf(chunk);
    const isPaired = (at: number) =>
      [at - 1, at].some((from) => from >= 0 && pairsOf(pieces.slice(from, from + 2)).length > 0);
    // The article of l'aurore is no word of the offer.
    const isAside = (piece: Piece) => isShort(piece) && pieces.some((other) => 'word' in other && !isShort(other));
    return [
      ...pairsOf(pieces).map(begins),
      ...pieces.flatMap((piece, at) => (isPaired(at) || isAside(piece) ? [] : conditionsOf(piece))),
    ];
  });
  return conditions.length === 0 ? null : all([...new Set(conditions)]);
}
