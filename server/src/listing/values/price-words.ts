/**
 * Words at the numbers of a price, in the languages of the markets that are read. Each pattern is asked of what stands
 * between a number and its neighbour.
 */
const ends = (words: string): RegExp => new RegExp(String.raw`(?<![\p{L}])(?:${words})[^\p{L}\d]{0,4}$`, 'iu');
const begins = (words: string): RegExp => new RegExp(String.raw`^[\s\u00a0.,()*–-]{0,3}(?:${words})(?![\p{L}])`, 'iu');

/** Before a price that was asked once, or is only recommended. */
export const OLD = ends(
  [
    'was|were|before|originally|original(?: price)?|regular(?:ly)?(?: price)?|reg|list(?: price)?|rrp|r\\.r\\.p|msrp|srp|old price|compare at|instead of|retail(?: price)?',
    'statt|anstatt|uvp|uvp des herstellers|bisher|vorher|früher|alter preis|ursprünglich|normalpreis|listenpreis',
    "au lieu de|avant|ancien(?:nement)?(?: prix)?|prix (?:barré|conseillé|de référence|initial|normal|d['’]origine|public)",
    'antes|precio (?:original|anterior|recomendado|habitual)|pvpr?|en lugar de',
    'prima|invece di|anziché|prezzo (?:originale|precedente|di listino|consigliato|pieno)',
    'adviesprijs|van|normaal|oude prijs|i\\.p\\.v|in plaats van',
    'cena (?:regularna|katalogowa|poprzednia|przed)|zamiast|było|najniższa cena(?: z 30 dni)?(?: przed obniżką)?',
    'preço (?:anterior|original|de tabela)|em vez de',
    'původní cena|pôvodná cena|běžná cena|bežná cena|místo|namiesto',
    'ord(?:\\.|inarie)? ?pris|tidigare(?: pris)?|før(?:pris)?|normalpris|veil\\.? ?pris|ennen|norm(?:aalihinta)?|ovh',
    'eredeti ár|korábbi ár|pre[țţt](?:ul)? (?:vechi|ini[țţt]ial)|prp|redna cena|redovna cijena|tavahind',
    'старая цена|вместо|было|стара цена|редовна цена|αρχική τιμή|π\\.?λ\\.?τ|原价|原價|市场价|定価|通常価格|정가',
  ].join('|'),
);

/**
 * Before the lowest price of the last thirty days, which stands beside a lowered one (Directive 98/6/EC, article 6a); its
 * own number, 30, stands between.
 */
const LOWEST = [
  'lowest(?: recent)?(?: price)?|(?:prix )?(?:le )?plus bas|niedrigster|tiefst(?:er )?preis|bestpreis|günstigster|más bajo|mínimo|più basso|laagste|najniższ[aą]',
  'mais baixo|nejnižší|najnižšia|legalacsonyabb|cel mai (?:mic|scăzut)|най-ниска(?:та)?|χαμηλότερη|lägsta|laveste|alin|najniža|najnižja|madalaim|zemākā|(?:mažiausia|žemiausia)',
].join('|');
export const LOWEST_OF_30_DAYS = new RegExp(
  String.raw`(?<!\p{L})(?:(?:${LOWEST})\D{0,40}(?<!\d)30(?!\d)\D{0,50}|30\D{1,12}(?:${LOWEST}|low)\D{0,30})$`,
  'iu',
);
/** The same behind it, in brackets. */
export const IS_LOWEST_OF_30_DAYS = new RegExp(String.raw`^\s*\(\D{0,20}(?:${LOWEST})`, 'iu');

/** Before one of several instalments, or the price of one piece of several: `3 x`. */
export const TIMES = /(?<!\d)\d{1,3}\s?[x×]\s?$/iu;

/** Before the price that is asked now. */
export const NOW = ends(
  [
    'now|only|sale(?: price)?|special(?: price)?|offer|deal|our price|today',
    'jetzt|nur|aktionspreis|angebotspreis|sonderpreis|unser preis|aktuell|angebot',
    'maintenant|désormais|prix (?:promo|soldé|réduit|actuel)|promo|soldes?',
    'ahora|oferta|por|ora|adesso|scontato|prezzo (?:scontato|attuale)|nu|voor|teraz|promocja|cena promocyjna|agora',
    'nyní|akce|akční cena|teraz|nyt|nå|most|akciós ár|acum|sada|zdaj|tagad|dabar|nüüd',
    'сейчас|теперь|сега|τώρα|现价|現價|現在|特価|할인가|판매가',
  ].join('|'),
);

