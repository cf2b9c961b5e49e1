import { formatKeyHistory, type KeyChange, readKeyHistory, verifierKey } from '@vigie/proof';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { inWork, note } from '../../people/index.ts';
import type { Peer } from './unit-schema.ts';
import { changePeerKey, endPeer, listPeers } from './unit-store.ts';

const PAGE_BYTES = 256 * 1024;
const pageSchema = z.object({ key: z.string(), changes: z.array(z.string()).max(1000) });

/** What followed a key, by the notes of its owner: each is signed by the key before (docs/reference/keys.md). */
export type Followed =
  | { kind: 'same' }
  | { kind: 'replaced'; key: string }
  /** Its owner says that it may have been in other hands: it answers for none that followed. */
  | { kind: 'withdrawn'; since: string };

/** Follows a key from change to change, up to the newest or to one that was withdrawn. */
export function followKey(changes: readonly KeyChange[], key: string): Followed {
  let newest = key;
  for (const change of changes) {
    if (change.old !== newest) continue;
    if (change.withdrawnSince !== null) return { kind: 'withdrawn', since: change.withdrawnSince };
    newest = change.new;
  }
  return newest === key ? { kind: 'same' } : { kind: 'replaced', key: newest };
}

/** The entries of units of this installation are known by the key that it has now: it needs no word of another for its own. */
export async function followOwnKey(context: Context, unit: string): Promise<void> {
  if (context.keyChanges.length === 0) return;
  const key = verifierKey(context.signer);
  const former = new Set(readKeyHistory(formatKeyHistory(context.keyChanges)).map(({ old }) => old));
  const peers = await context.store.inUnit(unit, listPeers);
  for (const peer of peers)
    if (peer.url === null && peer.key !== key && former.has(peer.key))
      await changeEntry(context, unit, peer, { kind: 'replaced', key });
}

/**
 * Reads what a unit's installation says of its key, and follows it as far as the key that was entered vouches for. An
 * entry whose key was withdrawn ends; one that nothing ties to the key that is published stays as it is.
 *
 * @returns whether its key is another now
 */
export async function followPeerKey(context: Context, unit: string, peer: Peer): Promise<boolean> {
  if (peer.url === null || peer.endedAt !== null) return false;
  const url = `${peer.url.replace(/\/+$/, '')}/.well-known/vigie-exchange`;
  const limits = { bytes: PAGE_BYTES, redirects: 0 };
  const visited = await context.visitor.visit(url, { robots: false, pace: false, limits });
  const changes = visited.ok && visited.status === 200 ? readChanges(visited.body) : null;
  if (changes === null) {
    context.log.warn({ peer: peer.id }, 'the page with the key of a unit to ask could not be read');
    return false;
  }
  const followed = followKey(changes, peer.key);
  if (followed.kind !== 'same') await changeEntry(context, unit, peer, followed);
  return followed.kind === 'replaced';
}

/** Looks after the keys of all that the unit may ask. */
export async function followKeys(context: Context, unit: string): Promise<void> {
  await followOwnKey(context, unit);
  for (const peer of await context.store.inUnit(unit, listPeers)) await followPeerKey(context, unit, peer);
}

function readChanges(body: Buffer): KeyChange[] | null {
  try {
    return readKeyHistory(formatKeyHistory(pageSchema.parse(JSON.parse(body.toString())).changes));
  } catch {
    return null;
  }
}

/** What another process did meanwhile is not done twice. */
function changeEntry(
  context: Context,
  unit: string,
  { id, key }: Peer,
  followed: Exclude<Followed, { kind: 'same' }>,
): Promise<void> {
  return inWork(context, unit, async (work) => {
    if (followed.kind === 'withdrawn') {
      const content = { key, withdrawnSince: followed.since };
      if (await endPeer(work.tx, id, work.now)) await note(work, { act: 'inquiry.peer-ended', subject: id, content });
      return;
    }
    const content = { old: key, new: followed.key };
    if (await changePeerKey(work.tx, { id, ...content }))
      await note(work, { act: 'inquiry.peer-key-followed', subject: id, content });
  });
}
