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
  'jan(?:uary|uar|v|vier|uari)?|jänner|f[eé]v(?:r|rier)?|feb(?:ruary|ruar|r)?|m[aä]r(?:s|ch|z|zo)?|avr(?:il)?|apr(?:il|ile)?|ma[iy]|mai|maggio|jun[ei]?|juin|giugno|juil(?:let)?|jul[yi]?|luglio|aug(?:ust|usti)?|ao[uû]t|agosto|sept?(?:ember|embre)?|sett(?:embre)?|o[ck]t(?:ober|obre)?|ott(?:obre)?|nov(?:ember|embre)?|d[eé][cz](?:ember|embre)?|dic(?:embre)?|genn?(?:aio)?|febb(?:raio)?';
const DATE = new RegExp(`^(?:(?:\\d{1,4}|${MONTHS}|de|du|au|the|of|to|bis|from)(?:[\\s./-]+|$))+$`, 'iu');
/**
 * What is written like a designation and is none: a standard (EN 71-3), a protection class (IEC 60529: IPX4), a kind of
 * plug, a size (EU-38), so many in one, a day without signs between, and a batch.
 */
const NO_CODE =
  /(?:(?<![\p{L}\d/-])(?:(?:(?:din|en|iso|iec)[\s-]+|(?:bs|nf|astm|ansi|ul)\s+)+(?:[a-z]\s?)?\d[\d.:-]*|ip[x\d]\d[kmx]?|usb[\s-]?\d(?:\.\d)?|(?:eu|uk|us|fr|de|it)[\s-]?\d{2}(?:[.,/-]\d+)?|\d+[\s-]?(?:in|en|x)[\s-]?1|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|1[0-2])20[12]\d)|(?<!\p{L})(?:lots?|batch(?:es)?|charge)[\s:]*(?:n[°ºo]\.?\s*)?[\p{L}\d./-]*\d[\p{L}\d./-]*)(?![\p{L}\d])/giu;
/** Words that are said of every thing, in the languages of the exports. */
const GENERIC =
  /^(?:to|for|pour|f[uü]r|with|avec|mit|years?|sold|vendue?s?|verkauft|since|depuis|seit|until|ann[ée]es?|ans?|jahre?|mois|months?|monate?|saisons?|seasons?|[ée]t[ée]|hiver|printemps|automne|summer|winter|spring|autumn|sommer|herbst|fr[uü]hjahr|dlc|ddm|dluo|mhd|best|before|use|expir\p{L}*|plus|from|aus|bis|jusqu|made|in|fabriqu[ée]e?s?|china|chine|france|germany|deutschland|cotton|coton|baumwolle|bio|organic|wireless|bluetooth|usb|usb-c|type-c|standard|classic|new|nouveau|nouvelle|neu|all|any|every|tou(?:te)?s|alle|todos|tutti|the|les?|la|l|die|das|der|des|du|de|various|divers(?:es)?|diverse|several|unique|mod[eè]les?|models?|modell[eo]?s?|types?|typ|versions?|r[eé]f(?:[eé]rences?)?|colou?rs?|couleurs?|farben?|taill?es?|sizes?|gr[oö](?:ss|ß)en?|lots?|batch(?:es)?|s[eé]ries?|produits?|products?|produkte?|articles?|items?|unknown|inconnue?s?|unbekannt|n\/?a|none|aucune?|kein[es]?|not|non|nicht|applicable|concern[eé]e?s?|specified|pr[eé]cis[eé]e?s?|voir|see|siehe|liste?|pi[eè]ce|jointe|attached|par|x|et|and|und|rouge|red|rot|bleue?|blue|blau|noire?|black|schwarz|blanc(?:he)?|white|wei(?:ss|ß)|verte?|green|gr[uü]n|jaune|yellow|gelb|rose|pink|grise?|gr[ea]y|grau)$/iu;

/**
 * Whether a text names a model, so that the brand and it together are one product: a designation, or two words at least
 * that are not said of everything. A bare year, a date, a quantity and a generic word are none.
 */
export function isModel(text: string): boolean {
  if (text.length < 4 || text.length > 60 || DATE.test(text)) return false;
  let rest = text;
  for (const { start, end } of findMeasures(text).reverse()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  rest = rest.replaceAll(NO_CODE, ' ');
  const words = rest.split(/[\s,;:()%]+/u).filter(Boolean);
  if (words.length > 8) return false;
  if (words.some((word) => CODE.test(word) && !DATE.test(word))) return true;
  const own = words.filter((word) => /\p{L}{2}/u.test(word) && !GENERIC.test(word));
  return own.length > 1 || (own.length === 1 && words.length > 1 && /\d/u.test(rest));
}

/** Models that can be looked for, of a text that lists them. */
export function modelsOf(text: string): string[] {
  const models = partsOf(text)
    .map((part) => part.replaceAll(/[*…]/gu, ' ').trim())
    .filter(isModel);
  return [...new Set(models)].slice(0, MOST_MODELS);
}
