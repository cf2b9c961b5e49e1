import type { Link } from '../base/context.ts';
import type { Vault } from '../evidence/index.ts';
import type { TellSweeps } from './disclose/sweep-schema.ts';
import { publicationEndpoints } from './endpoints.ts';
import { flaggerEndpoints } from './flagger/flagger-endpoints.ts';
import { logReleases } from './public/log-release.ts';
import { publicEndpoints } from './public/public-endpoints.ts';

export { releaseAct } from './make-release.ts';

/** Figures that cannot be quietly changed and that identify nobody. */
export const publicationLink = ({ vault, tellSweeps }: { vault: Vault; tellSweeps: TellSweeps }): Link => ({
  name: 'publication',
  endpoints: [...publicationEndpoints(tellSweeps), ...publicEndpoints(vault), ...flaggerEndpoints],
  subscriptions: [{ event: 'release.published', queue: 'publication.log' }],
  queues: (context) => [
    {
      name: 'publication.log',
      // Also what was published before there was a place for it in the log.
      every: '*/10 * * * *',
      retryDelaySeconds: 60,
      retryLimit: 8,
      run: ({ unit }) => logReleases(context, vault, unit),
    },
  ],
});
