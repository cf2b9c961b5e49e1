import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTransparencyDatabase } from '@vigie/demo';
import { loadTransparencyRegister } from '../../base/registers/transparency-register.ts';
import { findPersonalData } from '../../base/text/personal-data.ts';
import { judgePayload, LARGEST_BATCH } from './transparency-rules.ts';

const register = loadTransparencyRegister();

const GOOD = {
  decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
  decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
  illegal_content_legal_ground: 'Code de la sécurité intérieure, art. R311-2',
  illegal_content_explanation: 'The offer shows a model made after 1900 that protects four fingers.',
  content_type: ['CONTENT_TYPE_PRODUCT'],
  category: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
  category_specification: ['KEYWORD_PROHIBITED_PRODUCTS'],
  territorial_scope: ['FR'],
  content_language: 'FR',
  content_date: '2026-11-01',
  application_date: '2026-11-24',
  decision_facts: 'Notified on 24 November 2026, offer 0123456789 read by a person.',
  source_type: 'SOURCE_ARTICLE_16',
  automated_detection: 'No',
  automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
  content_id: { 'EAN-13': '4006381333931' },
  puid: 'sor_01-A',
};
const but = (change: Record<string, unknown>): unknown => ({ ...GOOD, ...change });
const contractual = {
  decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
  illegal_content_legal_ground: undefined,
  illegal_content_explanation: undefined,
  incompatible_content_ground: 'Terms, point 4',
  incompatible_content_explanation: 'Not sold here.',
};

/** Each breaks one rule: what is wrong, the payload, the rule and the field by name. */
const BROKEN: [string, unknown, string, string][] = [
  ['a list', [], 'not-an-object', ''],
  ['no decision at all', but({ decision_visibility: undefined }), 'decision-missing', 'decision_visibility'],
  ['an empty decision', but({ decision_visibility: [] }), 'decision-missing', 'decision_visibility'],
  ['an unknown visibility', but({ decision_visibility: ['REMOVED'] }), 'unknown-value', 'decision_visibility'],
  [
    'a visibility as text',
    but({ decision_visibility: 'DECISION_VISIBILITY_CONTENT_REMOVED' }),
    'not-a-list',
    'decision_visibility',
  ],
  [
    'other visibility, unsaid',
    but({ decision_visibility: ['DECISION_VISIBILITY_OTHER'] }),
    'required-with',
    'decision_visibility_other',
  ],
  [
    'other visibility too long',
    but({ decision_visibility: ['DECISION_VISIBILITY_OTHER'], decision_visibility_other: 'x'.repeat(501) }),
    'too-long',
    'decision_visibility_other',
  ],
  [
    'an unknown monetary decision',
    but({ decision_monetary: 'DECISION_MONETARY_FINE' }),
    'unknown-value',
    'decision_monetary',
  ],
  [
    'other monetary, unsaid',
    but({ decision_monetary: 'DECISION_MONETARY_OTHER' }),
    'required-with',
    'decision_monetary_other',
  ],
  ['an unknown provision', but({ decision_provision: 'TOTAL' }), 'unknown-value', 'decision_provision'],
  [
    'an unknown account decision',
    but({ decision_account: 'DECISION_ACCOUNT_WARNED' }),
    'unknown-value',
    'decision_account',
  ],
  ['an unknown account type', but({ account_type: 'ACCOUNT_TYPE_SHOP' }), 'unknown-value', 'account_type'],
  [
    'no ground',
    but({
      decision_ground: undefined,
      illegal_content_legal_ground: undefined,
      illegal_content_explanation: undefined,
    }),
    'required',
    'decision_ground',
  ],
  ['no legal ground', but({ illegal_content_legal_ground: '' }), 'required-with', 'illegal_content_legal_ground'],
  ['no explanation', but({ illegal_content_explanation: null }), 'required-with', 'illegal_content_explanation'],
  [
    'a legal ground too long',
    but({ illegal_content_legal_ground: 'x'.repeat(501) }),
    'too-long',
    'illegal_content_legal_ground',
  ],
  [
    'an explanation too long',
    but({ illegal_content_explanation: 'x'.repeat(2001) }),
    'too-long',
    'illegal_content_explanation',
  ],
  [
    'no contractual ground',
    but({ ...contractual, incompatible_content_ground: undefined }),
    'required-with',
    'incompatible_content_ground',
  ],
  [
    'a contractual explanation too long',
    but({ ...contractual, incompatible_content_explanation: 'x'.repeat(2001) }),
    'too-long',
    'incompatible_content_explanation',
  ],
  [
    'illegal too, perhaps',
    but({ ...contractual, incompatible_content_illegal: 'Maybe' }),
    'unknown-value',
    'incompatible_content_illegal',
  ],
  [
    'a reference that is no URL',
    but({ decision_ground_reference_url: 'Legifrance' }),
    'not-a-url',
    'decision_ground_reference_url',
  ],
  [
    'a reference too long',
    but({ decision_ground_reference_url: `https://x.example/${'x'.repeat(500)}` }),
    'too-long',
    'decision_ground_reference_url',
  ],
  ['no type of content', but({ content_type: [] }), 'required', 'content_type'],
  ['an unknown type of content', but({ content_type: ['CONTENT_TYPE_OFFER'] }), 'unknown-value', 'content_type'],
  ['other content, unsaid', but({ content_type: ['CONTENT_TYPE_OTHER'] }), 'required-with', 'content_type_other'],
  ['no category', but({ category: undefined }), 'required', 'category'],
  ['a category of another list', but({ category: 'KEYWORD_PROHIBITED_PRODUCTS' }), 'unknown-value', 'category'],
  [
    'an unknown further category',
    but({ category_addition: ['STATEMENT_CATEGORY_KNIVES'] }),
    'unknown-value',
    'category_addition',
  ],
  ['an unknown keyword', but({ category_specification: ['KEYWORD_KNIFE'] }), 'unknown-value', 'category_specification'],
  ['no date of the content', but({ content_date: undefined }), 'required', 'content_date'],
  ['a date with a time', but({ content_date: '2026-11-01T10:00:00Z' }), 'not-a-day', 'content_date'],
  ['a day that is none', but({ content_date: '2026-02-30' }), 'not-a-day', 'content_date'],
  ['a date before the web shops', but({ content_date: '1999-12-31' }), 'day-out-of-range', 'content_date'],
  ['applied too early', but({ application_date: '2019-12-31' }), 'day-out-of-range', 'application_date'],
  ['applied too late', but({ application_date: '2038-01-02' }), 'day-out-of-range', 'application_date'],
  ['no facts', but({ decision_facts: '' }), 'required', 'decision_facts'],
  ['facts that nobody sees', but({ decision_facts: '\u00ad \u200b' }), 'required', 'decision_facts'],
  ['no account, as a list', but({ decision_account: [] }), 'unknown-value', 'decision_account'],
  [
    'an end that is no date',
    but({ end_date_account_restriction: '24/11/2026' }),
    'not-a-day',
    'end_date_account_restriction',
  ],
  ['a further category that is null', but({ category_addition: null }), 'not-a-list', 'category_addition'],
  [
    'an address with a space',
    but({ decision_ground_reference_url: 'https://x.example/a b' }),
    'not-a-url',
    'decision_ground_reference_url',
  ],
  [
    'an address with an apostrophe',
    but({ decision_ground_reference_url: 'https://x.example/l’a' }),
    'not-a-url',
    'decision_ground_reference_url',
  ],
  ['an identifier that is true', but({ puid: true }), 'not-text', 'puid'],
  ['facts too long', but({ decision_facts: 'x'.repeat(5001) }), 'too-long', 'decision_facts'],
  ['an unknown source', but({ source_type: 'SOURCE_COMPETITOR' }), 'unknown-value', 'source_type'],
  ['automated detection as a truth value', but({ automated_detection: true }), 'unknown-value', 'automated_detection'],
  ['no word on automation', but({ automated_decision: undefined }), 'required', 'automated_decision'],
  ['a territory outside', but({ territorial_scope: ['FR', 'US'] }), 'unknown-value', 'territorial_scope'],
  ['a language in lower case', but({ content_language: 'fr' }), 'unknown-value', 'content_language'],
  ['an EAN of 12 digits', but({ content_id: { 'EAN-13': '400638133393' } }), 'content-id', 'content_id'],
  ['no identifier', but({ puid: undefined }), 'required', 'puid'],
  ['an identifier with a space', but({ puid: 'sor 1' }), 'puid-characters', 'puid'],
  ['an identifier too long', but({ puid: 'x'.repeat(501) }), 'too-long', 'puid'],
];

