import { domainToASCII, domainToUnicode } from 'node:url';
import { z } from 'zod';

/** Octets of each side (RFC 5321, 4.5.3.1; RFC 1035, 2.3.4). */
const LOCAL_OCTETS = 64;
const DOMAIN_OCTETS = 253;
/** Letters, marks and digits of any script (RFC 6531, 3.3), and the signs that addresses have in use. */
const LOCAL = /^[\p{L}\p{M}\p{N}_'+-]+(?:\.[\p{L}\p{M}\p{N}_'+-]+)*$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** An address's two sides; null: it has not two. */
function sidesOf(address: string): [local: string, domain: string] | null {
  const at = address.lastIndexOf('@');
  return at < 1 ? null : [address.slice(0, at), address.slice(at + 1)];
}

/**
 * A domain as the network knows it: small letters of ASCII, each label of another script as `xn--…` (RFC 5890, mapped
 * as UTS 46 does). @returns null: it is none
 */
export function asciiDomain(domain: string): string | null {
  // What Node's parser of hosts would cut off or decode.
  if (/[\s/\\?#%:@[\]]/.test(domain)) return null;
  const ascii = domainToASCII(domain);
  const labels = ascii.split('.');
  const isName = labels.length > 1 && labels.every((label) => LABEL.test(label)) && /[a-z]/.test(labels.at(-1) ?? '');
  return isName && ascii.length <= DOMAIN_OCTETS ? ascii : null;
}

/** Whether a text is an e-mail address: RFC 5321, and RFC 6531 for those in other scripts than ASCII. */
export function isEmail(text: string): boolean {
  const [local = '', domain = ''] = sidesOf(text) ?? [];
  return LOCAL.test(local) && Buffer.byteLength(local) <= LOCAL_OCTETS && asciiDomain(domain) !== null;
}

/** An e-mail address as somebody gives it. It is kept as it was written. */
export const emailSchema = z.string().max(320).refine(isEmail, 'is no e-mail address').meta({ format: 'idn-email' });

/** Whether a server has to take addresses in UTF-8 for this one (RFC 6531): what stands before `@` cannot be recoded. */
export const needsUtf8 = (address: string): boolean => /[^\0-\x7f]/.test(sidesOf(address)?.[0] ?? '');

/**
 * An address as it goes onto the wire: its domain in ASCII where that is enough for every server, else in the script
 * that what stands before it is in.
 */
export function wireAddress(address: string): string {
  const [local, domain] = sidesOf(address) ?? [address, ''];
  const ascii = asciiDomain(domain);
  return ascii === null ? address : `${local}@${needsUtf8(address) ? domainToUnicode(ascii) : ascii}`;
}

/** The domain of an address, for what names itself after it: in ASCII. */
export const domainOf = (address: string): string => {
  const [, domain] = sidesOf(address) ?? ['', address];
  return asciiDomain(domain) ?? domain;
};
