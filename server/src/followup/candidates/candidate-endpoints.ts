import { z } from 'zod';
import { writeCsv } from '../../base/text/write-csv.ts';
import { command, download, type PersonWork, query } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import {
  type Candidate,
  candidatePageQuerySchema,
  candidatesQuerySchema,
  candidatesSchema,
  decideCandidatesSchema,
} from './candidate-schema.ts';
import { decideCandidates } from './decide-candidates.ts';
import { readCandidates } from './read-candidates.ts';

/** Rows of the file; an obligation with more is refused, and read page by page. */
const MOST_ROWS = 50_000;

const whereOf = ({ context }: PersonWork) => ({
  platforms: context.platforms(),
  timeZone: context.config.home.timeZone,
});

function renderCsv(obligation: string, candidates: readonly Candidate[]): string {
  return writeCsv([
    [
      'obligation',
      'day',
      'listing',
      'url',
      'case',
      'state',
      'stands',
      'checks',
      'exhibits',
      'digests',
      'decided_by',
      'decided_at',
      'reason',
    ],
    ...candidates.map(({ day, listing, url, case: of, state, stands, checks, exhibits, decision }) => [
      obligation,
      day,
      listing,
      url,
      of,
      state,
      stands ? 'yes' : 'no',
      checks,
      exhibits.map(({ evidence }) => evidence).join(' '),
      exhibits.map(({ digest }) => digest).join(' '),
      decision?.by ?? null,
      decision?.at ?? null,
      decision?.reason ?? null,
    ]),
  ]);
}

/** Candidates of an obligation that penalises each infringement: of cases that the reader may see. */
export const candidateEndpoints = [
  query('GET /v1/obligation-candidates', {
    says: 'Lists the candidates of an obligation that penalises each infringement: one listing, one day, one obligation.',
    tag: 'followup',
    role: 'reader',
    query: candidatePageQuerySchema,
    answer: candidatesSchema,
    run: (work, { query: asked }) => readCandidates(work.tx, asked, whereOf(work)),
  }),
  command('POST /v1/obligation-candidates/decisions', {
    says: 'Confirms or dismisses candidates: all that are named, or none.',
    tag: 'followup',
    role: 'analyst',
    body: decideCandidatesSchema,
    answer: z.object({ decided: z.int() }),
    run: async (work, { body }) => ({ decided: await decideCandidates(work, body) }),
  }),
  download('GET /v1/obligation-candidates.csv', {
    says: 'Gives the same candidates as a CSV file.',
    tag: 'followup',
    role: 'reader',
    reads: (_, { query: asked }) => ({ act: 'report.candidates-exported', subject: asked.obligation, content: asked }),
    query: candidatesQuerySchema,
    async find(work, { query: asked }) {
      const found = await readCandidates(work.tx, { ...asked, state: 'all', limit: MOST_ROWS + 1 }, whereOf(work));
      if (found.items.length > MOST_ROWS) throw refusal('VIGIE_FOLLOWUP_MANY_CANDIDATES', { most: MOST_ROWS });
      return found;
    },
    file: ({ obligation, items }) => ({
      type: 'text/csv; charset=utf-8',
      name: 'obligation-candidates.csv',
      body: renderCsv(obligation.key, items),
    }),
  }),
];
