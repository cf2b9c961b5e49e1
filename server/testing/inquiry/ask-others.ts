import assert from 'node:assert/strict';
import { emptyListing, type Listing } from '@vigie/engine';
import { sql } from 'kysely';
import { importListings } from '../../src/listing/index.ts';
import type { TestVigie } from '../vigie.ts';

export const VAT = 'FR40303265045';
export const WHY = { purpose: 'file 12/2026', basis: 'Code de procédure pénale', article: '14' };

async function* offers(id: string, about: Partial<Listing>) {
  const listing: Listing = { ...emptyListing('shop.example', 'Knuckle duster, brass'), id, ...about };
  yield listing;
}

/** An offer that is prohibited, and so in a case of the unit. */
export async function see(at: TestVigie, unit: string, id: string, about: Partial<Listing>): Promise<void> {
  const by = { unit, account: null, source: 'test', pictures: false };
  await importListings(at.vigie.context, by, offers(id, about));
  await at.settle();
}

/** What one person proposes and another approves. */
export async function byTwo(at: TestVigie, who: string, url: string, body: object): Promise<void> {
  const { body: proposal, status } = await at.call(`${who}-ada`, 'POST', url, { ...body, reason: 'agreed' });
  assert.equal(status, 200, JSON.stringify(proposal));
  const decision = { decision: 'approve', reason: 'read and agreed' };
  const decided = await at.call(`${who}-app`, 'POST', `/v1/proposals/${proposal.id}/decisions`, decision);
  assert.equal(decided.status, 200, JSON.stringify(decided.body));
}

/** People of a unit, by the unit's name: `one-ada`, `one-app`, `one-off`, `one-aud`. @returns the unit's id */
export async function enrolAll(at: TestVigie, unit: string): Promise<string> {
  await at.add(`${unit}-app`, { unit, role: 'approver' });
  await at.add(`${unit}-off`, { unit });
  await at.add(`${unit}-aud`, { unit, role: 'auditor' });
  return (await at.add(`${unit}-ada`, { unit, role: 'administrator' })).unit;
}

/** Opens asking and answering. */
export const open = (at: TestVigie, unit: string, authority: object | null): Promise<void> =>
  byTwo(at, unit, '/v1/inquiry-openings', { officer: `Officer of ${unit}`, reach: '+33 1 00 00 00 00', authority });

/** Enters another unit. */
export const enter = (
  at: TestVigie,
  who: string,
  other: { name: string; url: string | null; key: string; unit: string; competence: string | null },
): Promise<void> => byTwo(at, who, '/v1/inquiry-peers', other);

/** Units that were entered. */
export const peersOf = async (at: TestVigie, unit: string) =>
  (await at.call(`${unit}-off`, 'GET', '/v1/inquiry-unit')).body.peers;

/** The units that may be asked, by their ids. */
export const peerIds = async (at: TestVigie, unit: string): Promise<string[]> =>
  (await peersOf(at, unit))
    .filter(({ endedAt }: { endedAt: string | null }) => endedAt === null)
    .map(({ id }: { id: string }) => id);

/** Asks all units for a subject. @returns the question with its answers; the code, where it is refused */
export async function ask(at: TestVigie, unit: string, subject: object) {
  const peers = (await peersOf(at, unit)).map(({ id }: { id: string }) => id);
  const asked = await at.call(`${unit}-off`, 'POST', '/v1/inquiries', { subject, ...WHY, peers });
  if (asked.status !== 200) return asked.body.code;
  await at.settle();
  const { body } = await at.call(`${unit}-off`, 'GET', `/v1/inquiries/${asked.body.id}`);
  return body;
}
/** What the first unit answers. */
export const stateOf = async (at: TestVigie, unit: string, subject: object) => {
  const inquiry = await ask(at, unit, subject);
  return typeof inquiry === 'string' ? inquiry : inquiry.answers[0].state;
};

/** All that a database holds: every table, every row, bytes in hexadecimal. */
export async function dump(at: TestVigie, unit: string): Promise<string> {
  const { store } = at.vigie.context;
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name
    from pg_tables where schemaname in ('public', 'pgboss')`.execute(store.db);
  const parts: string[] = [];
  for (const { name } of tables) {
    const read = (tx: Parameters<Parameters<typeof store.inUnit>[1]>[0]) =>
      sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(tx);
    const { rows } = await store.inUnit(unit, read, '*').catch(() => ({ rows: [] }));
    parts.push(...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}
