import type { Pen } from '../base/text/typst.ts';
import { writeDay } from '../base/text/write-day.ts';

/** The words of a dossier's summary, which is in French. */
export const SEVERITY = { low: 'faible', medium: 'moyenne', high: 'élevée', critical: 'critique' } as const;
export const STATE = {
  open: 'ouverte',
  confirmed: 'confirmée',
  dismissed: 'écartée',
  escalated: 'transmise',
} as const;
export const DECISION = { confirm: 'Confirmer', dismiss: 'Écarter', escalate: 'Transmettre' } as const;
export const VERDICT = {
  online: 'en ligne',
  removed: 'retirée',
  restricted: 'restreinte',
  indeterminate: 'indéterminée',
} as const;
export const RETURN = {
  found: 'en attente d’une personne',
  confirmed: 'remise en ligne confirmée',
  rejected: 'pas une remise en ligne',
} as const;
const SIGNAL: Readonly<Record<string, string>> = {
  gtin: 'même GTIN',
  model: 'même marque et même modèle',
  picture: 'même image',
  text: 'texte quasi identique',
  trader: 'même professionnel',
};
const AGE_GATE: Readonly<Record<string, string>> = {
  none: 'aucune',
  declared: 'âge seulement déclaré',
  verified: 'âge vérifié',
};
const FIELD: Readonly<Record<string, string>> = {
  title: 'titre',
  description: 'description',
  category: 'catégorie',
  brand: 'marque',
  price: 'prix',
  manufacturer: 'fabricant',
  responsiblePerson: 'personne responsable dans l’Union',
  warnings: 'avertissements',
  age: 'âge des utilisateurs',
  ageGate: 'vérification de l’âge',
  images: 'images',
  gtin: 'GTIN',
};

export const nameSignal = (kind: string): string => SIGNAL[kind] ?? kind;
/** `attributes.Matière` becomes `caractéristique Matière`. */
export const nameField = (field: string): string => {
  const [head = field, ...rest] = field.split('.');
  return head === 'attributes' ? `caractéristique ${rest.join('.')}` : (FIELD[head] ?? field);
};

/** What a passage says: a code that is no word of the page, in words. */
export const sayPassage = (field: string, text: string): string =>
  (field === 'ageGate' ? AGE_GATE[text] : undefined) ?? text;

/** Writes instants as people read them where they are. */
export type SummaryPen = Pen & { instant(iso: string): string };

/** Writes instants of a time zone as the summary does: `24 nov. 2026, 10:00`. */
export function instantsIn(timeZone: string): (iso: string) => string {
  const format = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (iso) => format.format(new Date(iso));
}

export const day = (plain: string): string => writeDay(plain, 'fr');

export const figure = (value: number): string => new Intl.NumberFormat('fr-FR').format(value);

/** `1 offre`, `2 offres`: in French, zero and one take the singular. */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${figure(value)} ${value < 2 ? one : many}`;
