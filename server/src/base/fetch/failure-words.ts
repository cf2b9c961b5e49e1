import type { Words } from '@vigie/engine';
import type { VisitFailure, VisitFailureKind } from './fetch.ts';

/** Why there is no answer to judge, as people read it. */
export const FAILURE_WORDS: Record<VisitFailureKind, Words> = {
  timeout: { en: 'no answer in time', fr: 'pas de réponse à temps' },
  'refused-address': { en: 'the address may not be visited', fr: 'l’adresse ne peut être visitée' },
  robots: {
    en: 'the site does not let robots in (robots.txt)',
    fr: 'le site n’admet pas les robots (robots.txt)',
  },
  'too-large': { en: 'the answer is too large', fr: 'la réponse est trop volumineuse' },
  dns: { en: 'the name of the site was not found', fr: 'le nom du site n’a pas été trouvé' },
  tls: { en: 'no secure connection could be made', fr: 'aucune connexion sécurisée n’a pu être établie' },
  connection: { en: 'no connection could be made', fr: 'aucune connexion n’a pu être établie' },
  'bad-url': { en: 'the address is no URL', fr: 'l’adresse n’est pas une URL' },
  proxy: { en: 'the proxy did not let it through', fr: 'le serveur mandataire n’a pas laissé passer' },
  'too-many-redirects': { en: 'too many redirects', fr: 'trop de redirections' },
  elsewhere: { en: 'it leads to another site', fr: 'elle renvoie à un autre site' },
};

/** Why a visit failed: in English with its particulars, in French by its kind. */
export function explainFailure({ kind, detail }: Pick<VisitFailure, 'kind' | 'detail'>): Words {
  return { en: detail, fr: FAILURE_WORDS[kind].fr };
}
