import type { Link } from '../base/context.ts';
import { addPublicationRoutes } from './routes.ts';

/** Figures that cannot be quietly changed and that identify nobody. */
export const publicationLink: Link = { name: 'publication', routes: addPublicationRoutes };
