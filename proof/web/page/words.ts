import type { Words } from '../../src/base/fault.ts';

/** What the page says besides the report's own sentences. */
export const WORDS = {
  title: { en: 'Verify an evidence package', fr: 'Vérifier un paquet de preuves' },
  private: {
    en: 'This page works offline: nothing you open here leaves your computer. You can save it and open it again from a folder.',
    fr: 'Cette page fonctionne hors ligne : rien de ce que vous ouvrez ici ne quitte votre ordinateur. Vous pouvez l’enregistrer et la rouvrir depuis un dossier.',
  },
  package: { en: 'The package (.wacz)', fr: 'Le paquet (.wacz)' },
  drop: {
    en: 'Choose a file, or drop it anywhere on this page.',
    fr: 'Choisissez un fichier, ou déposez-le n’importe où sur cette page.',
  },
  trust: { en: 'Who you trust', fr: 'À qui vous faites confiance' },
  trustWhy: {
    en: 'Without these, the page can tell that a package has not changed since it was sealed, but not who sealed it. Get them from the people concerned, separately from the package.',
    fr: 'Sans ces éléments, la page peut dire qu’un paquet n’a pas changé depuis qu’il a été scellé, mais pas qui l’a scellé. Demandez-les aux intéressés, séparément du paquet.',
  },
  keys: {
    en: 'Keys of those who seal (name+id+key, one per line)',
    fr: 'Clés de ceux qui scellent (nom+id+clé, une par ligne)',
  },
  history: {
    en: 'Key changes of the log (keys.json; needed where the key was replaced since; you can drop it here too)',
    fr: 'Changements de clé du journal (keys.json ; nécessaire si la clé a été remplacée depuis ; vous pouvez aussi le déposer)',
  },
  roots: {
    en: 'Root certificates of timestamp authorities (PEM; you can drop them here too)',
    fr: 'Certificats racines d’autorités d’horodatage (PEM ; vous pouvez aussi les déposer)',
  },
  crls: {
    en: 'Revocation lists of those authorities (.crl, optional)',
    fr: 'Listes de révocation de ces autorités (.crl, facultatif)',
  },
  witnesses: {
    en: 'Keys of witnesses who watch the log (name+id+key, one per line)',
    fr: 'Clés des témoins qui observent le journal (nom+id+clé, une par ligne)',
  },
  proof: {
    en: 'Proof file of this package, with what witnesses have signed since (optional; you can drop it here too)',
    fr: 'Fichier de preuve de ce paquet, avec ce que les témoins ont signé depuis (facultatif ; vous pouvez aussi le déposer)',
  },
  policy: {
    en: 'Policy file: which logs you trust, and how many of which witnesses (C2SP tlog-policy, optional)',
    fr: 'Politique de confiance : quels journaux, et combien de quels témoins (fichier C2SP tlog-policy, facultatif)',
  },
  badPolicy: { en: 'The policy file is not valid:', fr: 'La politique de confiance n’est pas valable :' },
  badWitness: { en: 'This is not a witness key:', fr: 'Ce n’est pas une clé de témoin :' },
  badKey: { en: 'This is not a key:', fr: 'Ce n’est pas une clé :' },
  tooLarge: { en: 'This file is larger than 512 MiB.', fr: 'Ce fichier dépasse 512 Mio.' },
  unreadable: { en: 'This file cannot be read.', fr: 'Ce fichier ne peut pas être lu.' },
  checking: { en: 'Checking…', fr: 'Vérification…' },
  report: { en: 'Report', fr: 'Rapport' },
  steps: { en: 'What was checked', fr: 'Ce qui a été vérifié' },
  passed: { en: 'Passed', fr: 'Réussi' },
  failed: { en: 'Failed', fr: 'Échec' },
  open: { en: 'Not checked', fr: 'Non vérifié' },
  vouchers: { en: 'Who vouches for what', fr: 'Qui garantit quoi' },
  signer: { en: 'Who sealed it', fr: 'Qui a scellé' },
  authority: { en: 'Timestamp authority', fr: 'Autorité d’horodatage' },
  log: { en: 'Log', fr: 'Registre' },
  witness: { en: 'Witness of the log', fr: 'Témoin du journal' },
  trusted: { en: 'you trust it', fr: 'vous lui faites confiance' },
  untrusted: {
    en: 'unknown: you gave nothing to compare with',
    fr: 'inconnu : vous n’avez donné aucun élément de comparaison',
  },
  file: { en: 'File', fr: 'Fichier' },
  size: { en: 'Bytes', fr: 'Octets' },
  checked: { en: 'Checked on', fr: 'Vérifié le' },
  by: { en: 'By', fr: 'Par' },
  again: { en: 'To repeat this check', fr: 'Pour refaire cette vérification' },
  print: { en: 'Print this report', fr: 'Imprimer ce rapport' },
  language: { en: 'Language', fr: 'Langue' },
} satisfies Record<string, Words>;
