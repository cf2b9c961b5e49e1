import { refusals } from '../base/core/refusals.ts';

export const { refusal, refuse, catalogue } = refusals({
  VIGIE_EVIDENCE_UNKNOWN: { status: 404, en: 'There is no package {id}.', fr: 'Il n’y a pas de paquet {id}.' },
  VIGIE_EVIDENCE_NOT_SEALED: {
    status: 409,
    en: 'Package {id} is not sealed yet.',
    fr: 'Le paquet {id} n’est pas encore scellé.',
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
    fr: 'La base de données a perdu la dernière feuille du journal d’audit conservée dans {dir}. Exécutez « vigie audit verify » : la commande indique ce qui manque.',
  },
  VIGIE_EVIDENCE_NOT_KEPT: {
    status: 502,
    exit: 3,
    en: 'Not archived yet: {packages}.',
    fr: 'Pas encore archivés : {packages}.',
  },
  VIGIE_EVIDENCE_NO_EXHIBIT: { status: 404, en: 'There is no exhibit {id}.', fr: 'Il n’y a pas de pièce {id}.' },
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
  VIGIE_STORAGE_UNREACHABLE: {
    status: 503,
    exit: 3,
    en: 'The storage {place} cannot be reached: {why}.',
    fr: 'Le stockage {place} est injoignable : {why}.',
  },
  VIGIE_STORAGE_REFUSED: {
    status: 502,
    exit: 3,
    en: 'The storage {place} answers {status} ({why}).',
    fr: 'Le stockage {place} répond {status} ({why}).',
  },
});
