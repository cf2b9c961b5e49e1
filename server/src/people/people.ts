import type { Link } from '../base/context.ts';
import { forgetAnswers } from '../base/database/idempotency.ts';
import { peopleEndpoints } from './endpoints.ts';
import { proposalEndpoints } from './proposal/proposal-endpoints.ts';
import type { TwoPersonAct } from './proposal/propose.ts';
import { forgetSessions } from './session-store.ts';
import { forgetSteps } from './sign-in/step-store.ts';
import { forgetTries } from './sign-in/try-store.ts';
import { jobEndpoints } from './upkeep/job-endpoints.ts';

/** Who works here: accounts, sign-in, sessions; the audit log; what waits for a second person. `acts`: all that takes two. */
export const peopleLink = ({ acts }: { acts: readonly TwoPersonAct[] }): Link => ({
  name: 'people',
  endpoints: [...peopleEndpoints, ...jobEndpoints, ...proposalEndpoints(acts)],
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
});
