import { createHash } from 'node:crypto';
import { canonicalJson, type Words } from '@vigie/engine';
import { z } from 'zod';
import { newId } from '../base/core/ids.ts';
import type { Tx } from '../base/database/store.ts';
import {
  decideProposal,
  mustFindProposal,
  note,
  type PersonWork,
  type Proposal,
  propose,
  twoPersonAct,
} from '../people/index.ts';
import { packsOf } from '../screening/index.ts';
import { discloseRelease, type Release, releaseSchema } from './disclose/disclose-release.ts';
import type { TellSweeps } from './disclose/sweep-schema.ts';
import { draftCommunique, mustIdentifyNobody, mustTellPublished } from './public/communique.ts';
import { refusal, refuse } from './refusals.ts';
import type { releaseInputSchema } from './schema.ts';
import {
  countEvents,
  DEFINITIONS,
  findRelease,
  holdReleases,
  listReleases,
  listWatched,
  saveRelease,
} from './store.ts';

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

/** Refuses a release whose texts name what is in the record, as it is now, or tell a number that it does not. */
async function mustBePublishable(tx: Tx, release: Release): Promise<void> {
  const { title, corrects, communique, platforms, sweeps = [] } = release;
  const ofSweeps = sweeps.flatMap(({ question, missing, plan, strata }) => [
    question,
    missing,
    plan.outside.name ?? '',
    ...strata.map(({ stratum }) => stratum),
  ]);
  const hosts = sweeps.flatMap(({ stratify, strata }) =>
    stratify === 'platform' ? strata.map(({ stratum }) => stratum) : [],
  );
  const said = communique ? [communique.en, communique.fr] : [];
  await mustIdentifyNobody(tx, [title, corrects?.reason ?? '', ...said, ...ofSweeps], [...platforms, ...hosts]);
  if (communique) mustTellPublished(communique, release);
}

/** Counts a period and withholds what could single out an event: published as it is, once a second person approves it. */
export async function proposeRelease(
  work: PersonWork,
  { corrects, publicFrom, communique, licence: chosen, sweeps: asked, ...input }: z.infer<typeof releaseInputSchema>,
  tellSweeps: TellSweeps,
): Promise<Proposal> {
  const { context, tx, by, now } = work;
  const earlier = await listReleases(tx);
  if (corrects) {
    const { release: id } = corrects;
    const wrong = earlier.find((one) => one.id === id) ?? refuse('VIGIE_PUBLICATION_UNKNOWN', { id });
    if (wrong.correctedBy !== null) throw refusal('VIGIE_PUBLICATION_CORRECTED', { id, by: wrong.correctedBy });
  }
  const told: Release[] = [];
  for (const { id } of earlier) {
    const content = await findRelease(tx, id);
    if (content) told.push(content);
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
    told,
  );
  const before = told.flatMap((release) => release.sweeps ?? []);
  const sweeps = asked && (await tellSweeps(tx, [...new Set(asked)], before));
  // What French public bodies publish under; elsewhere nobody knows it.
  const licence = chosen ?? (context.config.home.country === 'FR' ? 'etalab-2.0' : 'CC-BY-4.0');
  const said = communique ?? draftCommunique(counted);
  const release: Release = { ...counted, ...(sweeps && { sweeps }), communique: said, licence };
  await mustBePublishable(tx, release);
  return propose(work, {
    kind: KIND,
    summary: {
      release: release.id,
      ...input,
      licence,
      digest: digestOfRelease(release),
      publicFrom: publicFrom ?? null,
      corrects: corrects?.release ?? null,
      sweeps: sweeps?.map(({ id }) => id).join(', ') ?? null,
    },
    reason: corrects?.reason ?? input.title,
    content: { release, after: earlier[0]?.id ?? null, publicFrom: publicFrom ?? null },
  });
}

async function mustFindProposed(tx: Tx, id: string) {
  const { kind, content, ...proposal } = await mustFindProposal(tx, id);
  if (kind !== KIND) throw refusal('VIGIE_PUBLICATION_UNKNOWN', { id });
  return { ...proposal, content: contentSchema.parse(content) };
}

/** A proposed release, to be looked at before it is approved. @throws VigieError `VIGIE_PEOPLE_NO_PROPOSAL` (404) */
export const findProposed = async ({ tx }: PersonWork, id: string): Promise<Release> =>
  (await mustFindProposed(tx, id)).content.release;

const REWORDED: Words = {
  en: 'Its communiqué was written anew: proposed again.',
  fr: 'Communiqué réécrit : proposée à nouveau.',
};

/**
 * Proposes a proposed release again, with other words and the same figures, and takes back the first: a proposal never
 * changes under the eyes of who decides on it. The texts are checked against the record as it is now.
 *
 * @throws VigieError `VIGIE_PEOPLE_NO_PROPOSAL` (404), `VIGIE_PEOPLE_PROPOSAL_DECIDED` (409), `VIGIE_PEOPLE_ROLE_PUBLISHER`
 *   (403) where somebody else proposed it, `VIGIE_PUBLICATION_IDENTIFIES`, `VIGIE_PUBLICATION_NUMBER`
 */
export async function rewordRelease(work: PersonWork, id: string, communique: Words): Promise<Proposal> {
  const { content, summary, reason } = await mustFindProposed(work.tx, id);
  await decideProposal(work, [releaseAct], id, { decision: 'reject', reason: REWORDED[work.by.language] });
  const release: Release = { ...content.release, communique };
  await mustBePublishable(work.tx, release);
  return propose(work, {
    kind: KIND,
    summary: { ...summary, digest: digestOfRelease(release) },
    reason,
    content: { ...content, release },
  });
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
    await mustBePublishable(tx, release);
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
