import type { SampleListing } from './catalogue/sample.ts';
import { isRelisting } from './life.ts';
import { formatOf } from './offer.ts';
import { drawPlaceholder } from './placeholder.ts';

/** Draws an offer's picture: `number` counts from 1, `replaced` is the one that the behaviour `image-change` shows. */
export function drawPicture(listing: SampleListing, number: number, replaced: boolean): Promise<Buffer> {
  const seed = `${listing.pictureSeed}#${number}${replaced ? '-b' : ''}`;
  const again = isRelisting(listing.id);
  return drawPlaceholder(seed, { format: formatOf(listing), sizePx: again ? 360 : 480, quality: again ? 45 : 82 });
}
