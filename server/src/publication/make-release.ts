import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import { newId } from '../base/core/ids.ts';
import { note, type PersonWork } from '../people/index.ts';
import { discloseRelease, type Release } from './disclose/disclose-release.ts';
import { countEvents, listReleases, listWatched, type ReleaseSummary, saveRelease } from './store.ts';

/** SHA-256 over the canonical JSON of a release: what its public file is checked against. */
function digestOfRelease(release: Release): string {
  return createHash('sha256').update(canonicalJson(release)).digest('hex');
}

/** Counts a period, withholds what could single out an event, and keeps the release for good. */
export async function makeRelease(
  work: PersonWork,
  input: { title: string; from: string; to: string },
): Promise<ReleaseSummary> {
  const { context, tx, unit, by, now } = work;
  const earlier = await listReleases(tx);
  const content = discloseRelease(
    {
      id: newId('rel', now),
      title: input.title,
      period: { from: input.from, to: input.to },
      unit: { name: by.unit.name },
      madeAt: now,
      counts: await countEvents(tx, input, context.config.home.timeZone),
      watched: await listWatched(tx),
    },
    earlier.map((release) => release.content),
  );
  const digest = digestOfRelease(content);
  await saveRelease(tx, { unit, account: by.id, content, digest, now });
  await note(work, {
    act: 'release.published',
    subject: content.id,
    content: { digest },
    event: { release: content.id },
  });
  return { id: content.id, title: content.title, from: input.from, to: input.to, madeAt: now.toISOString(), digest };
}
