import { createHash } from 'node:crypto';
import { canonicalJson } from '@vigie/engine';
import { z } from 'zod';
import { newId } from '../base/core/ids.ts';
import { mustFindProposal, note, type PersonWork, type Proposal, propose, twoPersonAct } from '../people/index.ts';
import { packsOf } from '../screening/index.ts';
import { discloseRelease, type Release, releaseSchema } from './disclose/disclose-release.ts';
import type { TellSweeps } from './disclose/sweep-schema.ts';
import { draftCommunique, mustIdentifyNobody, mustTellPublished } from './public/communique.ts';
import { refusal, refuse } from './refusals.ts';
import type { releaseInputSchema } from './schema.ts';
import { countEvents, DEFINITIONS, holdReleases, listReleases, listWatched, saveRelease } from './store.ts';

/** SHA-256 over the canonical JSON of a release: what its public file is checked against. */
function digestOfRelease(release: Release): string {
  return createHash('sha256').update(canonicalJson(release)).digest('hex');
}

const KIND = 'release.published';

/** A release as it will be published, and the newest that there was when it was made: what it withholds depends on it. */
const contentSchema = z.object({
  release: releaseSchema,
  after: z.string().nullable(),
  publicFrom: z.iso.datetime({ offset: true }).nullable().default(null),
});

/** Counts a period and withholds what could single out an event: published as it is, once a second person approves it. */
export async function proposeRelease(
  work: PersonWork,
  { corrects, publicFrom, communique, sweeps: asked, ...input }: z.infer<typeof releaseInputSchema>,
  tellSweeps: TellSweeps,
): Promise<Proposal> {
  const { context, tx, by, now } = work;
  const earlier = await listReleases(tx);
  if (corrects) {
    const { release: id } = corrects;
    const wrong = earlier.find((one) => one.id === id) ?? refuse('VIGIE_PUBLICATION_UNKNOWN', { id });
    if (wrong.correctedBy !== null) throw refusal('VIGIE_PUBLICATION_CORRECTED', { id, by: wrong.correctedBy });
  }
  const counted = await discloseRelease(
    {
      id: newId('rel', now),
      title: input.title,
      period: { from: input.from, to: input.to },
      unit: { name: by.unit.name },
      madeAt: now,
      counts: await countEvents(tx, input, context.config.home.timeZone),
      definitions: DEFINITIONS,
      watched: await listWatched(tx, (await packsOf(context, tx, now)).rules),
      corrects,
    },
    earlier.map(({ content }) => content),
  );
  const before = earlier.flatMap(({ content }) => content.sweeps ?? []);
  const sweeps = asked && (await tellSweeps(tx, [...new Set(asked)], before));
  const said = communique ?? draftCommunique(counted);
  const release: Release = { ...counted, ...(sweeps && { sweeps }), communique: said };
  const written = (sweeps ?? []).flatMap((sweep) => [
    sweep.question,
    sweep.missing,
    sweep.plan.outside.name ?? '',
    ...sweep.strata.map(({ stratum }) => stratum),
  ]);
  const hosts = (sweeps ?? []).flatMap(({ stratify, strata }) =>
    stratify === 'platform' ? strata.map(({ stratum }) => stratum) : [],
  );
  const texts = [input.title, corrects?.reason ?? '', said.en, said.fr, ...written];
  await mustIdentifyNobody(tx, texts, [...counted.platforms, ...hosts]);
  mustTellPublished(said, release);
  return propose(work, {
    kind: KIND,
    summary: {
      release: release.id,
      ...input,
      digest: digestOfRelease(release),
      publicFrom: publicFrom ?? null,
      corrects: corrects?.release ?? null,
      sweeps: sweeps?.map(({ id }) => id).join(', ') ?? null,
    },
    reason: corrects?.reason ?? input.title,
    content: { release, after: earlier[0]?.id ?? null, publicFrom: publicFrom ?? null },
  });
}

/** A proposed release, to be looked at before it is approved. @throws VigieError `VIGIE_PEOPLE_NO_PROPOSAL` (404) */
export async function findProposed(work: PersonWork, id: string): Promise<Release> {
  const { kind, content } = await mustFindProposal(work.tx, id);
  if (kind !== KIND) throw refusal('VIGIE_PUBLICATION_UNKNOWN', { id });
  return contentSchema.parse(content).release;
}

/** Keeps a release for good, and makes it public. */
export const releaseAct = twoPersonAct({
  kind: KIND,
  role: 'publisher',
  content: contentSchema,
  async approve(work, { release, after, publicFrom: asked }, proposal) {
    const { tx, unit, by, now } = work;
    // Two that were made beside each other, and approved at once, would each withhold what the other tells.
    await holdReleases(tx, unit);
    const [newest] = await listReleases(tx);
    if ((newest?.id ?? null) !== after) throw refusal('VIGIE_PUBLICATION_ANOTHER_SINCE');
    const digest = digestOfRelease(release);
    // An embargo that is over: nobody could read it before it was approved, and its page does not say so.
    const publicFrom = asked !== null && new Date(asked) > now ? asked : null;
    await saveRelease(tx, { unit, account: by.id, content: release, digest, now, publicFrom });
    await note(work, {
      act: 'release.published',
      subject: release.id,
      content: { digest, proposal: proposal.id, publicFrom, corrects: release.corrects?.release ?? null },
      event: { release: release.id },
    });
  },
});
