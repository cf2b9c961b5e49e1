import type { Words } from '@vigie/engine';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import type { VisitFailureKind } from '../../base/fetch/fetch.ts';

/** Makes a sentence of what was found: `quote` is what the detail quotes of the page, or an address. */
type Say = (quote: string, detail: string) => Words;

const fixed =
  (en: string, fr: string): Say =>
  () => ({ en, fr });
/** Words that end in the quote, between the marks of each language. */
const quoting =
  (en: string, fr: string): Say =>
  (quote) => ({ en: `${en} “${quote}”`, fr: `${fr} « ${quote} »` });
/** Words that end in an address, or in what a server said of itself. */
const naming =
  (en: string, fr: string): Say =>
  (quote) => ({ en: `${en} ${quote}`, fr: `${fr} ${quote}` });

const SIGNS: Readonly<Record<string, string>> = {
  title: 'titre',
  price: 'prix',
  'way to order': 'moyen de commander',
  'no title': 'pas de titre',
  'no price': 'pas de prix',
  'no way to order': 'pas de moyen de commander',
};
const inFrench = (signs: string): string =>
  signs
    .split(', ')
    .map((sign) => SIGNS[sign] ?? sign)
    .join(', ');

const VERDICTS: Record<'online' | 'removed' | 'restricted' | 'indeterminate', string> = {
  online: 'en ligne',
  removed: 'retirée',
  restricted: 'restreinte',
  indeterminate: 'indéterminée',
};
const placesInFrench = (places: string): string =>
  Object.entries(VERDICTS).reduce(
    (text, [verdict, french]) => text.replaceAll(`${verdict}: `, `${french} : `),
    places.replaceAll('; ', ' ; '),
  );

const ownWords = quoting(
  'it says, in words known of this platform,',
  'elle dit, en des mots connus de cette plateforme :',
);

/** What each code says. A code that a verdict gives and that has no words here does not compile. */
const WORDS = {
  // Nothing could be judged of the answer.
  'not-a-page': naming('the answer is not a page but', 'la réponse n’est pas une page, mais'),
  'left-the-site': naming('redirected to another site:', 'redirigée vers un autre site :'),
  'redirected-home': naming('redirected to the first page of the site:', 'redirigée vers l’accueil du site :'),
  redirected: naming('redirected to', 'redirigée vers'),
  'sends-elsewhere': naming('the page goes on to', 'la page renvoie vers'),
  cut: fixed('the page was not read to its end', 'la page n’a pas été lue jusqu’au bout'),
  empty: fixed('the page has no text', 'la page n’a pas de texte'),
  challenge: quoting('the page is a barrier to robots:', 'la page est une barrière aux robots :'),
  'sign-in': fixed('the page asks to sign in', 'la page demande de se connecter'),
  'age-wall': fixed(
    'the page asks for an age and shows nothing else',
    'la page demande un âge et ne montre rien d’autre',
  ),
  'out-of-order': fixed('the page says that the service is out of order', 'la page dit que le service est en panne'),
  'offer-not-seen': fixed('neither the offer nor a word about it', 'ni l’offre ni un mot à son sujet'),
  'offer-incomplete': fixed(
    'the offer’s title is shown, but no price and no way to order',
    'le titre de l’offre est affiché, mais ni prix ni moyen de commander',
  ),
  'missing-yet-shown': (_, detail) => ({
    en: detail,
    fr: `le serveur répond ${/\d{3}/.exec(detail)?.[0] ?? 'que la page manque'}, et pourtant l’offre ${detail.includes('out of stock') ? 'est dite épuisée' : 'est affichée'}`,
  }),
  contradictory: (quote, detail) =>
    detail.startsWith('says ')
      ? {
          en: `the page says “${quote}”, yet shows the offer or a part of it`,
          fr: `la page dit « ${quote} », et montre pourtant l’offre ou une partie d’elle`,
        }
      : { en: 'yet the offer is shown', fr: 'et pourtant l’offre est affichée' },
  // The offer is there.
  'offer-shown': (_, detail) => ({
    en: `the offer is shown: ${detail}`,
    fr: `l’offre est affichée : ${inFrench(detail)}`,
  }),
  'other-title': fixed(
    'an offer under another title is shown at the same address',
    'une offre sous un autre titre est affichée à la même adresse',
  ),
  'out-of-stock': quoting('out of stock:', 'épuisée :'),
  moved: naming('moved to', 'déplacée vers'),
  'came-back': fixed(
    'the check before this one found it removed',
    'la vérification précédente l’avait trouvée retirée',
  ),
  // It is not, or not for everybody.
  'says-gone': (quote, detail) =>
    detail === quote
      ? { en: `the page says “${quote}”`, fr: `la page dit « ${quote} »` }
      : {
          en: `the page says “${quote}”; the offer is shown all the same`,
          fr: `la page dit « ${quote} » ; l’offre est pourtant affichée`,
        },
  'offer-absent': (_, detail) => ({ en: detail, fr: inFrench(detail) }),
  'not-here': quoting('not offered here:', 'pas proposée ici :'),
  'age-verification': fixed('behind an age verification', 'derrière une vérification de l’âge'),
  'learned-gone': ownWords,
  'learned-restricted': ownWords,
  'learned-challenge': ownWords,
  'learned-out-of-stock': ownWords,
  // Several viewpoints; a person.
  'seen-from': (_, detail) => ({
    en: `by viewpoint: ${detail}`,
    fr: `selon le point de vue : ${placesInFrench(detail)}`,
  }),
  'decided-by-person': (_, detail) => ({
    en: `a person decided: “${detail}”`,
    fr: `une personne a tranché : « ${detail} »`,
  }),
} satisfies Record<string, Say>;

/** A code that a verdict may give: its own, what kept the page from answering, or a status (`status-404`). */
export type ReasonCode = keyof typeof WORDS | VisitFailureKind | `status-${number}`;

const STATUSES: Readonly<Record<string, Words>> = {
  404: { en: ' (not found)', fr: ' (introuvable)' },
  410: { en: ' (gone)', fr: ' (disparue)' },
  451: { en: ' (unavailable for legal reasons)', fr: ' (indisponible pour raisons légales)' },
};

function sayStatus(status: string, detail: string): Words {
  const named = STATUSES[status] ?? { en: '', fr: '' };
  const isShown = detail === 'and yet the whole offer is shown';
  return {
    en: `the server answers ${status}${named.en}${isShown ? ', and yet the whole offer is shown' : ''}`,
    fr: `le serveur répond ${status}${named.fr}${isShown ? ', et pourtant toute l’offre est affichée' : ''}`,
  };
}

const isIn = <T extends object>(table: T, code: PropertyKey): code is keyof T => Object.hasOwn(table, code);

/** A reason of a check in words. What is kept of a check is the code and an English detail; one kept with a code that is no longer given shows its detail. */
export function sayReason({ code, detail }: { code: string; detail: string }): Words {
  const status = /^status-(\d{3})$/.exec(code)?.[1];
  if (status) return sayStatus(status, detail);
  if (isIn(FAILURE_WORDS, code)) return FAILURE_WORDS[code];
  if (!isIn(WORDS, code)) return { en: detail || code, fr: detail || code };
  const say: Say = WORDS[code];
  const quote =
    /"(.*)"/s.exec(detail)?.[1] ??
    detail.replace(/^(?:the answer is|redirected to|the page goes on to) |; the offer is shown all the same$/g, '');
  return say(quote, detail);
}
