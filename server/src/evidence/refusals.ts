import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_EVIDENCE_UNKNOWN: { status: 404, en: 'There is no package {id}.', fr: 'Il n’y a pas de paquet {id}.' },
  VIGIE_EVIDENCE_NOT_SEALED: {
    status: 409,
    en: 'Package {id} is not sealed yet.',
    fr: 'Le paquet {id} n’est pas encore scellé.',
  },
  VIGIE_EVIDENCE_NO_PICTURE: {
    status: 404,
    en: 'The sealed package does not have this picture.',
    fr: 'Le paquet scellé ne contient pas cette image.',
  },
  VIGIE_EVIDENCE_NO_SCREENSHOT: {
    status: 404,
    en: 'This page was captured without a browser: there is no screenshot.',
    fr: 'Cette page a été capturée sans navigateur : il n’y a pas de capture d’écran.',
  },
  VIGIE_EVIDENCE_NOT_CAPTURED: {
    status: 502,
    exit: 3,
    en: 'The page {url} cannot be captured: {why}.',
    fr: 'La page {url} ne peut pas être capturée : {why}.',
  },
  VIGIE_EVIDENCE_PAGE_ASKS: {
    status: 409,
    en: 'The page asks a question and waits. Answer it first, then seal.',
    fr: 'La page pose une question et attend. Répondez-y d’abord, puis scellez.',
  },
  VIGIE_EVIDENCE_PAGE_STUCK: {
    status: 409,
    en: 'The page does not answer and cannot be taken. Nothing was sealed. Wait and seal again, go back to the previous page, or end the visit.',
    fr: 'La page ne répond pas et ne peut pas être prise. Rien n’a été scellé. Patientez et scellez de nouveau, revenez à la page précédente ou terminez la visite.',
  },
  VIGIE_EVIDENCE_NOT_PREPARED: {
    en: 'Nothing was prepared for package {id}.',
    fr: 'Rien n’a été préparé pour le paquet {id}.',
  },
  VIGIE_EVIDENCE_NO_TIMESTAMP: {
    status: 502,
    exit: 3,
    en: 'The timestamp authority {url} gives no token: {why}.',
    fr: 'L’autorité d’horodatage {url} ne donne pas de jeton : {why}.',
  },
  VIGIE_EVIDENCE_ORIGIN: {
    en: 'The log in {dir} is named {origin} and keeps this name. Unset VIGIE_LOG_ORIGIN, or choose another VIGIE_DATA.',
    fr: 'Le journal de {dir} se nomme {origin} et garde ce nom. Retirez VIGIE_LOG_ORIGIN ou choisissez un autre VIGIE_DATA.',
  },
  VIGIE_EVIDENCE_AUDIT_BEHIND: {
    status: 503,
    exit: 3,
    en: 'The database has lost the newest leaf of the audit log that is kept in {dir}. Run “vigie audit verify”: it says what is missing.',
    fr: 'La base de données a perdu la dernière feuille du journal d’audit conservée dans {dir}. Exécutez « vigie audit verify » : la commande indique ce qui manque.',
  },
  VIGIE_EVIDENCE_NOT_KEPT: {
    status: 502,
    exit: 3,
    en: 'Not archived yet: {packages}.',
    fr: 'Pas encore archivés : {packages}.',
  },
  VIGIE_EVIDENCE_NO_EXHIBIT: { status: 404, en: 'There is no exhibit {id}.', fr: 'Il n’y a pas de pièce {id}.' },
  VIGIE_EVIDENCE_NO_RESULT: {
    status: 404,
    en: 'There is no laboratory result {id}.',
    fr: 'Il n’y a pas de résultat de laboratoire {id}.',
  },
  VIGIE_EVIDENCE_RESULT_WITHDRAWN: {
    status: 409,
    en: 'This laboratory result was withdrawn before.',
    fr: 'Ce résultat de laboratoire a déjà été retiré.',
  },
  VIGIE_EVIDENCE_LABORATORY_DAY: {
    en: 'The report of {on} is not between {taken}, when the sample was taken, and {day}, which is today. Correct the day.',
    fr: 'Le rapport du {on} n’est pas compris entre le {taken}, jour du prélèvement, et le {day}, aujourd’hui. Corrigez la date.',
  },
  VIGIE_EVIDENCE_REPORT: {
    status: 409,
    en: 'The file of exhibit {number} is not sealed here: only its digest is known, or it is an object. Register the report itself as a document.',
    fr: 'Le fichier de la pièce n° {number} n’est pas scellé ici : seule son empreinte est connue, ou c’est un objet. Enregistrez le rapport lui-même comme document.',
  },
  VIGIE_EVIDENCE_COLLECTED_TIME: {
    status: 409,
    en: 'The collection date {at} is in the future.',
    fr: 'La date de collecte {at} est dans le futur.',
  },
  VIGIE_EVIDENCE_NOT_HOLDER: {
    status: 409,
    en: 'Exhibit {number} is held by {holder} since {since}, not by {from}. Record the missing transfer first.',
    fr: 'La pièce n° {number} est détenue par {holder} depuis le {since}, et non par {from}. Enregistrez d’abord la remise manquante.',
  },
  VIGIE_EVIDENCE_SAME_HOLDER: {
    status: 409,
    en: 'Exhibit {number} is already held by {holder}.',
    fr: 'La pièce n° {number} est déjà détenue par {holder}.',
  },
  VIGIE_EVIDENCE_TRANSFER_TIME: {
    status: 409,
    en: 'Exhibit {number} cannot have changed hands on {at}: {why}.',
    fr: 'La pièce n° {number} ne peut pas avoir été remise le {at} : {why}.',
  },
  VIGIE_EVIDENCE_SEAL_UNSAID: {
    status: 409,
    en: 'Say whether the seal was intact if the exhibit has one, and only then: exhibit {number} has {seal}.',
    fr: 'Indiquez si le scellé était intact lorsque la pièce en porte un, et seulement alors : la pièce n° {number} porte {seal}.',
  },
  VIGIE_LOG_OLDER: {
    status: 503,
    exit: 1,
    en: 'The log in {dir} is older than the database: it has {size} {size|entry|entries}, where the database knows {known}. Nothing is signed. Put the newer log back.',
    fr: 'Le journal de {dir} est plus ancien que la base de données : il compte {size} {size|inscription|inscriptions}, la base en connaît {known}. Rien n’est signé. Rétablissez le journal le plus récent.',
  },
  VIGIE_LOG_DATABASE_OLDER: {
    status: 503,
    exit: 1,
    en: 'The database is older than the log in {dir}: it knows {known} {known|entry|entries}, where the log has {size}. Nothing is signed. Put the newer database back.',
    fr: 'La base de données est plus ancienne que le journal de {dir} : elle connaît {known} {known|inscription|inscriptions}, le journal en compte {size}. Rien n’est signé. Rétablissez la base la plus récente.',
  },
  VIGIE_LOG_OTHER: {
    status: 503,
    exit: 1,
    en: 'The log in {dir} is not the one that the database knows: {what}. Nothing is signed. Bring together the folder and the database of one installation.',
    fr: 'Le journal de {dir} n’est pas celui que la base de données connaît : {what}. Rien n’est signé. Réunissez le dossier et la base d’une même installation.',
  },
  VIGIE_LOG_DATABASE_NEW: {
    status: 503,
    exit: 1,
    en: 'The database knows no log, but the log in {dir} has {size} {size|entry|entries} and belongs to a database. Nothing is signed. Put that database back, or choose another VIGIE_DATA.',
    fr: 'La base de données ne connaît aucun journal, mais celui de {dir} compte {size} {size|inscription|inscriptions} et appartient à une base. Rien n’est signé. Rétablissez cette base ou choisissez un autre VIGIE_DATA.',
  },
  VIGIE_LOG_FOLDER_EMPTY: {
    status: 503,
    exit: 1,
    en: 'The data folder {dir} has no log key, but the database knows a log of {known} {known|entry|entries}. Nothing is signed. Put the data folder back, or choose another database.',
    fr: 'Le dossier {dir} n’a pas de clé de journal, mais la base de données connaît un journal de {known} {known|inscription|inscriptions}. Rien n’est signé. Rétablissez le dossier de données ou choisissez une autre base.',
  },
  VIGIE_LOG_SEEN_OUTSIDE: {
    status: 503,
    exit: 1,
    en: '{who} has seen this log with {known} {known|entry|entries}; here it has {size}. Log and database were put back to older copies. Nothing is signed. Put the newest copies back.',
    fr: '{who} a vu ce journal avec {known} {known|inscription|inscriptions} ; ici, il en compte {size}. Le journal et la base ont été remis à d’anciennes copies. Rien n’est signé. Rétablissez les copies les plus récentes.',
  },
  VIGIE_LOG_FORK_OUTSIDE: {
    status: 503,
    exit: 1,
    en: '{who} has seen another history of this log than the one here. Nothing is signed. Find out which one is right before you go on.',
    fr: '{who} a vu de ce journal une autre histoire que celle d’ici. Rien n’est signé. Établissez laquelle est la bonne avant de continuer.',
  },
  VIGIE_LOG_TAKEN: {
    status: 503,
    exit: 3,
    en: 'Another process has opened the log in {dir} meanwhile.',
    fr: 'Un autre processus a ouvert le journal de {dir} entre-temps.',
  },
  VIGIE_EVIDENCE_NOT_ARCHIVE: {
    status: 400,
    en: '{name} is no web archive (WACZ, WARC) and no saved page (MHTML, HTML, HAR). Register it as a file, by its digest.',
    fr: '{name} n’est ni une archive web (WACZ, WARC) ni une page enregistrée (MHTML, HTML, HAR). Enregistrez-le comme fichier, par son empreinte.',
  },
  VIGIE_EVIDENCE_ADOPTED: {
    status: 409,
    en: 'This case has {name} already: the same file, byte for byte.',
    fr: 'Cette affaire contient déjà {name} : le même fichier, octet pour octet.',
  },
  VIGIE_EVIDENCE_NO_ORIGINAL: {
    status: 404,
    en: 'This package is a capture of Vigie: it holds no file of another program.',
    fr: 'Ce paquet est une capture de Vigie : il ne contient pas de fichier d’un autre programme.',
  },
  VIGIE_EVIDENCE_BROKEN: {
    status: 409,
    exit: 1,
    en: 'Package {id} does not hold: see its verification.',
    fr: 'Le paquet {id} n’est pas intact : voyez sa vérification.',
  },
  VIGIE_EVIDENCE_NOT_ENTRY: {
    status: 409,
    exit: 1,
    en: 'Entry {index} of the log is not that of package {id}.',
    fr: 'L’inscription {index} du journal n’est pas celle du paquet {id}.',
  },
  VIGIE_STORAGE_KEY: {
    status: 500,
    exit: 3,
    en: 'This storage key does not open package {id}. Set VIGIE_STORAGE_KEY to the key it was archived with.',
    fr: 'Cette clé d’archivage n’ouvre pas le paquet {id}. Donnez à VIGIE_STORAGE_KEY la clé avec laquelle il a été archivé.',
  },
  VIGIE_STORAGE_DAMAGED: {
    status: 500,
    exit: 1,
    en: 'Package {id} is damaged: {what}. Restore it from a copy.',
    fr: 'Le paquet {id} est endommagé : {what}. Rétablissez-le depuis une copie.',
  },
});
