/** Says no brand: matching on it would match everything. */
const noBrand =
  /^(?:sans (?:marque|nom|objet)|(?:marque )?aucune?(?: marque)?|(?:marque )?inconnue?|marque non communiqu[ée]e|non (?:communiqu|pr[ée]cis|renseign|indiqu)[ée]e?|non concern[ée]e?|(?:brand )?(?:is )?(?:unknown|unbranded|not (?:known|specified|indicated|applicable|available))|no[ -]?(?:brand|name|marca)|generic|unbekannt|keine(?: marke| angabe)?|ohne marke|markenlos|sin marca|desconocid[oa]|ningun[oa]|senza marca|sconosciut[oa]|nessun[ao]|non nota|sem marca|desconhecid[oa]|merkloos|onbekend|geen(?: merk)?|nieznan[aey]|brak(?: marki)?|bez (?:marki|značky|znacky|marke|zna[čc]ky)|nezn[áa]m[áaéeý]|неизвест\p{L}*|без марка|ok[äa]nt|uten merke|ukendt|ukjent|tuntematon|ismeretlen|necunoscut[ăa]?|f[ăa]r[ăa] marc[ăa]|άγνωστ\p{L}*|nepoznat[ao]?|neznan[ao]?|ne[žz]inoma\p{L}*|nezin[āa]m[sa]|teadmata|\(?n\.?\/?[ac]\.?\)?|[-–—.?/]+|autres?|other|andere|divers|various)?$/iu;

/** More brands than this in one notice are a list of shops. */
const MOST_BRANDS = 20;

/** Several brands in one cell are set apart by these signs; a comma also stands within a company's name. */
const APART = /\s+\/\s+|[;|¤$\n]/u;
/**
 * What is written behind a company's name and is none of the brand: the trade name comes after it, where the CPSC gives
 * one (`Acme Corp., d/b/a Zibbo, of Irvine, California`), then the place, and before both the legal form.
 */
const TRADED_AS = /^.*?,?\s+(?:d\/b\/a|dba|doing business as|trading as|t\/a)\s+/iu;
const PLACE = /,\s+(?:of|based in|from)\s+\p{L}.*$/u;
const FORM =
  /(?:,\s*|\s+)(?:&\s*|and\s+|et\s+|und\s+)?(?:inc(?:orporated)?|corp(?:oration)?|co|company|ltd|limited|llc|l\.l\.c|llp|lp|plc|gmbh(?:\s*&\s*co\.?\s*kg)?|ag|kg|e\.?k|s\.?a\.?s?|s\.?a\.?r\.?l|sarl|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|a\/s|aps|ab|oy|a\.?s|s\.?r\.?o|sp\.? z ?o\.? ?o|kft|d\.?o\.?o|pty|pte)\.?$/iu;

/** A company's name as its goods bear it, without its legal form and its place. */
function withoutForm(company: string): string {
  let name = company.replace(TRADED_AS, '').replace(PLACE, '').trim();
  for (let left = FORM.exec(name); left !== null && left.index > 0; left = FORM.exec(name))
    name = name.slice(0, left.index);
  return name.trim();
}

/** The brands among texts, without what is a company's alone: each once, and none that says there is none. */
export function brandsOf(texts: readonly string[]): string[] {
  const brands = texts
    .flatMap((text) => text.split(APART))
    .map((text) => withoutForm(text.trim()))
    .filter((brand) => !noBrand.test(brand) && /[\p{L}\p{N}]/u.test(brand) && brand.length <= 80);
  return [...new Set(brands)].slice(0, MOST_BRANDS);
}