/** Before an amount that is no price of the goods: what is saved, carried, left as a deposit, paid by the month. */
export const OTHER_AMOUNT = ends(
  [
    '\\+|plus|zzgl\\.?|zuzügl(?:ich|\\.)?|(?:you )?save|saving|(?:sie )?sparen(?: sie)?|ersparnis|rabatt|discount|off|coupon|voucher|gutschein',
    '(?:vous )?économisez|économie|remise|réduction|bon|ahorr[ae]s?|ahorro|descuento|risparmi[ao]?|sconto|bespaar|korting|oszczędzasz|rabat|poupe|desconto|spara|spar',
    "shipping|delivery|postage|p&p|versand(?:kosten)?|porto|livraison|frais (?:de port|d['’]envoi|de livraison)|envío|spedizione|verzend(?:kosten|ing)?|dostawa|frete|portes|frakt|fragt|toimitus",
    'pfand|deposit|consigne|statiegeld|fianza|cauzione|kaucja|rate|monthly|monatlich|mensualité',
  ].join('|'),
);
export const OTHER_AMOUNT_AFTER = begins(
  'off|discount|rabatt|gespart|saved|savings?|de (?:réduction|remise|rabais|descuento|desconto)|di sconto|korting|zniżki|taniej|shipping|delivery|postage|versand(?:kosten)?|(?:de )?(?:frais de )?(?:livraison|port)|de envío|di spedizione|verzendkosten|dostawa|frakt|pfand|deposit|consigne|\\/\\s?(?:mo|month|monat|mois|mes|mese|maand)|(?:per|a|pro|par|al) (?:month|monat|mois|mes|mese|maand)|mtl|monatlich',
);

/** After the price of a unit of weight, volume or number. */
export const PER_UNIT = begins(
  '(?:\\/|per|pro|par|por|al|je|za|för|pr\\.?|cada|le|la|1)\\s*(?:\\d+(?:[.,]\\d+)?\\s*)?(?:kg|g|gr|ml|cl|l|lt|liter|litre|litro|litr|m|cm|m²|qm|stück|stk|st|pcs?|pieces?|units?|unité|unidad|pièce|pz|szt|ks|ud|metre|meter|metro|шт|кг|л|wash|100)',
);

/** After a price without tax. */
export const EXCLUDING_TAX = begins(
  'h\\.?t\\.?|hors taxes?|(?:ex|excl\\.?|exclusive|without|plus|\\+)\\s*(?:of )?(?:vat|tax|btw)|netto|zzgl\\.? mwst|exkl\\.? mwst|ohne mwst|sin iva|iva esclusa|iva escl|\\+ iva|bez dph|bez vat|sem iva|uden moms|exkl\\.? moms|без ддс|без ндс|χωρίς φπα',
);

/** After a number that counts or measures. */
export const COUNTED =
  /^(?:\s*(?:[x×*"″]|%)|[\s\u00a0-]*(?:x|er|ers|pcs?|pieces?|pièces?|pairs?|paires?|paar|par|pares|paia|packs?|pk|stück|stücke|stk|st|für|for|pour|per|pz|pezzi|szt|sztuk|ks|kusů|db|kpl|шт|бр|τεμ|items?|units?|unités?|unidades|uds?|teilig|tlg|teile|in\s?1|sets?|cm|mm|m|km|kg|g|gr|ml|l|cl|inch(?:es)?|in|ft|lbs?|oz|watt|w|v|days?|tage?|jours?|días?|giorni|dni|stars?|months?|monate?|mois|years?|jahre?|ans|reviews?|left|available)(?![\p{L}]))|^\s*(?:個|件|个|点|枚|套|只|双|개|本入)/iu;
/** Before one. */
export const COUNTING = ends(
  'pack|set|lot|box|bundle|pk|satz|packung|confezione|paquete|juego|(?:pack|set|lot|box|bundle|satz|packung|confezione|paquete|juego) (?:of|de|da|di|von|mit|à)|x|×|size|größe|gr|taille|talla|nr|no|n°|nº|#|model|modell|modèle|qty|quantity|menge|quantité',
);

/** After an amount of the smaller unit. */
export const MINOR =
  /^[\s\u00a0]?(?:cents?|ct|cts|centimes?|c[ée]ntimos?|c[êe]ntimos?|centesimi|eurocents?|¢|коп(?:еек|ейки|ійок)?|gr|groszy|bani|øre|öre|aurar|ст|стотинки|halé[řr]ů|λεπτά|p)(?![\p{L}\d])\.?/iu;
