import { pageOf } from '../../base/http/http.ts';
import { command, countProposals, note, query } from '../../people/index.ts';
import { mustFindCase } from '../read-case.ts';
import { caseSchema } from '../schema.ts';
import { countCases, countFacet, countsSchema, facetsSchema } from './count-cases-store.ts';
import { facetQuery, filterQuery, listQuery } from './filters.ts';
import { listCases } from './list-cases-store.ts';
import { markAnswersRead } from './told-store.ts';
import { askedBy } from './which-cases-store.ts';

/** The worktable: which cases there are for whom, how many, of what. */
export const worktableEndpoints = [
  query('GET /v1/cases', {
    says: 'Lists cases by filters, page by page.',
    tag: 'case',
    role: 'reader',
    query: listQuery,
    answer: pageOf(caseSchema),
    run: (work, { query }) => listCases(work.tx, query, askedBy(work)),
  }),
  query('GET /v1/cases/counts', {
    says: 'Counts the cases that fit the filters.',
    tag: 'case',
    role: 'reader',
    query: filterQuery,
    answer: countsSchema,
    async run(work, { query }) {
      return { ...(await countCases(work.tx, query, askedBy(work))), proposals: await countProposals(work.tx) };
    },
  }),
  query('GET /v1/cases/facets', {
    says: 'Counts the cases that fit, by the values of one filter.',
    tag: 'case',
    role: 'reader',
    query: facetQuery,
    answer: facetsSchema,
    run: (work, { query: { of, ...filters } }) => countFacet(work.tx, of, filters, askedBy(work)),
  }),
  command('POST /v1/cases/:id/answers/read', {
    says: 'Marks the answers in a case as read.',
    tag: 'case',
    role: 'analyst',
    answer: caseSchema,
    async run(work, { params: { id } }) {
      const { tx, now } = work;
      await mustFindCase(tx, id);
      await markAnswersRead(tx, id, now);
      await note(work, { act: 'case.answers-read', subject: id });
      return mustFindCase(tx, id);
    },
  }),
];
