/** Says no brand: matching on it would match everything. */
const noBrand =
  /^(?:sans (?:marque|nom|objet)|(?:marque )?aucune?(?: marque)?|(?:marque )?inconnue?|marque non communiqu[ée]e|non (?:communiqu|pr[ée]cis|renseign|indiqu)[ée]e?|non concern[ée]e?|(?:brand )?(?:is )?(?:unknown|unbranded|not (?:known|specified|indicated|applicable|available))|no[ -]?(?:brand|name|marca)|generic|unbekannt|keine(?: marke| angabe)?|ohne marke|markenlos|sin marca|desconocid[oa]|ningun[oa]|senza marca|sconosciut[oa]|nessun[ao]|non nota|sem marca|desconhecid[oa]|merkloos|onbekend|geen(?: merk)?|nieznan[aey]|brak(?: marki)?|bez (?:marki|značky|znacky|marke|zna[čc]ky)|nezn[áa]m[áaéeý]|неизвест\p{L}*|без марка|ok[äa]nt|uten merke|ukendt|ukjent|tuntematon|ismeretlen|necunoscut[ăa]?|f[ăa]r[ăa] marc[ăa]|άγνωστ\p{L}*|nepoznat[ao]?|neznan[ao]?|ne[žz]inoma\p{L}*|nezin[āa]m[sa]|teadmata|\(?n\.?\/?[ac]\.?\)?|[-–—.?/]+|autres?|other|andere|divers|various)?$/iu;

/** More brands than this in one notice are a list of shops. */
const MOST_BRANDS = 20;

/** The brands among texts: each once, and none that says there is none. */
export function brandsOf(texts: readonly string[]): string[] {
  const brands = texts
    .map((text) => text.trim())
    .filter((brand) => !noBrand.test(brand) && /[\p{L}\p{N}]/u.test(brand) && brand.length <= 80);
  return [...new Set(brands)].slice(0, MOST_BRANDS);
}
