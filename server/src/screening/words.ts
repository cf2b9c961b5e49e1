import { sentences } from '../base/core/sentences.ts';

export const say = sentences({
  moreProblems: { en: ' (and {count} more: vigie packs lint)', fr: ' (et {count} de plus : vigie packs lint)' },
  recallIdentifier: {
    en: 'Product under recall: the same identifier (GTIN)',
    fr: 'Produit rappelé : même identifiant (GTIN)',
  },
  recallProduct: {
    en: 'Product under recall: the same product (brand with its model or name)',
    fr: 'Produit rappelé : même produit (marque avec son modèle ou son nom)',
  },
  recallPicture: { en: 'Picture of a product under recall: {label}', fr: 'Image d’un produit rappelé : {label}' },
  listPicture: { en: 'Picture on the list “{name}”', fr: 'Image de la liste « {name} »' },
  notJson: { en: 'This is not JSON: the line {why}.', fr: 'Ce n’est pas du JSON : la ligne {why}.' },
  badRow: { en: 'The row {why}.', fr: 'La ligne {why}.' },
  notPdq: {
    en: 'A PDQ hash has 64 hex digits; here is {shown}.',
    fr: 'Une empreinte PDQ a 64 chiffres hexadécimaux ; ici : {shown}.',
  },
  otherPicture: {
    en: 'another picture stands at its address by now',
    fr: 'une autre image se trouve désormais à son adresse',
  },
  excludedPicture: { en: 'the unit has excluded it', fr: 'l’unité l’a exclue' },
  badLine: { en: 'line {line}: {message}', fr: 'ligne {line} : {message}' },
  otherPack: { en: 'its id is {id}.', fr: 'son identifiant est {id}.' },
  badExample: {
    en: 'examples that do not come out as they say: {count}. The first is “{title}”, of the rule {rule}.',
    fr: 'exemples qui ne donnent pas le résultat attendu : {count}. Le premier est « {title} », de la règle {rule}.',
  },
  exampleNote: { en: 'decided by a person', fr: 'décidé par une personne' },
  nothing: { en: 'nothing', fr: 'rien' },
});
