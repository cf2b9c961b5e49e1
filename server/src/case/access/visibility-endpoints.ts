import { z } from 'zod';
import { givenInstant } from '../../base/http/http.ts';
import { command, proposalSchema, query } from '../../people/index.ts';
import { mustFindCase, readCase } from '../read-case.ts';
import { CHOSEN_VISIBILITIES, caseDetailSchema, caseReadersSchema } from '../schema.ts';
import { proposeSuccession } from './succeed-keeper.ts';
import { changeVisibility, joinCase, nameReaders, tellReaders } from './visibility.ts';

const reason = z.string().trim().min(3).max(5_000);

/** A case that is restricted now goes from the screens of all who saw it until now; of one that was, nobody else is told. */
function wasOpen({ history }: z.output<typeof caseReadersSchema>): true | 'all' {
  const [, before] = history.filter(({ visibility }) => visibility !== null);
  return before === undefined || before.visibility === 'unit' ? 'all' : true;
}

/** Who may see a case, and what joins one that few may see. */
export const visibilityEndpoints = [
  query('GET /v1/cases/:id/readers', {
    says: 'Lists who may see a restricted case.',
    tag: 'case',
    role: 'reader',
    reads: null,
    answer: caseReadersSchema,
    async run({ tx }, { params: { id } }) {
      await mustFindCase(tx, id);
      return tellReaders(tx, id);
    },
  }),
  command('PUT /v1/cases/:id/visibility', {
    says: 'Restricts a case to named readers, for a time or until further notice, or opens it to the unit.',
    tag: 'case',
    role: 'approver',
    body: z
      .object({
        visibility: z.enum(CHOSEN_VISIBILITIES),
        until: givenInstant.nullable().default(null).describe('When the restriction ends; null: when a keeper says so'),
        opens: z
          .boolean()
          .default(false)
          .describe('At its end it opens to the unit by itself; else its readers are reminded, and it stays'),
        reason,
      })
      .refine(({ visibility, until }) => visibility !== 'unit' || until === null, {
        message: 'What is open to the unit has no end of a restriction.',
        path: ['until'],
      })
      .refine(({ until, opens }) => !opens || until !== null, {
        message: 'Say when it opens by itself.',
        path: ['opens'],
      }),
    answer: caseReadersSchema,
    tells: wasOpen,
    run: (work, { params: { id }, body }) => changeVisibility(work, id, body),
  }),
  command('PUT /v1/cases/:id/readers', {
    says: 'Names who may see a restricted case.',
    tag: 'case',
    role: 'analyst',
    body: z.object({
      readers: z.array(z.object({ account: z.string(), isKeeper: z.boolean().default(false) })).max(200),
      reason,
    }),
    answer: caseReadersSchema,
    run: (work, { params: { id }, body }) => nameReaders(work, id, body),
  }),
  command('POST /v1/accounts/:id/successions', {
    says: 'Proposes to close an account, and who takes over the restricted cases that it alone keeps.',
    tag: 'people',
    role: 'administrator',
    body: z.object({ successor: z.string(), reason }),
    answer: proposalSchema,
    run: (work, { params: { id: account }, body }) => proposeSuccession(work, { ...body, account }),
  }),
  command('POST /v1/cases/:id/joins', {
    says: 'Joins another case to this restricted one.',
    tag: 'case',
    role: 'analyst',
    body: z.object({ case: z.string(), reason }),
    answer: caseDetailSchema,
    async run(work, { params: { id }, body }) {
      await joinCase(work, id, body);
      return readCase(work.tx, id);
    },
  }),
];
