import type { Listing } from '@vigie/engine';
import { PAGE_PHRASES } from '../../base/registers/page-phrases.ts';
import { foldText } from '../../base/text/match-phrases.ts';

type Availability = Listing['availability'];

const { column, stock } = PAGE_PHRASES;

/** The members of schema.org's ItemAvailability, and the words of shop systems in their place, without blanks. */
const TERMS = new Map<string, Availability>([
  ...['instock', 'instoreonly', 'onlineonly', 'limitedavailability', 'limitedstock'].map(
    (term) => [term, 'InStock'] as const,
  ),
  ...['outofstock', 'soldout', 'discontinued', 'oos', 'unavailable'].map((term) => [term, 'OutOfStock'] as const),
  ...['preorder', 'presale', 'backorder', 'onbackorder', 'madetoorder', 'reserved'].map(
    (term) => [term, null] as const,
  ),
]);
const VOCABULARY = /^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)(?:ItemAvailability[/#])?/i;

const escaped = (phrase: string): string => phrase.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
const isUnspaced = (phrase: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(phrase);

/** Matches nothing. */
const NEVER = '(?!)';

/** One expression for all phrases, at the bounds of words where the script has such; `*` leaves a word's end open. */
function anyOf(phrases: readonly string[]): RegExp {
  const sorted = [...phrases].sort((a, b) => b.length - a.length);
  const spaced = sorted.filter((phrase) => !isUnspaced(phrase));
  const closed = spaced.filter((phrase) => !phrase.endsWith('*')).map(escaped);
  const open = spaced.filter((phrase) => phrase.endsWith('*')).map((phrase) => escaped(phrase.slice(0, -1)));
  const unspaced = sorted.filter(isUnspaced).map((phrase) => escaped(phrase.replace(/\*$/, '')));
  const one = (alternatives: readonly string[]): string => (alternatives.length > 0 ? alternatives.join('|') : NEVER);
  const words = String.raw`(?<![\p{L}\p{N}])(?:(?:${one(closed)})(?![\p{L}\p{N}])|(?:${one(open)})\p{L}{0,20})`;
  return new RegExp(`${words}|${one(unspaced)}`, 'u');
}

const OUT = anyOf(stock.out);
const IN = anyOf(stock.in);
const NOT = anyOf(stock.not);
const LATER = anyOf(stock.later);
const BUY = anyOf(stock.buy);

/**
 * What bounds a number and refuses nothing, in words that also refuse: `plus de 10`, `il n'en reste que 3`, `no more than
 * 3`, `non più di 3`.
 */
const BOUNDING = new RegExp(
  String.raw`(?<!\p{L})(?:${[
    String.raw`(?:ne |n')(?:\p{L}+ ){1,3}(?:plus )?qu(?:e |')`,
    "plus (?:de |que |d')",
    '(?:not|no|non|never) (?:more|fewer|less) than ',
    'nicht (?:mehr|weniger) als ',
    'niet meer dan ',
    String.raw`non (?:\p{L}+ ){0,2}(?:che|piu di) `,
    String.raw`no (?:\p{L}+ ){0,2}mas (?:que|de) `,
    String.raw`nao (?:\p{L}+ ){0,2}mais (?:do )?(?:que|de) `,
    'nie (?:wiecej|mniej) niz ',
    '(?:ikke|inte) (?:mere|flere|mer|fler|faerre|farre) (?:end|enn|an) ',
    '(?:ne|nie) (?:vice|viac) (?:nez|ako) ',
    'nem tobb mint ',
    'nu (?:mai )?mult de ',
    'не (?:больше|более|більше|повече) (?:чем |ніж |от )?',
  ].join('|')})\d+`,
  'gu',
);
const NONE = /(?<![\d.,])0(?![\d.,])/;
const LEFT =
  /(?<![\d.,])(\d{1,6})\+? ?(?:left|remaining|restante?s?|ubrig|verbleibend|kvar|tilbage|igjen|jaljella|rimast[ie]|sztuk|stk|stuck|pcs|ks|db|шт|бр|τεμ|pz|uds?|pieces?|units?)(?!\p{L})/u;
/** The same with its word before it: `quedan 3`, `残り3点`. */
const LEFT_BEFORE =
  /(?:(?<!\p{L})(?:quedan?|restan|restano|restent|restam|осталось|залишилось|остават|متبقي) |(?:残り|仅剩|只剩|僅剩|剩余|剩餘|库存|庫存|在庫数?|재고) ?:? ?)(\d{1,6})(?![\d.,])/u;
/** `available from 12 March`: not yet. */
const FROM_DAY = new RegExp(
  [
    String.raw`^\s*(?:from|on|as of|starting|ab dem|ab|am|le|des le|des|a partir (?:de |d[ue]l? )?|desde el|desde|el|dal|da|il|vanaf|op|od|dne|fra|fran|den|от|с|из|από τις|από)`,
    ' ?(?:the |dem |den |il |el )?',
    '(?:(?:early|mid|late|anfang|mitte|ende|debut|fin|mi|inizio|meta|fine|(?:principios|mediados|finales) de|begin|midden|eind)[ -])?',
    String.raw`(?:(?<day>\d{1,2}[./-]\s?\d|\d{4}-\d\d|\d{1,2}(?:st|nd|rd|th|er|\.|º|°)? (?:de |d')?\p{L}{3,})|(?<month>\p{L}{3,})(?![\p{L}\p{N}]))`,
  ].join(''),
  'u',
);

/** Languages whose months are told from other words that follow `from`: those of the packs and of their neighbours. */
const MONTHS_OF = 'en fr de es it nl pl pt cs sk hu ro bg el da sv nb fi hr sl et lv lt ru uk tr'.split(' ');
let months: Set<string> | null = null;

/** Whether a folded word is a month's name (Unicode CLDR, as `Intl` has it), whole or short. Made when first asked. */
function isMonth(word: string): boolean {
  months ??= new Set(
    MONTHS_OF.flatMap((language) =>
      (['long', 'short'] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
        return Array.from({ length: 12 }, (_, at) => foldText(format.format(Date.UTC(2026, at, 1))).replace(/\.$/, ''));
      }),
    ).filter((name) => name.length > 2),
  );
  return months.has(word);
}

/** Whether what follows says from when: a day, or a month. */
function saysFromWhen(after: string): boolean {
  const { day, month } = FROM_DAY.exec(after)?.groups ?? {};
  return day !== undefined || (month !== undefined && isMonth(month));
}

/** Of the same sentence, or part of one. */
const CLAUSES = /[;!?|()\n:•]|[.,](?!\d)| [-–—] /;

function judge(clause: string): Availability | 'later' {
  if (OUT.test(clause)) return 'OutOfStock';
  const said = IN.exec(clause);
  const [, left] = LEFT.exec(clause) ?? LEFT_BEFORE.exec(clause) ?? [];
  if (said === null) return left === undefined ? null : Number(left) > 0 ? 'InStock' : 'OutOfStock';
  const before = clause.slice(0, said.index).replace(BOUNDING, ' ');
  if (NOT.test(before)) return 'OutOfStock';
  if (NONE.test(clause)) return 'OutOfStock';
  if (LATER.test(clause) || saysFromWhen(clause.slice(said.index + said[0].length))) return 'later';
  return 'InStock';
}

/**
 * What words say of an offer's availability, in the languages of `registers/page-phrases`: refusals first ("not in
 * stock" holds "in stock"), then what is only promised, then what can be had. Null: they say neither.
 *
 * @param folded the text as `foldText` gives it
 */
export function readStockWords(folded: string): Availability {
  let found: Availability = null;
  for (const clause of folded.split(CLAUSES)) {
    const said = judge(clause);
    if (said === 'OutOfStock') return said;
    if (said === 'InStock') found = said;
  }
  return found;
}

/** Whether a button's text, folded, says that the offer can be bought. */
export function saysBuy(folded: string): boolean {
  return BUY.test(folded);
}

const QUANTITY = /^(?:[>≥<~]|ca\.?|\p{L}{1,20}\s*[:：=])?\s*(-?\d{1,9}(?:[.,]\d+)?)\s*(?:\+|件|个|個|点|點|개)?$/u;

/**
 * Availability from a truth value, a quantity, a term of schema.org (`ItemAvailability`, with or without its address) or
 * of a shop system, or words in any language of the register; null where it is neither of the two (a pre-order) or not
 * known: the words are then the caller's to keep.
 */
export function readAvailability(written: string): Availability {
  const text = written
    .trim()
    .replace(VOCABULARY, '')
    .replace(/[/#]+$/, '');
  if (text === '') return null;
  const term = TERMS.get(text.toLowerCase().replace(/[\s_-]/g, ''));
  if (term !== undefined) return term;
  if (column.yes.test(text)) return 'InStock';
  if (column.no.test(text)) return 'OutOfStock';
  const [, quantity] = QUANTITY.exec(text) ?? [];
  if (quantity !== undefined) return Number(quantity.replace(',', '.')) > 0 ? 'InStock' : 'OutOfStock';
  return readStockWords(foldText(text.slice(0, 300)));
}
