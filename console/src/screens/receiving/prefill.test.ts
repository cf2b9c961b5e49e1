import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schemas } from '../../client/api.ts';
import { compareProvisions, prefill } from './prefill.ts';

/** Which sentence, with what is put into it. */
const say = (key: string, put: object): string => `${key} ${Object.values(put).join('/')}`;

const basis = (id: string, verified: boolean): Schemas['LegalBasis'] => ({
  id,
  citation: { en: `Code, art. ${id}`, fr: `Code, article ${id}` },
  penalty: null,
  from: null,
  to: null,
  verified,
  note: null,
});
const finding = (pack: string, severity: Schemas['Finding']['severity'], texts: string[]): Schemas['Finding'] => ({
  rule: 'r',
  title: { en: `Rule of ${pack}`, fr: `Règle de ${pack}` },
  pack,
  packDigest: 'd',
  engine: '1',
  severity,
  legal: [basis(`${pack}-1`, false), basis(`${pack}-2`, true)],
  matches: texts.map((text) => ({
    field: 'title',
    start: 0,
    end: 1,
    text,
    term: text,
    via: text === '' ? 'absent' : 'plain',
  })),
  id: `fnd_${pack}`,
  listing: 'lst_1',
  snapshot: 'snp_1',
  madeAt: '2026-01-01T00:00:00Z',
});
const choices: Schemas['TransparencyChoices'] = {
  restrictions: [],
  categories: [],
  packs: [{ pack: 'weapons', category: 'C', keyword: 'K', restriction: 'R' }],
};
type Received = Parameters<typeof prefill>[0];
const received = (findings: Schemas['Finding'][], citations: string[] = []): Pick<Received, 'citations' | 'items'> => ({
  citations,
  items: [
    {
      url: 'https://a.example/1',
      listing: 'lst_1',
      title: 'Knife',
      trader: null,
      note: null,
      lookedAt: null,
      statement: null,
      findings,
    },
  ],
});

test('the form begins with the finding that weighs most: its words, its provision, what the register says of its pack', () => {
  const found = prefill(
    received([finding('gpsr', 'low', ['']), finding('weapons', 'high', ['a', 'b', 'a', 'c', 'd'])], ['Cited']),
    choices,
    'fr',
    say,
  );
  assert.deepEqual(found, {
    facts:
      'receiving.prefill.facts Knife/receiving.prefill.quoted a, receiving.prefill.quoted b, receiving.prefill.quoted c',
    reference: 'Code, article weapons-2',
    why: 'receiving.prefill.why Règle de weapons',
    category: 'C',
    keyword: 'K',
    restriction: 'R',
    isFromFinding: true,
  });
});

test('what is absent from an offer is said so, a pack that the register does not know chooses nothing', () => {
  const found = prefill(received([finding('gpsr', 'low', [''])]), choices, 'en', say);
  assert.deepEqual([found.facts, found.category], ['receiving.prefill.lacks Knife', null]);
});

test('without a finding the form begins with what the notice cites, and no more', () => {
  const found = prefill(received([], ['Code, art. 9']), choices, 'en', say);
  assert.deepEqual(found, {
    facts: '',
    reference: 'Code, art. 9',
    why: '',
    category: null,
    keyword: null,
    restriction: null,
    isFromFinding: false,
  });
});

test('provisions of the notice and of the rules are set beside each other', () => {
  for (const [citations, expected] of [
    [[], ['rules Code, art. w-1', 'rules Code, art. w-2']],
    [['code ART  w-1'], ['both Code, art. w-1', 'rules Code, art. w-2']],
    [['Code, article w-2'], ['rules Code, art. w-1', 'both Code, art. w-2']],
    [['Other'], ['rules Code, art. w-1', 'rules Code, art. w-2', 'notice Other']],
  ] as const)
    assert.deepEqual(
      compareProvisions(citations, [finding('w', 'low', []), finding('w', 'low', [])], 'en').map(
        ({ by, citation }) => `${by} ${citation}`,
      ),
      expected,
      citations.join(),
    );
});
