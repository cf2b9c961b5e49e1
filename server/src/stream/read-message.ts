import type { Listing, Words } from '@vigie/engine';
import { MESSAGE_BYTES } from '../base/stream/layout.ts';
import { clean } from '../base/text/keepable.ts';
import { listingInputSchema } from '../listing/index.ts';
import { say } from './words.ts';

/** Listings that come in one message. */
const MOST = 500;

/** A listing of a message, or why it is none. */
export type Item = { listing: Listing } | { why: Words; data: Uint8Array };

const text = new TextDecoder('utf-8', { fatal: true });

function parse(data: Uint8Array): { value: unknown } | { why: Words } {
  let decoded = '';
  try {
    decoded = text.decode(data);
  } catch {
    return { why: say('notText') };
  }
  try {
    return { value: JSON.parse(decoded) };
  } catch {
    return { why: say('notJson') }; // What the parser says quotes the message.
  }
}

function readOne(value: unknown, platform: string): { listing: Listing } | { why: Words } {
  const { data, error } = listingInputSchema.safeParse(value);
  if (!data) {
    const [issue] = error.issues;
    return {
      why: say('notListing', { field: issue?.path.join('.') || '–', why: (issue?.message ?? '').slice(0, 200) }),
    };
  }
  const listing = clean<Listing>(data);
  if (listing.platform === platform) return { listing };
  const [said, subject] = [listing.platform, platform].map((name) => name.slice(0, 100));
  return { why: say('otherPlatform', { said: said ?? '', subject: subject ?? '' }) };
}

/** A part of a message by itself; the whole message where it would not fit: JSON may write a number longer than it came. */
function partOf(value: unknown, whole: Uint8Array): Uint8Array {
  const part = Buffer.from(JSON.stringify(value));
  return part.byteLength > MESSAGE_BYTES ? whole : part;
}

/**
 * Reads what a message holds: a listing in JSON as `POST /v1/listings` takes it, or an array of up to 500.
 *
 * @param platform of which the subject is: what another says of it is not taken
 */
export function readMessage(data: Uint8Array, platform: string): Item[] {
  const parsed = parse(data);
  if ('why' in parsed) return [{ ...parsed, data }];
  if (!Array.isArray(parsed.value)) {
    const one = readOne(parsed.value, platform);
    return ['why' in one ? { ...one, data } : one];
  }
  const values: unknown[] = parsed.value;
  if (values.length === 0) return [{ why: say('empty'), data }];
  if (values.length > MOST) return [{ why: say('tooMany', { count: values.length }), data }];
  return values.map((value) => {
    const one = readOne(value, platform);
    // The others of the message are kept: this one alone is set aside.
    return 'why' in one ? { ...one, data: partOf(value, data) } : one;
  });
}
