import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { mustFindCase, settleDecision } from '../case/index.ts';
import { command, download, query } from '../people/index.ts';
import { askForDossier, fileOfDossier } from './make-dossier.ts';
import { refusal, refuse } from './refusals.ts';
import { dossierInputSchema, dossierSchema } from './schema.ts';
import { findDossier, listDossiers } from './store.ts';

/** Ask for a dossier, see how far it has come, fetch it. */
export const referralEndpoints = [
  command('POST /v1/dossiers', {
    says: 'Has a dossier of a case made for its recipients.',
    tag: 'referral',
    role: 'analyst',
    // Twenty recipients with their keys.
    options: () => ({ bodyLimit: 256 * 1024 }),
    body: dossierInputSchema,
    answer: dossierSchema,
    async run(work, { body }) {
      const { context, tx, unit, by, now } = work;
      const askedBy = `${by.name}, ${by.unit.name}`;
      await settleDecision(work, body.case);
      const dossier = await askForDossier(tx, { ...body, unit, account: by.id, askedBy, now });
      await context.jobs.send(tx, 'referral.dossier', { unit, dossier: dossier.id });
      return dossier;
    },
  }),
  query('GET /v1/dossiers', {
    says: 'Lists the dossiers of a case.',
    tag: 'referral',
    role: 'reader',
    query: z.object({ case: z.string() }),
    answer: z.object({ items: z.array(dossierSchema) }),
    async run({ tx }, { query }) {
      await mustFindCase(tx, query.case);
      return { items: await listDossiers(tx, query.case) };
    },
  }),
  download('GET /v1/dossiers/:id/file', {
    says: 'Downloads a dossier.',
    tag: 'referral',
    role: 'reader',
    async find({ tx }, { params: { id } }) {
      const found = (await findDossier(tx, id)) ?? refuse('VIGIE_REFERRAL_UNKNOWN', { id });
      if (found.state !== 'made') throw refusal('VIGIE_REFERRAL_NOT_MADE', { id });
      return found;
    },
    reads: (found) => ({ act: 'dossier.fetched', subject: found.case, content: { dossier: found.id } }),
    file: async ({ id }, { config }) => ({
      type: 'application/octet-stream',
      name: `${id}.age`,
      body: await readFile(fileOfDossier(config.dataDir, id)),
    }),
  }),
];
