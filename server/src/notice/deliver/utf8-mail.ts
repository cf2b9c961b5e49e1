import type { Words } from '@vigie/engine';
import { needsUtf8 } from '../../base/core/email-address.ts';
import { say } from '../words.ts';
import { takesUtf8 } from './smtp.ts';

/**
 * Why a mail cannot go to these addresses over this server: one of them is in another script than ASCII, and the server
 * does not take such (RFC 6531, section 3.2). Sent all the same it would reach nobody, or somebody else.
 *
 * @returns null: nothing speaks against it
 * @throws what nodemailer throws where the server cannot be asked
 */
export async function refuseUtf8(url: URL, timeoutMs: number, addresses: readonly string[]): Promise<Words | null> {
  const address = addresses.find(needsUtf8);
  if (address === undefined || (await takesUtf8(url, timeoutMs))) return null;
  return say('noSmtpUtf8', { host: url.host, address });
}
