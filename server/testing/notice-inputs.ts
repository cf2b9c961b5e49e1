import { ENGINE_VERSION } from '@vigie/engine';
import type { ComposeInput } from '../src/notice/compose/compose-input.ts';
import { documentOf } from '../src/notice/compose/document-kinds.ts';
import type { DocumentKind, PastDocument } from '../src/notice/compose/notice-schema.ts';

/** What is typed in a sample of each kind. */
const TYPED: Partial<Record<DocumentKind, Record<string, string>>> = {
  'dsa-9': {
    legalBasis: 'Code de la consommation, art. L521-3-1',
    measure: 'remove',
    territory: 'fr',
    redress: 'Appeal to the administrative court within two months.',
  },
  'dsa-10': {
    legalBasis: 'Code de la consommation, art. L512-1',
    recipients: 'Account 42, shown as ACME',
    requested: 'Name, address and registration number of the trader behind the account.',
    objective: 'To establish who offers the goods.\nNothing less intrusive tells it.',
    redress: 'Appeal to the administrative court within two months.',
  },
  'gpsr-22-order': {
    legalBasis: 'Regulation (EU) 2019/1020, art. 14(4)',
    measure: 'display-warning',
    identicalUntil: '2026-07-06',
    territory: 'FR, BE',
    redress: 'Appeal to the administrative court within two months.',
    reportTo: 'The authority’s product safety desk',
  },
  coordinator: {
    capacity: 'A. Analyst, for the unit.',
    facts: 'The offer was online after the term of the notice.',
    provisions: 'Art. 16(6)',
    asked: 'To examine how notices are processed.',
  },
  'cpp-40': {
    capacity: 'A. Analyst, official of the unit.',
    facts: 'The offer was found online.\nIt was sealed the same day.',
    documents: 'The packages listed, on a data carrier.',
  },
  withdrawal: { cause: 'inaccurate', wrong: 'The offer is of a paperweight.' },
  correction: { cause: 'imprecise', wrong: 'The size was misread.', right: 'The offer says 80 cm.' },
  'lcen-6-3': {
    applicant: 'The unit.',
    defendants: 'The operator of the platform.',
    damage: 'Minors can buy what the law bans.',
    measures: 'To verify the age of buyers of the category.',
    proportionality: 'The measure bears on one category alone.',
  },
};

const earlier: PastDocument = {
  id: 'ntc_0',
  kind: 'dsa-16',
  recipient: 'Market',
  sentAt: '2025-12-20T09:00:00.000Z',
  due: '2025-12-24',
  dueBy: 'house',
  answers: [{ at: '2025-12-21T09:00:00.000Z', kind: 'receipt', outcome: null, reference: 'A-1' }],
};

/**
 * A whole sample of a kind: an offer with one finding, sealed. `text` stands wherever a page or a person puts words.
 */
export function sampleOf(kind: DocumentKind, language: ComposeInput['language'], text = 'Brass ring'): ComposeInput {
  return {
    document: documentOf(kind),
    timeZone: 'Europe/Paris',
    id: 'ntc_1',
    caseId: 'cas_1',
    platform: { key: 'market.example', name: 'Market' },
    trader: { id: text, name: text, url: text },
    listings: [{ url: `https://market.example/${encodeURIComponent('a b')}/p-1?x=#frag`, id: text, title: text }],
    findings: [
      {
        rule: 'fr-weapons-knuckle-duster',
        title: { en: 'Knuckle-duster', fr: 'Coup-de-poing américain' },
        pack: 'fr-weapons',
        packDigest: 'ab'.repeat(32),
        engine: ENGINE_VERSION,
        severity: 'high',
        legal: [
          {
            id: 'csi',
            citation: { en: 'CSI, art. R311-2', fr: 'CSI, art. R311-2' },
            penalty: { en: 'five years', fr: 'cinq ans' },
            from: '2025-09-06',
            to: null,
            verified: false,
            note: null,
          },
        ],
        matches: [
          { field: `attributes.${text}`, start: 0, end: text.length, text, term: text, via: 'literal' },
          { field: 'warnings', start: 0, end: 0, text: '', term: 'warnings', via: 'absent' },
        ],
      },
    ],
    evidence: [{ packageId: 'evd_1', digest: 'cd'.repeat(32), logIndex: 3, sealedAt: '2026-01-05T10:00:00.000Z' }],
    authority: { name: 'Autorité', address: '1 rue du Port, Paris', email: 'orders@authority.example' },
    notifier: {
      organisation: 'Unité',
      name: 'A. Analyst',
      email: 'analyst@unit.example',
      trustedFlagger: kind === 'dsa-16',
    },
    recipient: { name: 'Market', address: null },
    language,
    elements: TYPED[kind] ?? {},
    acts: [earlier],
    recurrence: {
      from: '2025-01-01',
      to: '2026-01-05',
      scope: 'offers of the platform market.example',
      listings: 12,
      traders: 5,
      removed: 9,
      returned: 4,
      medianDaysToRemoval: 3.5,
      medianDaysToReturn: null,
      weeks: [
        { week: '2025-11-03', asked: 5, removed: 4, returned: 1 },
        { week: '2025-12-01', asked: 7, removed: 5, returned: 3 },
      ],
    },
    candidates: [
      {
        obligation: {
          title: {
            en: 'No adult goods without age verification',
            fr: 'Pas de produits pour adultes sans vérification de l’âge',
          },
          basis: { en: 'Judgment of 19 December 2025', fr: 'jugement du 19 décembre 2025' },
          from: '2025-12-19',
          until: '2026-12-19',
          source: text,
          verified: false,
        },
        definition: { en: 'Each listing once for each day.', fr: 'Chaque offre une fois par jour.' },
        notice: { en: 'Whether one counts is for the judge to say.', fr: 'Dire si l’un compte revient au juge.' },
        candidates: [
          {
            day: '2026-01-04',
            title: text,
            url: 'https://market.example/p-1',
            exhibits: [{ evidence: 'evd_1', digest: 'cd'.repeat(32), logIndex: 3, seenAt: '2026-01-04T10:00:00.000Z' }],
            decision: { by: 'A. Analyst', at: '2026-01-05T10:00:00.000Z' },
          },
        ],
      },
    ],
    laboratory: [
      {
        sample: text,
        takenOn: '2025-12-10',
        takenPlace: 'Roissy',
        takenBy: 'D. Exemple, Douanes',
        laboratory: 'Laboratoire exemple',
        accreditation: null,
        method: 'EN 71-1',
        on: '2025-12-20',
        result: text,
        conforming: 'no',
        report: { exhibit: 2, name: 'report.pdf', digest: 'ef'.repeat(32) },
      },
    ],
    reminds: earlier,
    bonaFide: true,
    at: new Date('2026-01-05T23:30:00Z'),
  };
}
