import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typed } from '../../parts/form/typed-testing.ts';
import { readStatement, restrictionOf } from './statement-body.ts';

const title = { en: '', fr: '' };
const CHOICES = [
  { part: 'visibility', value: 'DECISION_VISIBILITY_CONTENT_REMOVED', title },
  { part: 'account', value: 'DECISION_ACCOUNT_SUSPENDED', title },
] as const;
const FIELDS = {
  restriction: 'DECISION_ACCOUNT_SUSPENDED',
  until: '2027-01-01',
  territory: 'fr, be;de',
  facts: 'Offre lue.',
  ground: 'illegal',
  reference: 'Art. R311-2',
  why: 'Catégorie A1.',
  category: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
  keyword: '',
};

test('a restriction and its end are said of its own kind alone', () => {
  for (const part of ['visibility', 'monetary', 'provision', 'account'] as const) {
    const { accountType, visibilityOther, monetaryOther, visibility, ...rest } = restrictionOf(
      { part, value: 'X', title },
      '2027-01-01',
    );
    const filled = Object.entries(rest).filter(([, value]) => value !== null);
    assert.deepEqual(visibility, part === 'visibility' ? ['X'] : []);
    assert.deepEqual(
      filled,
      part === 'visibility'
        ? [['visibilityUntil', '2027-01-01']]
        : [
            [part, 'X'],
            [`${part}Until`, '2027-01-01'],
          ],
    );
    assert.deepEqual([accountType, visibilityOther, monetaryOther], [null, null, null]);
  }
});

test('a form becomes a statement; countries are set apart however they are typed', () => {
  const statement = readStatement(typed({ ...FIELDS, territory: 'fr, be  De', helped: 'on' }), CHOICES);
  assert.deepEqual(statement.territorialScope, ['FR', 'BE', 'DE']);
  assert.equal(statement.restriction?.account, 'DECISION_ACCOUNT_SUSPENDED');
  assert.deepEqual(statement.keywords, []);
  assert.deepEqual([statement.automatedDetection, statement.automatedDecision], [false, 'partially']);
  assert.deepEqual(readStatement(typed({ ...FIELDS, keyword: 'K', territory: '' }), CHOICES).keywords, ['K']);
  assert.deepEqual(readStatement(typed({ ...FIELDS, territory: '' }), CHOICES).territorialScope, []);
});

test('a restriction that the register does not name is not sent', () => {
  assert.throws(() => readStatement(typed({ ...FIELDS, restriction: 'DECISION_OTHER' }), CHOICES), /DECISION_OTHER/);
});
