import { sentences } from '../base/core/sentences.ts';

/** What is said of evidence beside refusals. */
export const say = sentences({
  noUrl: {
    en: 'The listing has no URL, so there is no page to capture.',
    fr: 'L’offre n’a pas d’adresse : il n’y a pas de page à capturer.',
  },
  captureFailed: { en: 'The capture failed.', fr: 'La capture a échoué.' },
  /** Of a page that a person uses. */
  attendedSpent: {
    en: 'this visit has fetched as much as one may: seal what is shown, or end it',
    fr: 'cette visite a chargé tout ce qu’une visite peut charger : scellez ce qui est affiché ou terminez-la',
  },
  attendedDownload: { en: 'it is a download, which is not taken', fr: 'c’est un téléchargement, qui n’est pas pris' },
  unableFile: {
    en: 'The page asks for a file. No file can be sent from here.',
    fr: 'La page demande un fichier. Aucun fichier ne peut être envoyé d’ici.',
  },
  unableWindow: {
    en: 'The page opened a second window to write in or to send a form to. There is one window here: the second was closed, and nothing was sent to it.',
    fr: 'La page a ouvert une deuxième fenêtre pour y écrire ou y envoyer un formulaire. Il n’y a qu’une fenêtre ici : la deuxième a été fermée, et rien n’y a été envoyé.',
  },
  unableDownload: {
    en: 'The page offers a file. Files are not taken here.',
    fr: 'La page propose un fichier. Les fichiers ne sont pas pris ici.',
  },
  unablePassword: {
    en: 'The site asks for a name and a password by the browser itself (HTTP 401). That cannot be answered here.',
    fr: 'Le site demande un nom et un mot de passe par le navigateur lui-même (HTTP 401). On ne peut pas y répondre ici.',
  },
  unableStuck: {
    en: 'The page does not answer. Wait, go back to the previous page, or end the visit.',
    fr: 'La page ne répond pas. Patientez, revenez à la page précédente ou terminez la visite.',
  },
  sealingFailed: { en: 'Sealing failed.', fr: 'Le scellement a échoué.' },
  archivingFailed: { en: 'Archiving failed.', fr: 'L’archivage a échoué.' },
  /** Of a damaged package. */
  objectMissing: { en: 'object {object} is missing', fr: 'l’objet {object} manque' },
  objectChanged: { en: 'object {object} has changed', fr: 'l’objet {object} a changé' },
  keyChanged: { en: 'its key has changed', fr: 'sa clé a changé' },
  sealedFileMissing: { en: 'its sealed file is missing', fr: 'son fichier scellé manque' },
  /** Of a log that is not the one that the database knows. */
  otherHistory: {
    en: 'up to entry {size} it holds something else',
    fr: 'jusqu’à l’inscription {size}, il contient autre chose',
  },
  otherKey: { en: 'its key was {key}', fr: 'sa clé était {key}' },
  otherInstallation: { en: 'they are of two installations', fr: 'ils sont de deux installations' },
  /** Who has seen the log. */
  theWitness: { en: 'The witness {name}', fr: 'Le témoin {name}' },
  theBucket: { en: 'The bucket {place}', fr: 'Le compartiment {place}' },
  /** Of the log, and who watches over it. */
  nobodyWatches: {
    en: 'Nobody outside watches the log: if log and database were put back to older copies together, nothing would tell. Name a witness (VIGIE_WITNESSES) or a bucket with object lock (VIGIE_S3_URL).',
    fr: 'Personne d’extérieur n’observe le journal : si le journal et la base étaient remis ensemble à d’anciennes copies, rien ne le dirait. Désignez un témoin (VIGIE_WITNESSES) ou un compartiment avec verrouillage d’objets (VIGIE_S3_URL).',
  },
  watchedUntil: {
    en: 'No witness has seen the last entries of the log: {cosigned} of {size} are cosigned.',
    fr: 'Aucun témoin n’a vu les dernières inscriptions du journal : {cosigned} sur {size} sont cosignées.',
  },
  /** Of a log that was put back from a copy. */
  logGap: {
    en: 'The log {closed} was put back on {at} from a copy of {copied} and goes on as {origin} from entry {size}: what it held after that copy is missing here.',
    fr: 'Le journal {closed} a été rétabli le {at} depuis une copie du {copied} et continue sous le nom {origin} à partir de l’inscription {size} : ce qu’il contenait après cette copie manque ici.',
  },
  logGapUntil: {
    en: 'The log {closed} was put back on {at} from a copy of {copied} and goes on as {origin} from entry {size}: its entries from there up to {known} are missing here.',
    fr: 'Le journal {closed} a été rétabli le {at} depuis une copie du {copied} et continue sous le nom {origin} à partir de l’inscription {size} : ses inscriptions suivantes, jusqu’à {known}, manquent ici.',
  },
  /** Of a server that refused. */
  statusAnswered: { en: 'it answers {status}', fr: 'elle répond {status}' },
  typeAnswered: { en: 'its answer is of type {type}', fr: 'sa réponse est de type {type}' },
  noType: { en: 'its answer has no type', fr: 'sa réponse n’a pas de type' },
  /** Of a custody transfer. */
  heldSince: { en: '{holder} has held it since {since}', fr: '{holder} la détient depuis le {since}' },
  inTheFuture: { en: 'that date is in the future', fr: 'cette date est dans le futur' },
  seal: { en: 'seal {seal}', fr: 'le scellé {seal}' },
  noSeal: { en: 'no seal', fr: 'aucun scellé' },
});
