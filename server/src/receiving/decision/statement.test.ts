import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATEMENT } from '../../../testing/receiving.ts';
import { monthsAfter, toPayload, toStatementsOfReasons, writeBuyersNotice, writeStatement } from './statement.ts';
import { statementContentSchema } from './statement-schema.ts';

const content = statementContentSchema.parse({
  ...STATEMENT,
  restriction: {
    visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
    visibilityUntil: '2027-01-31',
    account: 'DECISION_ACCOUNT_SUSPENDED',
  },
  contentDate: '2026-11-01',
  applicationDate: '2026-11-24',
  redress: 'Complain within six months.',
  source: 'SOURCE_ARTICLE_16',
});
const statement = { id: 'sor_1', url: 'https://shop.example/1', madeAt: '2026-11-24T09:00:00.000Z', content };

test('the payload for the Transparency Database names neither address nor trader, and leaves out what is not said', () => {
  const payload = toPayload(statement);
  assert.equal(payload.puid, 'sor_1');
  assert.equal(payload.illegal_content_legal_ground, STATEMENT.groundReference);
  assert.ok(!JSON.stringify(payload).includes('shop.example'));
  assert.ok(!('incompatible_content_ground' in payload) && !('decision_monetary' in payload));
});

test('a notifier’s installation gets a statement for each restriction, the first by the statement’s own id', () => {
  assert.deepEqual(
    toStatementsOfReasons(statement).map(({ id, restriction }) => [id, restriction.kind, restriction.until]),
    [
      ['sor_1', 'visibility-removed', '2027-01-31T23:59:59Z'],
      ['sor_1-2', 'account-suspended', null],
    ],
  );
});

test('the trader reads what is restricted, until when, why, and what to do', () => {
  const text = writeStatement(statement, 'en');
  assert.match(
    text,
    /Restriction: listing removed, account suspended\. Since 24 November 2026, until 31 January 2027\./,
  );
  assert.match(text, /Complain within six months\./);
  const french = writeStatement({ ...statement, content: { ...content, territorialScope: ['FR', 'BE'] } }, 'fr');
  assert.match(french, /Restriction\s: offre retirée, compte suspendu\. Depuis le 24 novembre 2026/);
  assert.match(french, /Où\s: France, Belgique\./);
});

test('buyers are told the day on the authority’s clock, and the six months before it', () => {
  const late = { ...statement, trader: 'Shop', madeAt: '2026-11-30T23:30:00.000Z' };
  const tell = (language: 'en' | 'fr', zone: string) => writeBuyersNotice(late, language, zone);
  assert.match(
    tell('en', 'Europe/Paris'),
    /illegal on 1 December 2026: .*\n\n.*between 1 June 2026 and 1 December 2026/,
  );
  assert.match(tell('en', 'UTC'), /illegal on 30 November 2026: .*\n\n.*between 30 May 2026 and 30 November 2026/);
  assert.match(
    tell('fr', 'Europe/Paris'),
    /le 1er décembre 2026\s: .*\n\n.*entre le 1er juin 2026 et le 1er décembre 2026/,
  );
});

test('months later is the same day of the month, or its last', () => {
  const after = (from: string, months: number) => monthsAfter(new Date(from), months).toISOString().slice(0, 10);
  assert.equal(after('2026-08-31T09:00:00Z', 6), '2027-02-28');
  assert.equal(after('2027-08-31T09:00:00Z', 6), '2028-02-29');
  assert.equal(after('2026-11-24T09:00:00Z', 6), '2027-05-24');
  assert.equal(after('2026-11-24T09:00:00Z', -6), '2026-05-24');
});
