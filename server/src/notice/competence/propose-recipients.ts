import type { Words } from '@vigie/engine';
import type { CompetenceRule, PlaceKind } from '../../base/registers/competence.ts';
import { authorityAs, courtAs, hasCapacity, type Recipient, type Registers } from './recipients-register.ts';

/** A department of France, or another country alone, and what it is to the act. */
export interface Place {
  kind: PlaceKind;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** INSEE code; null: not known, or not in France. */
  department: string | null;
}

/** What a proposal is made of: legal bases of the findings, places that a person named, and two countries. */
export interface Act {
  legal: readonly string[];
  places: readonly Place[];
  home: string;
  /** Where the platform is established; null: the register does not say. */
  establishment: string | null;
}

/** Why somebody is proposed. */
export interface Ground {
  rule: string;
  why: Words;
  place: Place | null;
  /** How many courts the department has: with several, a person chooses; null: it is not by department. */
  among: number | null;
  verified: boolean;
  source: Words | null;
}

export interface ProposedRecipient extends Recipient {
  grounds: Ground[];
}

const concerns = ({ legal }: CompetenceRule, act: Act): boolean =>
  legal === null || legal.some((start) => act.legal.some((id) => id.startsWith(start)));

/** Whom a rule names, each with the place and the number of courts that it was found by. */
function* namedBy(
  { by, as, court: named }: CompetenceRule,
  act: Act,
  { courts, authorities }: Pick<Registers, 'courts' | 'authorities'>,
): Generator<{ recipient: Recipient; place: Place | null; among: number | null }> {
  if (as === 'court' || as === 'prosecutor') {
    const national = by === 'national' ? courts.filter(({ key }) => key === named) : [];
    for (const court of national) yield { recipient: courtAs(court, as), place: null, among: null };
    for (const place of act.places) {
      if (place.kind !== by) continue;
      const there = courts.filter(
        ({ country, department }) => country === place.country && department.code === place.department,
      );
      for (const court of there) yield { recipient: courtAs(court, as), place, among: there.length };
    }
    return;
  }
  const country = by === 'establishment' ? act.establishment : act.home;
  for (const authority of authorities)
    if (authority.country === country && hasCapacity(authority, as))
      yield { recipient: authorityAs(authority, as), place: null, among: null };
}

/**
 * Who may be competent for an act, by the rules of `registers/competence`: each once in each capacity, with every ground
 * that names them. A proposal, never a certainty: competence is plural, and the rules are not complete.
 */
export function proposeRecipients(act: Act, registers: Registers): ProposedRecipient[] {
  const proposed = new Map<string, ProposedRecipient>();
  for (const rule of registers.rules) {
    if (!concerns(rule, act) || (rule.country !== null && rule.country !== act.home)) continue;
    const { key, why, verified, source } = rule;
    for (const { recipient, place, among } of namedBy(rule, act, registers)) {
      const id = `${recipient.as} ${recipient.key}`;
      const one = proposed.get(id) ?? { ...recipient, grounds: [] };
      one.grounds.push({ rule: key, why, place, among, verified, source });
      proposed.set(id, one);
    }
  }
  return [...proposed.values()];
}
