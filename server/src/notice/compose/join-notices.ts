import { refusal } from '../refusals.ts';
import { MAX_FINDINGS, MAX_LISTINGS, type Notice, noticeSchema } from './notice-schema.ts';

/**
 * The document that names the offers of several cases, made of one for each: every offer once, under each reason the
 * exact address that it concerns, every package of evidence. What a person decided (the kind, the language, what is
 * ordered) is the same in all; id and reference are those of the first.
 *
 * @param parts documents of one kind for one recipient
 * @throws VigieError `VIGIE_NOTICE_TOO_MANY` (413) past what one document may name
 */
export function joinNotices(parts: readonly Notice[]): Notice {
  const [lead] = parts;
  if (!lead) throw new Error('a document is joined of at least one');
  const listings = unique(
    parts.flatMap((part) => part.listings),
    ({ url }) => url,
  );
  const reasons = parts.flatMap(ownReasons).map((reason, index) => ({ ...reason, number: index + 1 }));
  if (listings.length > MAX_LISTINGS || reasons.length > MAX_FINDINGS) {
    const most = { offers: MAX_LISTINGS, reasons: MAX_FINDINGS };
    throw refusal('VIGIE_NOTICE_TOO_MANY', { listings: listings.length, found: reasons.length, ...most });
  }
  const acts = unique(
    parts.flatMap((part) => part.acts ?? []),
    ({ id }) => id,
  ).sort((a, b) => a.sentAt.localeCompare(b.sentAt));
  return noticeSchema.parse({
    ...lead,
    trader: joinTraders(parts),
    listings,
    reasons,
    evidence: unique(
      parts.flatMap((part) => part.evidence),
      ({ packageId }) => packageId,
    ),
    ...(lead.acts ? { acts: acts.slice(-500) } : {}),
  });
}

/** A reason that concerned all the offers of its own case concerns each of them, and none of the others. */
function ownReasons({ reasons, listings }: Notice): Notice['reasons'] {
  return reasons.flatMap((reason) =>
    reason.listingUrl === null ? listings.map(({ url }) => ({ ...reason, listingUrl: url })) : [reason],
  );
}

/** Who sells: the one trader of all, else the names that the offers state. */
function joinTraders(parts: readonly Notice[]): Notice['trader'] {
  const traders = unique(
    parts.flatMap(({ trader }) => trader ?? []),
    ({ id, name, url }) => JSON.stringify([id, name, url]),
  );
  const [first = null, ...others] = traders;
  if (others.length === 0) return first;
  const names = new Set(traders.flatMap(({ id, name }) => name ?? id ?? []));
  return { id: null, name: [...names].join('; '), url: null };
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}
