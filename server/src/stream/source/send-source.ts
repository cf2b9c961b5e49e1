import { createHash } from 'node:crypto';
import type { Listing } from '@vigie/engine';
import type { Broker } from '../../base/stream/broker.ts';
import { MESSAGE_BYTES } from '../../base/stream/layout.ts';
import { toSubject } from '../subject.ts';
import type { Positions } from './positions.ts';

/** Listings that go out before any of them has to be there: then the position moves on. */
const BLOCK = 1_024;
/** Listings of a message, and from how many bytes on it is full. */
const PER_MESSAGE = 64;
const FULL_BYTES = 256 * 1024;

/** How listings go out. */
export interface Outgoing {
  broker: Pick<Broker, 'publish'>;
  prefix: string;
  /** How long servers that are away or full are tried. */
  patienceMs: number;
  /** Told of a listing that is larger than a message may be and stays here, or that was not in UTF-8 and goes all the same. */
  onOdd(listing: Listing, what: 'tooLarge' | 'notUtf8'): void;
  /** Awaited once all is known to fit messages, before any of them goes out. */
  onFit?(): Promise<void>;
  /** Told why, each time that servers do not take something and it is tried again. */
  onWait?(why: string): void;
}

/** In the place of bytes that are no text: what was there is not known any more. */
const REPLACED = '\u{fffd}';

const digestOf = (listing: Listing): string => createHash('sha256').update(JSON.stringify(listing)).digest('base64url');

/** Messages that hold these listings, those of a platform together, in their order. */
function* messagesOf(
  { prefix, onOdd }: Outgoing,
  listings: readonly Listing[],
): Generator<{ subject: string; text: string }> {
  for (const [platform, those] of Map.groupBy(listings, (listing) => listing.platform)) {
    const subject = toSubject(prefix, platform);
    let parts: string[] = [];
    let bytes = 0;
    for (const listing of those) {
      const text = JSON.stringify(listing);
      const size = Buffer.byteLength(text) + 2;
      if (size > MESSAGE_BYTES) {
        onOdd(listing, 'tooLarge');
        continue;
      }
      if (text.includes(REPLACED)) onOdd(listing, 'notUtf8');
      if (parts.length >= PER_MESSAGE || (parts.length > 0 && bytes + size > FULL_BYTES)) {
        yield { subject, text: `[${parts.join(',')}]` };
        parts = [];
        bytes = 0;
      }
      parts.push(text);
      bytes += size;
    }
    if (parts.length > 0) yield { subject, text: `[${parts.join(',')}]` };
  }
}

/**
 * Publishes listings, and resolves when the servers have them.
 *
 * @param again gives messages ids that they never had: what was lost after it was acknowledged is not taken for known
 */
export async function sendListings(
  outgoing: Outgoing,
  listings: readonly Listing[],
  again = '',
): Promise<{ messages: number }> {
  const { broker, patienceMs, onWait } = outgoing;
  const messages = [...messagesOf(outgoing, listings)];
  await outgoing.onFit?.();
  const sending = messages.map(({ subject, text }) => {
    const data = Buffer.from(text);
    // The same content has the same id: sent once more after a kill, it is dropped.
    const id = createHash('sha256').update(`${again}${subject}\n`).update(data).digest('base64url');
    return broker.publish(subject, data, { id, patienceMs, onWait });
  });
  await Promise.all(sending);
  return { messages: sending.length };
}

/**
 * Publishes the listings of a source from its position on, block by block; the position is on the disk after each.
 * Killed and started again, it goes on from there.
 *
 * @returns how many went out now, and how many there are by now
 */
export async function sendSource(
  outgoing: Outgoing,
  source: { path: string; positions: Positions; listings: AsyncIterable<Listing> },
  onBlock: (sent: number) => void,
): Promise<{ sent: number; messages: number; position: number }> {
  const { path, positions, listings } = source;
  const begun = await positions.of(path);
  let position = begun.sent;
  let { last } = begun;
  let count = 0;
  let messages = 0;
  let passed = 0;
  let block: Listing[] = [];
  const flush = async (isWhole: boolean): Promise<void> => {
    if (block.length > 0) messages += (await sendListings(outgoing, block)).messages;
    position += block.length;
    count += block.length;
    const [newest] = block.slice(-1);
    if (newest) last = digestOf(newest);
    block = [];
    await positions.keep(path, { ...begun, sent: position, isWhole, last });
    onBlock(position);
  };
  for await (const listing of listings) {
    passed += 1;
    if (passed < begun.sent) continue;
    if (passed === begun.sent) {
      if (last === null || last === digestOf(listing)) continue;
      // It was not written to its end when it was sent.
      position -= 1;
    }
    block.push(listing);
    if (block.length === BLOCK) await flush(false);
  }
  if (passed < begun.sent) positions.refuseShorter(path, { sent: begun.sent, holds: passed });
  await flush(true);
  return { sent: count, messages, position };
}
