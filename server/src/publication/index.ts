import type { Link } from '../base/context.ts';
import { publicationEndpoints } from './endpoints.ts';
import { flaggerEndpoints } from './flagger/flagger-endpoints.ts';

export { releaseAct } from './make-release.ts';

/** Figures that cannot be quietly changed and that identify nobody. */
export const publicationLink: Link = { name: 'publication', endpoints: [...publicationEndpoints, ...flaggerEndpoints] };