/** What the database would drop, or take although it makes no sense: a warning, by the rule and the field. */
const DROPPED: [string, unknown, string, string][] = [
  [
    'other visibility said in vain',
    but({ decision_visibility_other: 'blurred' }),
    'only-with',
    'decision_visibility_other',
  ],
  [
    'other monetary said in vain',
    but({ decision_monetary_other: 'held back' }),
    'only-with',
    'decision_monetary_other',
  ],
  [
    'a contractual ground beside the legal one',
    but({ incompatible_content_ground: 'Terms' }),
    'only-with',
    'incompatible_content_ground',
  ],
  [
    'illegal too, without contract',
    but({ incompatible_content_illegal: 'Yes' }),
    'only-with',
    'incompatible_content_illegal',
  ],
  [
    'ended before it began',
    but({ end_date_visibility_restriction: '2026-11-23' }),
    'ends-before-it-begins',
    'end_date_visibility_restriction',
  ],
  [
    'an identity for an own initiative',
    but({ source_type: 'SOURCE_VOLUNTARY', source_identity: 'Us' }),
    'only-with',
    'source_identity',
  ],
  ['an ISBN', but({ content_id: { ISBN: '9783161484100' } }), 'content-id', 'content_id'],
  ['a field that is not there', but({ url: 'https://shop.example/1' }), 'unknown-field', 'url'],
  [
    'a keyword said in vain',
    but({ category_specification_other: 'Machete' }),
    'only-with',
    'category_specification_other',
  ],
  [
    'a second number beside the EAN',
    but({ content_id: { 'EAN-13': '4006381333931', GTIN: '04006381333931' } }),
    'content-id',
    'content_id',
  ],
];

