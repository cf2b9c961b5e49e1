import type { Context } from '../base/context.ts';
import type { Reader } from '../base/database/reader.ts';
import type { Tx } from '../base/database/store.ts';
import {
  type ArchivePlace,
  hasSought,
  listCurrent,
  listReadable,
  listSnapshotsAfter,
  openKept,
  type Snapshot,
  type Sought,
  searchSegment,
  toSnapshot,
} from '../listing/index.ts';
import { type Account, holdOpen, listAccounts, mustHaveRole } from '../people/index.ts';
import { refusal } from './refusals.ts';

/** Snapshots that are read from the database in one go. */
const PAGE = 1_000;

/**
 * Looks through all that a unit has ever seen, in the database and in the archive, as somebody who may see so much of it.
 *
 * @returns by some thousand snapshots: how many were looked at, and those that have what is looked for, each once
 */
export async function* findSeen(
  { store, config }: Pick<Context, 'store'> & { config: ArchivePlace },
  { unit, reader }: { unit: string; reader: Reader },
  sought: Sought,
): AsyncGenerator<{ looked: number; found: Snapshot[] }> {
  const told = new Set<string>();
  for (let after = ''; ; ) {
    const cursor = after;
    const read = await store.inUnit(unit, (tx) => listSnapshotsAfter(tx, cursor, { limit: PAGE, newest: 0 }), reader);
    const found = read.filter(
      ({ content, seenAt }) =>
        (sought.platform === undefined || content.platform === sought.platform) &&
        (sought.since === undefined || Date.parse(seenAt) >= sought.since) &&
        hasSought(content, sought),
    );
    for (const { id } of found) told.add(id);
    const last = read.at(-1);
    if (!last) break;
    yield { looked: read.length, found };
    after = last.id;
  }
  // Read after the rows: what moves meanwhile is seen twice rather than never, and told once.
  for (const kept of await store.inUnit(unit, listCurrent, reader)) {
    const segment = await openKept(config, kept);
    try {
      for await (const { rows, found } of searchSegment(segment, sought)) {
        const offers = [...new Set(found.map(({ listing }) => listing))].filter((id) => !kept.toErase.includes(id));
        const readable =
          offers.length === 0 ? null : await store.inUnit(unit, (tx) => listReadable(tx, offers), reader);
        const shown = found.filter(({ id, listing }) => readable?.has(listing) === true && !told.has(id));
        yield { looked: rows, found: shown.map(toSnapshot) };
      }
    } finally {
      segment.close();
    }
  }
}

/**
 * The open account of a member by its email, with the role that is asked for.
 *
 * @throws VigieError `VIGIE_ARCHIVE_ACCOUNT`, `VIGIE_PEOPLE_ROLE_…`
 */
export async function memberOf(tx: Tx, email: string, role: 'analyst' | 'approver'): Promise<Pick<Account, 'id'>> {
  const account = (await listAccounts(tx)).find((each) => each.email.toLowerCase() === email.toLowerCase());
  if (!account) throw refusal('VIGIE_ARCHIVE_ACCOUNT', { email });
  mustHaveRole(account, role);
  if (!(await holdOpen(tx, [account.id], role)).has(account.id)) throw refusal('VIGIE_ARCHIVE_ACCOUNT', { email });
  return account;
}
