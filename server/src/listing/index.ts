import type { Link } from '../base/context.ts';
import { addListingRoutes } from './routes.ts';

export { importListings } from './import.ts';
export { listingInputSchema, snapshotSchema } from './schema.ts';
export { findListing, findSnapshots, type KeptListing, type Snapshot } from './store.ts';

/** Offers on platforms, as they were seen. */
export const listing: Link = { name: 'listing', routes: addListingRoutes };
