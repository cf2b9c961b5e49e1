import type { Link } from '../base/context.ts';
import { forgetAnswers } from '../base/database/idempotency.ts';
import { peopleEndpoints } from './endpoints.ts';
import { forgetSessions } from './session-store.ts';
import { forgetSteps } from './sign-in/step-store.ts';
import { forgetTries } from './sign-in/try-store.ts';

/** Who works here: accounts, sign-in, sessions. */
export const people: Link = {
  name: 'people',
  endpoints: peopleEndpoints,
  queues: ({ store, clock }) => [
    {
      // What has ended: sessions, and the answers to requests that nobody will repeat.
      name: 'people.forget',
      every: '*/5 * * * *',
      run: ({ unit }) =>
        store.inUnit(unit, async (tx) => {
          await forgetSessions(tx, clock());
          await forgetAnswers(tx, clock());
        }),
    },
    {
      name: 'people.forget-tries',
      every: '*/5 * * * *',
      everyFor: 'installation',
      async run() {
        await forgetTries(store.db, clock());
        await forgetSteps(store.db, clock());
      },
    },
  ],
};
