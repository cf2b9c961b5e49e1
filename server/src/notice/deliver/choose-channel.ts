import { join } from 'node:path';
import type { Context } from '../../base/context.ts';
import { findPlatform } from '../../base/registers/platforms.ts';
import { documentOf } from '../compose/document-kinds.ts';
import { isForPlatform, kindOnItsWay } from '../compose/recipients.ts';
import type { SentNotice } from '../schema.ts';

export type Channel =
  | { channel: 'exchange'; destination: string; key: string | null }
  | { channel: 'smtp' | 'folder'; destination: string };

/**
 * How a notice leaves: to the platform's inbox where the register names one, else by mail; where there is no mail server
 * its message is laid ready in the outbox folder, for a person to send. null: by hand.
 */
export function chooseChannel({ config, platforms }: Context, { content }: SentNotice): Channel | null {
  const document = documentOf(kindOnItsWay(content));
  // A person files what goes to a court; what goes to an authority never goes to the platform's inbox.
  if (document.addressee === 'court') return null;
  const exchange = isForPlatform(document) ? findPlatform(platforms(), content.platform.key)?.exchange : null;
  if (exchange?.endpoint) return { channel: 'exchange', destination: exchange.endpoint, key: exchange.key };
  if (config.smtpUrl === null) return { channel: 'folder', destination: join(config.dataDir, 'outbox') };
  const { address } = content.recipient;
  return address === null ? null : { channel: 'smtp', destination: address };
}

/** Whether a notice that stopped might leave by itself now: laid ready in a folder once, it would only lie there again. */
export function mightLeave(context: Context, notice: SentNotice): boolean {
  const way = chooseChannel(context, notice);
  return way !== null && (way.channel !== 'folder' || notice.state === 'failed');
}
