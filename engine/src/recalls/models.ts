import { findMeasures } from '../measures/find-measures.ts';

/** More models than this in one notice are a table: its first ones. */
const MOST_MODELS = 50;

/** Lists in one field are set apart by these signs, in the exports as they are. */
export const partsOf = (text: string): string[] =>
  text
    .split(/[,;\n|$¤]/u)
    .map((part) => part.trim())
    .filter(Boolean);

/** A designation: letters with digits, or five digits and more, in one. */
const CODE = /(?=[\p{L}\d./_-]*\d)(?:(?=[\p{L}\d./_-]*\p{L})[\p{L}\d][\p{L}\d./_-]{2,}[\p{L}\d]|\d{5,})/u;
/** A day, a month or a year, and nothing else: when a thing was sold is no model. */
const MONTHS =
  'jan(?:\\p{L}*)|f[eé][bv](?:\\p{L}*)|m[aä]r(?:\\p{L}*)|apr(?:\\p{L}*)|avr(?:\\p{L}*)|ma[iy]|mai|jun(?:\\p{L}*)|juin|jui(?:\\p{L}*)|jul(?:\\p{L}*)|aug(?:\\p{L}*)|ao[uû]t|sep(?:\\p{L}*)|o[ck]t(?:\\p{L}*)|nov(?:\\p{L}*)|d[eé][cz](?:\\p{L}*)|genn?a(?:\\p{L}*)';
const DATE = new RegExp(`^(?:(?:\\d{1,4}|${MONTHS}|de|du|au|the|of|to|bis|from)(?:[\\s./-]+|$))+$`, 'iu');
/** Words that are said of every thing, in the languages of the exports. */
const GENERIC =
  /^(?:all|any|every|tou(?:te)?s|alle|todos|tutti|the|les?|la|l|die|das|der|des|du|de|various|divers(?:es)?|diverse|several|unique|mod[eè]les?|models?|modell[eo]?s?|types?|typ|versions?|r[eé]f(?:[eé]rences?)?|colou?rs?|couleurs?|farben?|taill?es?|sizes?|gr[oö](?:ss|ß)en?|lots?|batch(?:es)?|s[eé]ries?|produits?|products?|produkte?|articles?|items?|unknown|inconnue?s?|unbekannt|n\/?a|none|aucune?|kein[es]?|not|non|nicht|applicable|concern[eé]e?s?|specified|pr[eé]cis[eé]e?s?|voir|see|siehe|liste?|pi[eè]ce|jointe|attached|par|x|et|and|und|rouge|red|rot|bleue?|blue|blau|noire?|black|schwarz|blanc(?:he)?|white|wei(?:ss|ß)|verte?|green|gr[uü]n|jaune|yellow|gelb|rose|pink|grise?|gr[ea]y|grau)$/iu;

/**
 * Whether a text names a model, so that the brand and it together are one product: a designation, or two words at least
 * that are not said of everything. A bare year, a date, a quantity and a generic word are none.
 */
export function isModel(text: string): boolean {
  if (text.length < 4 || text.length > 60 || DATE.test(text)) return false;
  let rest = text;
  for (const { start, end } of findMeasures(text).reverse()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  const words = rest.split(/[\s,;:()]+/u).filter(Boolean);
  if (words.length > 8) return false;
  if (words.some((word) => CODE.test(word) && !DATE.test(word))) return true;
  const own = words.filter((word) => /\p{L}{2}/u.test(word) && !GENERIC.test(word));
  return own.length > 1 || (own.length === 1 && words.length > 1 && /\d/u.test(text));
}

/** Models that can be looked for, of a text that lists them. */
export function modelsOf(text: string): string[] {
  const models = partsOf(text)
    .map((part) => part.replaceAll(/[*…]/gu, ' ').trim())
    .filter(isModel);
  return [...new Set(models)].slice(0, MOST_MODELS);
}
