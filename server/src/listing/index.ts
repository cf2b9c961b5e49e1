import { z } from 'zod';
import type { Link } from '../base/context.ts';
import { listingEndpoints } from './endpoints.ts';
import { PICTURE_BATCH } from './import.ts';
import { keepLanguages } from './language/keep-languages.ts';
import { hashPictures } from './pictures.ts';
import { type ReadShown, visitAddress } from './visit/visit-address.ts';

export {
  type ArchivePlace,
  archiveBucket,
  archiveFolder,
  areArchived,
  checkSealed,
  FILES_LOCK,
  listCurrent,
  openKept,
  readSealed,
  removeSealed,
  sealSegmentKey,
  segmentName,
  segmentPath,
  toSnapshot,
  unsealSegmentKey,
} from './archive/archive.ts';
export { hasSought, type Sought, searchSegment } from './archive/search.ts';
export { compareArchived, createSegment, hasOffer, readAll, type Segment, type Written } from './archive/segment.ts';
export type { Archived } from './archive/segment-columns.ts';
export {
  forgetSegment,
  type KeptSegment,
  keepSegment,
  listReadable,
  listSegments,
  replaceSegment,
  saveSegment,
} from './archive/segment-store.ts';
export { decode } from './file/read-bytes.ts';
export { nothingIn, PICTURES_LOOKED_AT } from './file/read-result.ts';
export { type Gap, Gaps } from './gaps.ts';
export {
  businessKeys,
  gtinKey,
  modelKey,
  namesCompany,
  sellsAsPerson,
  type TraderKey,
  traderKeys,
} from './identity.ts';
export { importListings, keepAmong, keepListings, nameOf, type PicturedListing } from './import.ts';
export { listLanguages } from './language/language-store.ts';
export { tellLanguage } from './language/tell-language.ts';
export { type KeptHashes, keptHashesSchema, readHashes, writeHashes } from './picture-hashes.ts';
export {
  countPassedOver,
  countReadings,
  listReadPictures,
  passOver,
  type ReadPicture,
  readPictureSchema,
  readShown,
  saveReading,
  withPictures,
} from './picture-text-store.ts';
export { fetchPicture, readPictures, type ShownPicture } from './pictures.ts';
export { openListings, previewOf, readListings, readRecords, type TablePreview } from './read/index.ts';
export { readStated } from './saved/stated.ts';
export { keptContentSchema, listingInputSchema, snapshotSchema } from './schema.ts';
export { type Content, contentOf } from './snapshot.ts';
export {
  findByUrl,
  findListing,
  findNewest,
  findSnapshots,
  type KeptListing,
  listCompartments,
  listNewestSnapshots,
  listSnapshotsAfter,
  type Snapshot,
} from './store.ts';
export { fields as listingFields } from './values/column-names.ts';
export { isPersonsNumber } from './values/company-numbers.ts';
export { readSitemap } from './visit/sitemap.ts';
export { keepAddress, pageAddress } from './visit/visit-address.ts';
export { type Unread, visitListings, visitPage } from './visit/visit-listings.ts';

/** Offers that one job tells the language of: a few milliseconds each. */
const LANGUAGE_BATCH = 200;

/** Of an import, or of findings that go to review. */
const snapshotsSchema = z.union([
  z.object({ unit: z.string(), snapshots: z.array(z.string()) }),
  z
    .object({ unit: z.string(), together: z.array(z.object({ snapshot: z.string() })) })
    .transform(({ unit, together }) => ({ unit, snapshots: together.map(({ snapshot }) => snapshot) })),
]);

const visitSchema = z.object({ unit: z.string(), visit: z.string() });

/** Offers on platforms, as they were seen. */
export const listingLink = ({ readShown }: { readShown: ReadShown }): Link => ({
  name: 'listing',
  endpoints: listingEndpoints,
  subscriptions: [
    { event: 'finding.grouped', queue: 'listing.hash', together: PICTURE_BATCH },
    { event: 'finding.grouped', queue: 'listing.language', together: LANGUAGE_BATCH },
  ],
  queues: (context) => [
    {
      name: 'listing.hash',
      async run(content) {
        const { unit, snapshots } = snapshotsSchema.parse(content);
        await hashPictures(context, unit, snapshots);
      },
    },
    {
      name: 'listing.language',
      async run(content) {
        const { unit, snapshots } = snapshotsSchema.parse(content);
        await keepLanguages(context, unit, snapshots);
      },
    },
    {
      name: 'listing.visit',
      // Each waits for its host's turn.
      concurrency: 4,
      async run(content) {
        const { unit, visit } = visitSchema.parse(content);
        await visitAddress(context, unit, visit, readShown);
      },
    },
  ],
});
