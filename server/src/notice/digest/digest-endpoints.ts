import { z } from 'zod';
import { command, query } from '../../people/index.ts';
import { readDigest, saveWanted } from './digest-store.ts';

const wantedSchema = z.object({ wanted: z.boolean() });

/** Whether somebody is told by mail of what waits for their approval: a setting of their own account. */
export const digestEndpoints = [
  query('GET /v1/approval-mail', {
    says: 'Says whether you get mail on what waits for approval.',
    tag: 'people',
    role: 'reader',
    forAll: true,
    answer: wantedSchema,
    run: async ({ tx, by }) => ({ wanted: (await readDigest(tx, by.id)).wanted }),
  }),
  command('PUT /v1/approval-mail', {
    says: 'Turns the mail on what waits for approval on or off.',
    tag: 'people',
    role: 'reader',
    body: wantedSchema,
    answer: wantedSchema,
    tells: () => false,
    async run({ tx, unit, by }, { body: { wanted } }) {
      await saveWanted(tx, unit, by.id, wanted);
      return { wanted };
    },
  }),
];
