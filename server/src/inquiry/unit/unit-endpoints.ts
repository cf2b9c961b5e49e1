import { verifierKey } from '@vigie/proof';
import { z } from 'zod';
import { command, proposalSchema, query } from '../../people/index.ts';
import { closeUnit, endEntry, proposeOpening, proposePeer } from './open-unit.ts';
import { openingInputSchema, openingSchema, peerInputSchema, peerSchema } from './unit-schema.ts';
import { findOpening, listPeers, listTables, tableSchema } from './unit-store.ts';

const reason = z.string().trim().min(3).max(5_000);

/** Whether the unit asks and answers, whom, and on whose word. What opens takes two people, what closes one. */
export const unitEndpoints = [
  query('GET /v1/inquiry-unit', {
    says: 'Gives whether the unit asks and answers, which units it knows, and what stands ready.',
    tag: 'inquiry',
    role: 'analyst',
    answer: z
      .object({
        opening: openingSchema.nullable(),
        peers: z.array(peerSchema),
        tables: z.array(tableSchema),
        /** What others enter to know this unit. */
        self: z.object({ key: z.string(), unit: z.string() }),
      })
      .meta({ id: 'InquiryUnit' }),
    run: async ({ context, tx, unit }) => ({
      opening: await findOpening(tx),
      peers: await listPeers(tx),
      tables: await listTables(tx),
      self: { key: verifierKey(context.signer), unit },
    }),
  }),
  command('POST /v1/inquiry-openings', {
    says: 'Proposes that the unit asks and answers; a second person approves it.',
    tag: 'inquiry',
    role: 'administrator',
    body: openingInputSchema.extend({ reason }),
    answer: proposalSchema,
    run: (work, { body }) => proposeOpening(work, body),
  }),
  command('POST /v1/inquiry-closings', {
    says: 'Ends that the unit asks and answers, at once.',
    tag: 'inquiry',
    role: 'administrator',
    status: 204,
    body: z.strictObject({ reason }),
    answer: z.undefined(),
    run: (work, { body }) => closeUnit(work, body.reason),
  }),
  command('POST /v1/inquiry-peers', {
    says: 'Proposes a unit that may be asked and may ask; a second person approves it.',
    tag: 'inquiry',
    role: 'administrator',
    body: peerInputSchema.extend({ reason }),
    answer: proposalSchema,
    run: (work, { body }) => proposePeer(work, body),
  }),
  command('POST /v1/inquiry-peers/:id/endings', {
    says: 'Ends the entry of a unit, at once.',
    tag: 'inquiry',
    role: 'administrator',
    status: 204,
    body: z.strictObject({ reason }),
    answer: z.undefined(),
    run: (work, { params: { id }, body }) => endEntry(work, id, body.reason),
  }),
  command('POST /v1/inquiry-key-checks', {
    says: 'Reads what the installations of the units say of their keys, and follows those that were replaced as planned.',
    tag: 'inquiry',
    role: 'administrator',
    status: 204,
    answer: z.undefined(),
    run: ({ context, tx, unit }) => context.jobs.send(tx, 'inquiry.follow-keys', { unit }),
  }),
  command('POST /v1/inquiry-tables', {
    says: 'Prepares anew what the unit answers from, under a new key.',
    tag: 'inquiry',
    role: 'administrator',
    status: 204,
    answer: z.undefined(),
    run: ({ context, tx, unit }) => context.jobs.send(tx, 'inquiry.prepare', { unit }),
  }),
];