/** What may not be published, and the database would take: refused here alone. */
const PERSONAL: [string, unknown, string, string][] = [
  [
    'an e-mail address in the facts',
    but({ decision_facts: 'Written to seller@shop.example.' }),
    'personal-email',
    'decision_facts',
  ],
  [
    'a telephone number in the explanation',
    but({ illegal_content_explanation: 'Sold by +33 6 12 34 56 78.' }),
    'personal-phone',
    'illegal_content_explanation',
  ],
  ['a national number', but({ decision_facts: 'Called 06 12 34 56 78.' }), 'personal-phone', 'decision_facts'],
  [
    'an account number',
    but({ decision_facts: 'Paid to FR76 3000 6000 0112 3456 7890 189.' }),
    'personal-iban',
    'decision_facts',
  ],
];

describe('rules of the Transparency Database', () => {
  let database: Awaited<ReturnType<typeof startTransparencyDatabase>>;
  before(async () => {
    database = await startTransparencyDatabase();
  });
  after(() => database.stop());
  async function post(path: string, body: unknown): Promise<number> {
    const { status } = await fetch(`${database.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${database.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return status;
  }

  test('good payloads pass here and there, single and in a batch of a hundred', async () => {
    const others = [
      but({ ...contractual, incompatible_content_illegal: 'No', puid: 'a' }),
      but({ content_type: ['CONTENT_TYPE_OTHER'], content_type_other: 'A set', puid: 'b' }),
      but({ category_specification: ['KEYWORD_OTHER'], category_specification_other: 'Machete', puid: 'c' }),
      but({ source_type: 'SOURCE_TRUSTED_FLAGGER', source_identity: 'An association', puid: 'd' }),
      but({ end_date_visibility_restriction: '2026-11-24', content_id: undefined, puid: 'e' }),
    ];
    for (const payload of [GOOD, ...others]) {
      const { refusals, warnings } = judgePayload(payload, register);
      assert.deepEqual([refusals, warnings], [[], []]);
      assert.equal(await post('statement', payload), 201);
    }
    const hundred = Array.from({ length: 100 }, (_, n) => but({ puid: `h${n}` }));
    assert.equal(await post('statements', { statements: hundred }), 201);
    assert.equal(database.taken().length, 106);
  });

  const names = (remarks: { rule: string; field: string }[]): string[] =>
    remarks.map(({ rule, field }) => `${rule} ${field}`);

  test('each broken payload is refused by the name of its rule, and by the database as well', async () => {
    assert.ok(BROKEN.length >= 50, `${BROKEN.length} broken payloads`);
    const before = database.taken().length;
    for (const [what, payload, rule, field] of BROKEN) {
      assert.deepEqual(names(judgePayload(payload, register).refusals), [`${rule} ${field}`], what);
      assert.equal(await post('statement', payload), 422, `${what}: the database`);
    }
    assert.equal(database.taken().length, before);
  });

  test('what the database drops is a warning, and leaves what is sent; personal data is refused here alone', async () => {
    for (const [n, [what, payload, rule, field]] of DROPPED.entries()) {
      const judged = judgePayload({ ...Object(payload), puid: `dropped${n}` }, register);
      assert.deepEqual([names(judged.refusals), names(judged.warnings)], [[], [`${rule} ${field}`]], what);
      if (rule === 'unknown-field' || rule === 'only-with') assert.ok(!(field in judged.payload), what);
      assert.equal(await post('statement', judged.payload), 201, `${what}: the database`);
    }
    for (const [n, [what, payload, rule, field]] of PERSONAL.entries()) {
      assert.deepEqual(names(judgePayload(payload, register).refusals), [`${rule} ${field}`], what);
      assert.equal(await post('statement', { ...Object(payload), puid: `personal${n}` }), 201, `${what}: the database`);
    }
  });

  test('the database refuses a batch too large, empty, or with an identifier twice', async () => {
    const tooMany = Array.from({ length: LARGEST_BATCH + 1 }, (_, n) => but({ puid: `n${n}` }));
    for (const statements of [[], tooMany, [but({ puid: 'same' }), but({ puid: 'same' })]])
      assert.equal(await post('statements', { statements }), 422);
  });

  test('personal data is found by shape and by name, and numbers of other kinds are not', () => {
    const found: [string, string[]][] = [
      ['Sold by Jean Dupont, Paris.', ['name']],
      ['sold by JEAN  DUPONT', ['name']],
      ['Jeanne Dupontel sells it', []],
      ['seller@shop.example', ['email']],
      ['tel. 0033 1 23 45 67 89', ['phone']],
      ['EAN 4006381333931, art. R311-2, decree 2025-894 of 05/09/2025', []],
      ['listing 0612345678901234', []],
      ['100 cm x 20 cm, 12 V, 2026-11-24', []],
      ['offer https://shop.example/item/0612345678', []],
    ];
    for (const [text, kinds] of found) assert.deepEqual(findPersonalData(text, ['Jean Dupont', 'Al']), kinds, text);
  });
});
