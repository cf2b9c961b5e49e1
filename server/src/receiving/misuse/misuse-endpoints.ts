import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { command, note, type PersonWork, query } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import { say } from '../words.ts';
import { DAY_MS, POLICY } from './assess-misuse.ts';
import { measureInputSchema, misuseSchema, SUBJECTS, type SubjectKind } from './misuse-schema.ts';
import { saveMeasure } from './misuse-store.ts';
import { readMisuse } from './read-misuse.ts';

async function readPolicyAndMisuse({ tx, now }: PersonWork, kind: SubjectKind): Promise<z.infer<typeof misuseSchema>> {
  const { days, least, share, suspensionDays } = POLICY;
  return { policy: { days, least, share: share[kind], suspensionDays }, items: await readMisuse(tx, kind, now) };
}

/** A person's measure against misuse, on the criteria as they stand: a warning, then a suspension for a time. */
async function takeMeasure(work: PersonWork, input: z.infer<typeof measureInputSchema>): Promise<void> {
  const { tx, unit, by, now } = work;
  const { kind, key, measure, days = POLICY.suspensionDays, reason } = input;
  const [assessment = refuse('VIGIE_RECEIVING_UNKNOWN', { what: say(`unknown.misuse.${kind}`), id: key })] =
    await readMisuse(tx, kind, now, key);
  const { measures, ...criteria } = assessment;
  if (measure === 'suspension' && !measures.some((earlier) => earlier.kind === 'warning'))
    throw refusal('VIGIE_RECEIVING_NOT_WARNED');
  const until = measure === 'suspension' ? new Date(now.getTime() + days * DAY_MS) : null;
  await saveMeasure(tx, {
    id: newId('msr', now),
    unit,
    subject: { kind, key },
    kind: measure,
    reason,
    criteria,
    since: now,
    until,
    account: by.id,
  });
  const content = { kind, measure, until: until?.toISOString() ?? null };
  await note(work, { act: 'misuse.measure', subject: key, reason, content });
}

/** Misuse by traders, notifiers and complainants (art. 23): how they stand, and what a person does about it. */
export const misuseEndpoints = [
  query('GET /v1/misuse', {
    says: 'Shows the policy against misuse, and how those concerned stand by it.',
    tag: 'receiving',
    role: 'reader',
    forAll: true,
    query: z.object({ kind: z.enum(SUBJECTS) }),
    answer: misuseSchema,
    run: (work, { query: { kind } }) => readPolicyAndMisuse(work, kind),
  }),
  command('POST /v1/misuse', {
    says: 'Takes a measure against misuse: a warning or a suspension.',
    tag: 'receiving',
    role: 'analyst',
    forAll: true,
    body: measureInputSchema,
    answer: misuseSchema,
    async run(work, { body }) {
      await takeMeasure(work, body);
      return readPolicyAndMisuse(work, body.kind);
    },
  }),
];
