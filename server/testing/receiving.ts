import type { Notice } from '../src/notice/index.ts';

export const SHOP = 'https://shop.example';

/** A notice of one offer of the shop’s, by its path. */
export const noticeAbout = (id: string, path: string, change: Partial<Notice> = {}): Notice => ({
  format: 'vigie.notice/1',
  id,
  kind: 'dsa-16',
  caseId: 'cas_1',
  language: 'en',
  at: '2026-11-24T09:00:00Z',
  date: '2026-11-24',
  platform: { key: 'shop.example', name: 'Shop' },
  recipient: { name: 'Shop', address: null },
  replyTo: null,
  trader: null,
  listings: [{ url: `${SHOP}/${path}`, id: path, title: 'Knuckle-duster' }],
  reasons: [
    {
      number: 1,
      explanation: 'The offer is of a weapon of category A1.',
      listingUrl: null,
      findingId: null,
      rule: 'weapons',
      title: 'Weapons',
      pack: 'fr-weapons',
      packDigest: 'd',
      engine: '1',
      severity: 'high',
      legal: [
        { id: 'l', citation: 'CSI, art. R311-2', penalty: null, from: null, to: null, verified: false, note: null },
      ],
      matches: [{ field: 'title', start: 0, end: 8, text: 'Knuckle-', cut: false, term: 'knuckle', via: 'literal' }],
      matchesOmitted: 0,
    },
  ],
  evidence: [{ packageId: 'evd_1', digest: 'a'.repeat(64), logIndex: 0, sealedAt: '2026-11-24T08:00:00Z' }],
  notifier: { organisation: 'Watch', name: 'Ann Lee', email: 'ann@watch.example', trustedFlagger: true },
  statement: 'In good faith.',
  ...change,
});

/** What a person states as reasons for a removal. */
export const STATEMENT = {
  restriction: { visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'] },
  territorialScope: ['FR'],
  facts: 'The offer was notified and read by a person.',
  ground: 'illegal',
  groundReference: 'Code de la sécurité intérieure, art. R311-2',
  groundExplanation: 'A knuckle-duster of a recent model.',
  category: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
  keywords: ['KEYWORD_PROHIBITED_PRODUCTS'],
};
