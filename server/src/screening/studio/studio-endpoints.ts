import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { command, note, type PersonWork, proposalSchema, query, today } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { activationSchema, proposeActivation } from './activate-pack.ts';
import { draftExample, exampleSchema } from './draft-example.ts';
import { digestOf, findVersion, mustBeOpen } from './find-pack.ts';
import { listPacks, readPack } from './read-pack.ts';
import {
  type Draft,
  draftSchema,
  historySchema,
  MOST_TEXT,
  packDetailSchema,
  packsSchema,
  STAGES,
} from './studio-schema.ts';
import { deleteDraft, findDraft, listEditions, saveDraft, setStage } from './studio-store.ts';

const packId = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
});
const reason = z.string().trim().min(3).max(5000);

const mustFindDraft = async ({ tx }: PersonWork, id: string): Promise<Draft> =>
  (await findDraft(tx, id)) ?? refuse('VIGIE_SCREENING_NO_DRAFT', { pack: id });

/** Packs as they are written, tried and put in force. */
export const studioEndpoints = [
  query('GET /v1/packs', {
    says: 'Lists the rule packs.',
    tag: 'screening',
    role: 'reader',
    answer: packsSchema,
    run: listPacks,
  }),
  query('GET /v1/packs/:id', {
    says: 'Shows a rule pack and its draft.',
    tag: 'screening',
    role: 'reader',
    reads: null,
    answer: packDetailSchema,
    run: (work, { params }) => readPack(work, params.id),
  }),
  query('GET /v1/packs/:id/history', {
    says: 'Lists the versions of a pack and when each was in force.',
    tag: 'screening',
    role: 'reader',
    reads: null,
    answer: historySchema,
    async run(work, { params: { id } }) {
      await readPack(work, id);
      const editions = await listEditions(work.tx, id);
      const holds = editions.find(({ from }) => from <= today(work));
      const { packs, versions } = work.context.packs;
      const version = packs.find((each) => each.id === id)?.version;
      const digest = versions.find((each) => each.id === id)?.digest;
      return {
        installed: version !== undefined && digest !== undefined ? { version, digest } : null,
        items: editions.map((edition) => ({ ...edition, isInForce: edition === holds })),
      };
    },
  }),
  query('GET /v1/packs/:id/texts', {
    says: 'Gives the text of one version of a pack.',
    tag: 'screening',
    role: 'reader',
    query: z.object({ digest: z.string().max(64) }),
    reads: null,
    answer: z.object({ text: z.string() }),
    async run(work, { params: { id }, query: { digest } }) {
      const text = await findVersion(work, id, digest);
      if (text === null) throw refusal('VIGIE_SCREENING_NO_EDITION', { pack: id, version: digest.slice(0, 12) });
      return { text };
    },
  }),
  command('PUT /v1/packs/:id/draft', {
    says: 'Saves the draft of a pack.',
    tag: 'screening',
    role: 'analyst',
    params: packId,
    options: () => ({ bodyLimit: 8 * 1024 * 1024 }),
    // `revision`: the one that was read; 0: there was none.
    body: z.object({ text: z.string().max(MOST_TEXT), revision: z.int().min(0) }),
    answer: draftSchema,
    async run(work, { params: { id: pack }, body: { text, revision } }) {
      const { tx, unit, by, now } = work;
      mustBeOpen(pack);
      const digest = digestOf(text, pack);
      const made = { id: newId('pdr', now), unit, pack, text, digest, revision, by: by.id, now };
      if (!(await saveDraft(tx, made))) throw refusal('VIGIE_SCREENING_DRAFT_CHANGED', { pack });
      await note(work, { act: 'pack.drafted', subject: pack, content: { revision: revision + 1, digest } });
      return mustFindDraft(work, pack);
    },
  }),
  command('DELETE /v1/packs/:id/draft', {
    says: 'Throws the draft of a pack away.',
    tag: 'screening',
    role: 'analyst',
    params: packId,
    status: 204,
    answer: z.null(),
    async run(work, { params: { id: pack } }) {
      const { digest } = await mustFindDraft(work, pack);
      await deleteDraft(work.tx, pack);
      await note(work, { act: 'pack.draft-deleted', subject: pack, content: { digest } });
      return null;
    },
  }),
  command('PUT /v1/packs/:id/draft/stage', {
    says: 'Sets the stage of a draft: draft or shadow. A reason is given.',
    tag: 'screening',
    role: 'analyst',
    params: packId,
    body: z.object({ stage: z.enum(STAGES), reason }),
    answer: draftSchema,
    async run(work, { params: { id: pack }, body }) {
      const { digest } = await mustFindDraft(work, pack);
      if (!(await setStage(work.tx, pack, body.stage))) throw refusal('VIGIE_SCREENING_DRAFT_AT_STAGE', { pack });
      await note(work, {
        act: body.stage === 'shadow' ? 'pack.shadowed' : 'pack.unshadowed',
        subject: pack,
        reason: body.reason,
        content: { digest },
      });
      return mustFindDraft(work, pack);
    },
  }),
  command('POST /v1/packs/:id/activations', {
    says: 'Proposes that a draft or an earlier version be in force from a day on.',
    tag: 'screening',
    role: 'analyst',
    params: packId,
    body: activationSchema,
    answer: proposalSchema,
    run: (work, { params, body }) => proposeActivation(work, params.id, body),
  }),
  command('POST /v1/findings/:id/examples', {
    says: 'Makes a finding an example in the draft of its pack.',
    tag: 'screening',
    role: 'analyst',
    body: exampleSchema,
    answer: draftSchema,
    run: (work, { params, body }) => draftExample(work, params.id, body),
  }),
];
