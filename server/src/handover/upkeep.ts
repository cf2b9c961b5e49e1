import { randomUUID } from 'node:crypto';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import { postSigned } from '../base/peer/exchange.ts';
import type { Vault } from '../evidence/index.ts';
import { inWork, note } from '../people/index.ts';
import { holdHandover, listOver, listPassed, listWaiting, listWithFiles, moveHandover } from './handover-store.ts';
import { listParcels, openParcel } from './parcel/parcel.ts';
import { listPartners } from './partner-store.ts';
import { listUntold } from './remark-store.ts';
import type { Hello } from './schema.ts';
import { sealHandover } from './seal-handover.ts';
import { sendHandover } from './send.ts';
import { adoptPackages } from './taking/adopt-packages.ts';

/** What fails is told on the hand-over, and comes again at the next look. */
async function tryEach(ids: Iterable<string>, work: (id: string) => Promise<void>): Promise<void> {
  for (const id of new Set(ids))
    await work(id).catch((error: unknown) => {
      if (!(error instanceof VigieError)) throw error;
    });
}

/** Ends the shares whose time is out: nothing of them is read any more, and what came in is deleted. */
async function endOver(context: Context, unit: string): Promise<void> {
  for (const id of await inWork(context, unit, ({ tx, now }) => listOver(tx, now))) {
    const direction = await inWork(context, unit, async (work) => {
      const held = await holdHandover(work.tx, id);
      if (held?.state !== 'accepted') return null;
      await moveHandover(work.tx, id, { state: 'ended', now: work.now });
      await note(work, { act: 'handover.ended', subject: held.case ?? id, content: { handover: id } });
      return held.direction;
    });
    if (direction === 'in') await openParcel(context.config.dataDir, unit, id).drop();
  }
}

/**
 * Tells each partner what this unit knows to have given to it, once since the process began: one that was put back from
 * an older backup is told of the rest.
 *
 * @param greeted the partners who heard it, which are added to
 */
async function greet(context: Context, unit: string, greeted: Set<string>): Promise<void> {
  const partners = await inWork(context, unit, ({ tx }) => listPartners(tx));
  for (const { id, unit: to, url, key: peerKey } of partners) {
    if (url === null || greeted.has(id)) continue;
    const given = await inWork(context, unit, ({ tx }) => listPassed(tx, to, 'out'));
    const hello: Hello = { kind: 'hello', from: unit, to, given };
    const posted = await postSigned(context, {
      url,
      key: randomUUID(),
      body: Buffer.from(JSON.stringify(hello)),
      peerKey,
    });
    if (posted.accepted || !posted.temporary) greeted.add(id);
  }
}

/** Deletes the files of what was refused, withdrawn, ended or erased: whoever did that may have died before it came to them. */
export async function dropFiles({ config: { dataDir }, store }: Context, unit: string): Promise<void> {
  const here = await listParcels(dataDir, unit);
  if (here.length === 0) return;
  const kept = await store.inUnit(unit, listWithFiles, ALL_CASES);
  for (const id of here) if (!kept.has(id)) await openParcel(dataDir, unit, id).drop();
}

/** Takes up again what waits: a job may have ended its tries. Ends what is over. */
export async function keepHandovers(context: Context, vault: Vault, unit: string, greeted: Set<string>): Promise<void> {
  await endOver(context, unit);
  await dropFiles(context, unit);
  const { send, seal, adopt } = await inWork(context, unit, ({ tx }) => listWaiting(tx));
  const untold = await inWork(context, unit, ({ tx }) => listUntold(tx, null));
  await tryEach(seal, (id) => sealHandover(context, vault, unit, id));
  await tryEach(adopt, (id) => adoptPackages(context, vault, unit, id));
  await tryEach([...send, ...untold.map(({ handover }) => handover)], (id) => sendHandover(context, unit, id));
  await greet(context, unit, greeted);
}
