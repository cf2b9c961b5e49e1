import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeStatement, writeRules } from '@vigie/demo';
import { loadTransparencyRegister } from '../../base/registers/transparency-register.ts';
import { writeDatabaseUrl } from './normalise-payload.ts';
import { judgePayload } from './transparency-rules.ts';

const register = loadTransparencyRegister();
const rules = writeRules(register.enums);
const GOOD = {
  decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
  decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
  illegal_content_legal_ground: 'Code de la sécurité intérieure, art. R311-2',
  illegal_content_explanation: 'The offer shows a model made after 1900.',
  content_type: ['CONTENT_TYPE_PRODUCT'],
  category: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
  category_specification: ['KEYWORD_PROHIBITED_PRODUCTS'],
  territorial_scope: ['FR'],
  content_date: '2026-11-01',
  application_date: '2026-11-24',
  decision_facts: 'The offer was read by a person.',
  source_type: 'SOURCE_ARTICLE_16',
  automated_detection: 'No',
  automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
  content_id: { 'EAN-13': '4006381333931' },
  puid: 'sor_1',
};

test('a payload is normalised before it is judged, as the database does', () => {
  const odd: [unknown, Record<string, unknown>][] = [
    [{ decision_facts: '\u00a0Read.\u200b\n' }, { decision_facts: 'Read.' }],
    [{ decision_facts: 5 }, { decision_facts: '5' }],
    [{ decision_facts: ['Read.'] }, { decision_facts: 'Read.' }],
    [{ source_identity: '  ' }, {}],
    [{ category: ` ${GOOD.category} ` }, {}],
    [{ content_date: '2026-11-01\n' }, {}],
    [{ territorial_scope: { a: 'FR', b: ' FR' } }, { territorial_scope: ['FR'] }],
    [{ content_type: ['CONTENT_TYPE_PRODUCT', 'CONTENT_TYPE_PRODUCT'] }, {}],
    [{ decision_account: 'null', decision_visibility: [...GOOD.decision_visibility, 'null'] }, {}],
    [{ category_specification: '' }, { category_specification: undefined }],
    [{ content_id: {} }, { content_id: undefined }],
    [{ end_date_visibility_restriction: ' ' }, {}],
  ];
  for (const [n, [given, becomes]] of odd.entries()) {
    const puid = `odd${n}`;
    const payload = { ...GOOD, ...Object(given), puid };
    const judged = judgePayload(payload, register);
    assert.deepEqual(judged.refusals, [], JSON.stringify(given));
    const expected = Object.entries({ ...GOOD, ...becomes, puid }).filter(([, value]) => value !== undefined);
    assert.deepEqual(judged.payload, Object.fromEntries(expected), JSON.stringify(given));
    assert.deepEqual(judgeStatement(payload, rules).errors, {}, JSON.stringify(given));
  }
});

test('an address is written in the letters that the database takes', () => {
  const written: [string, string][] = [
    ['https://www.legifrance.gouv.fr/codes/id/LEGITEXT000025503132/', ''],
    ['https://x.example/a b', 'https://x.example/a%20b'],
    ['https://x.example/l’offre', 'https://x.example/l%E2%80%99offre'],
    ['https://x.example/100%/[1]|{2}', 'https://x.example/100%25/%5B1%5D%7C%7B2%7D'],
    ['https://x.example/a^b`c', 'https://x.example/a%5Eb%60c'],
    ['https://x.example/?q="€"&r=[1]', 'https://x.example/?q=%22%E2%82%AC%22&r=[1]'],
    ['https://x.example/#a#b', 'https://x.example/#a%23b'],
    ['https://exämple.example/e\u0301', 'https://xn--exmple-cua.example/e%CC%81'],
    ['https://x.example\\a', 'https://x.example/a'],
    ['no address', ''],
  ];
  for (const [given, expected] of written) {
    assert.equal(writeDatabaseUrl(given), expected || given);
    const { refusals } = judgePayload({ ...GOOD, decision_ground_reference_url: writeDatabaseUrl(given) }, register);
    assert.equal(refusals.length, given === 'no address' ? 1 : 0, given);
  }
});
