import { query } from '../../people/index.ts';
import { refusal } from '../refusals.ts';
import { declaredQuerySchema, declaredSchema } from './declared-schema.ts';
import { readDeclared } from './read-declared.ts';

/** What a platform declared in the Transparency Database, beside which the compliance report stands. */
export const declaredEndpoints = [
  query('GET /v1/declared-statements', {
    says: 'Gives what a platform declared in the Transparency Database in a period, by the daily files that were read.',
    tag: 'followup',
    role: 'reader',
    forAll: true,
    query: declaredQuerySchema,
    answer: declaredSchema,
    run: ({ context, tx }, { query }) => {
      const days = (Date.parse(query.to) - Date.parse(query.from)) / 86_400_000;
      if (days < 0 || days > 5 * 366) throw refusal('VIGIE_FOLLOWUP_PERIOD');
      return readDeclared(tx, query, context.platforms(), context.config.home.timeZone);
    },
  }),
];
