import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import { newId } from '../base/core/ids.ts';
import type { Tx } from '../base/database/store.ts';
import { record } from '../people/audit-store.ts';
import type { Account } from '../people/store.ts';
import { discloseRelease, type Release } from './disclose/disclose-release.ts';
import { countEvents, listReleases, listWatched, type ReleaseSummary, saveRelease } from './store.ts';

/** SHA-256 over the canonical JSON of a release: what its public file is checked against. */
function digestOfRelease(release: Release): string {
  return createHash('sha256').update(canonicalJson(release)).digest('hex');
}

/** Counts a period, withholds what could single out an event, and keeps the release for good. */
export async function makeRelease(
  { clock, jobs, config }: Context,
  tx: Tx,
  account: Account,
  input: { title: string; from: string; to: string },
): Promise<ReleaseSummary> {
  const now = clock();
  const unit = account.unit.id;
  const earlier = await listReleases(tx);
  const content = discloseRelease(
    {
      id: newId('rel', now),
      title: input.title,
      period: { from: input.from, to: input.to },
      unit: { name: account.unit.name },
      madeAt: now,
      counts: await countEvents(tx, input, config.home.timeZone),
      watched: await listWatched(tx),
    },
    earlier.map((release) => release.content),
  );
  const digest = digestOfRelease(content);
  await saveRelease(tx, { unit, account: account.id, content, digest, now });
  await record(tx, {
    unit,
    account: account.id,
    act: 'release.published',
    subject: content.id,
    content: { digest },
    now,
  });
  await jobs.emit(tx, unit, 'release.published', content.id, { release: content.id });
  return { id: content.id, title: content.title, from: input.from, to: input.to, madeAt: now.toISOString(), digest };
}
