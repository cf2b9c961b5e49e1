import type { Words } from '../../src/base/fault.ts';

/** What the page says besides the report's own sentences. */
export const WORDS = {
  title: { en: 'Check an evidence package', fr: 'Vérifier un paquet de preuve' },
  private: {
    en: 'This page works without a network: nothing that you open here leaves your computer. You may save it and open it again from a folder.',
    fr: 'Cette page fonctionne sans réseau : rien de ce que vous ouvrez ici ne quitte votre ordinateur. Vous pouvez l’enregistrer et la rouvrir depuis un dossier.',
  },
  package: { en: 'The package (.wacz)', fr: 'Le paquet (.wacz)' },
  drop: {
    en: 'Choose it, or drop it anywhere on this page.',
    fr: 'Choisissez-le, ou déposez-le n’importe où sur cette page.',
  },
  trust: { en: 'Whom you trust', fr: 'À qui vous vous fiez' },
  trustWhy: {
    en: 'Without these, the page can tell that a package was not changed since it was sealed, not who sealed it. Get them from the people concerned, not along with the package.',
    fr: 'Sans cela, la page peut dire qu’un paquet n’a pas changé depuis qu’il a été scellé, mais non qui l’a scellé. Obtenez-les des intéressés, et non avec le paquet.',
  },
  keys: {
    en: 'Keys of those who seal (name+id+key, one a line)',
    fr: 'Clés de ceux qui scellent (nom+id+clé, une par ligne)',
  },
  roots: {
    en: 'Root certificates of timestamp authorities (PEM; they may be dropped too)',
    fr: 'Certificats racines d’autorités d’horodatage (PEM ; ils peuvent aussi être déposés)',
  },
  crls: {
    en: 'Revocation lists of those authorities (.crl, optional)',
    fr: 'Listes de révocation de ces autorités (.crl, facultatif)',
  },
  witnesses: {
    en: 'Keys of witnesses who watch the log (name+id+key, one a line)',
    fr: 'Clés des témoins qui observent le registre (nom+id+clé, une par ligne)',
  },
  proof: {
    en: 'Proof file of this package, with what witnesses have signed since (optional; it may be dropped too)',
    fr: 'Fichier de preuve de ce paquet, avec ce que les témoins ont signé depuis (facultatif ; il peut aussi être déposé)',
  },
  badWitness: { en: 'This is no key of a witness:', fr: 'Ceci n’est pas une clé de témoin :' },
  badKey: { en: 'This is no key:', fr: 'Ceci n’est pas une clé :' },
  tooLarge: { en: 'This file is over 512 MiB.', fr: 'Ce fichier dépasse 512 Mio.' },
  unreadable: { en: 'This file cannot be read.', fr: 'Ce fichier ne peut pas être lu.' },
  checking: { en: 'Checking …', fr: 'Vérification …' },
  report: { en: 'Report', fr: 'Rapport' },
  steps: { en: 'What was checked', fr: 'Ce qui a été vérifié' },
  passed: { en: 'Holds', fr: 'Tient' },
  failed: { en: 'Does not hold', fr: 'Ne tient pas' },
  open: { en: 'Not checked', fr: 'Non vérifié' },
  vouchers: { en: 'Who vouches for what', fr: 'Qui se porte garant de quoi' },
  signer: { en: 'Who sealed it', fr: 'Qui a scellé' },
  authority: { en: 'Timestamp authority', fr: 'Autorité d’horodatage' },
  log: { en: 'Log', fr: 'Registre' },
  witness: { en: 'Witness of the log', fr: 'Témoin du registre' },
  trusted: { en: 'you trust it', fr: 'vous vous y fiez' },
  untrusted: { en: 'you gave nothing to tell by', fr: 'vous n’avez rien donné pour en juger' },
  file: { en: 'File', fr: 'Fichier' },
  size: { en: 'Bytes', fr: 'Octets' },
  checked: { en: 'Checked', fr: 'Vérifié le' },
  by: { en: 'By', fr: 'Par' },
  again: { en: 'To repeat', fr: 'Pour refaire' },
  print: { en: 'Print this report', fr: 'Imprimer ce rapport' },
  language: { en: 'Language', fr: 'Langue' },
} satisfies Record<string, Words>;
