import { fold } from '@vigie/engine';
import { findCompanyNumbers, findVatNumbers, isPersonsNumber } from './company-numbers.ts';

const word = (forms: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms})(?![\\p{L}\\p{N}])`, 'u');

/** What a person in business is called, in full, as folded: whatever says it of the trader. */
const IN_FULL = word(
  [
    'sole traders?|sole proprietor(?:ship)?|natural persons?|private (?:individual|seller|person)|individual seller',
    'entrepreneur individuel|entreprise individuelle|(?:auto|micro) ?(?:entrepreneur|entreprise)|vendeur particulier|personne physique',
    'einzelunternehme[nr]|einzelkauf(?:mann|frau)|eingetragener? kauf(?:mann|frau)|inhaber(?:in)?|privat(?:person|verkaufer)',
    'ditta individuale|impresa individuale|persona fisica|autonom[oa]|empresari[oa] individual|empresario em nome individual|pessoa singular',
    'eenmanszaak|enskild (?:firma|naringsidkare)|enkelt(?:mands|person|manns)(?:virksomhed|foretak)|toiminimi|osoba fizyczna',
    'jednoosobowa dzialalnosc(?: gospodarcza)?|fyzicka osoba|zivnostnik|persoana fizica(?: autorizata)?|intreprindere individuala',
    'egyeni vallalkozo|samostojni podjetnik|едноличен търговец|ατομικη επιχειρηση|физическое лицо',
  ].join('|'),
);

/** The same in letters, which are something else elsewhere: in a name alone. */
const IN_LETTERS = word('ei|eirl|eurl ei|e ?k|e ?kfm|e ?kfr|inh|eni|jdg|tmi|osvc|szco|pfa|e ?v|s ?p|obrt|et|ет');

/** Chinese runs on without spaces. */
const IN_CHINESE = /[个個][体體](?:工商)?[户戶]/u;

const folded = (text: string): string => fold(text).text.replace(/[^\p{L}\p{N}]+/gu, ' ');

/**
 * Whether the trader of an offer is a person who does business under their own name, as far as the offer says so: by what
 * such a business is called in the languages of the Union, or by a number of the form that persons have.
 *
 * @param said all that the offer says in which it may stand
 */
export function isPersonInBusiness(name: string, said: readonly string[]): boolean {
  if (IN_LETTERS.test(folded(name)) || said.some((text) => IN_FULL.test(folded(text)) || IN_CHINESE.test(text)))
    return true;
  const text = said.join('\n');
  const vat = findVatNumbers(text);
  return [...vat, ...findCompanyNumbers(text, vat).map(({ number }) => number)].some(isPersonsNumber);
}
