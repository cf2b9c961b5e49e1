import ipaddr from 'ipaddr.js';

/** Addresses that look public but belong to the machine's own cloud: Azure's agent (168.63.129.16). */
const OWN_CLOUD = ['168.63.129.16'];

/**
 * The globally routed part of IPv6 (RFC 4291 and the IANA registry): whatever lies outside is not the public internet.
 */
const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** The well-known prefix of NAT64 (RFC 6052 section 2.1): such an address is as good as the IPv4 address inside. */
const NAT64: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('64:ff9b::'), 96];

/**
 * Says why an address must not be connected to, or null when it is on the public internet.
 *
 * Refused: private, loopback, link-local (with the metadata services of clouds), shared (RFC 6598), multicast, reserved
 * and documentation addresses; IPv4 mapped or translated into IPv6 is judged by the IPv4 address inside; 6to4 and
 * Teredo, which tunnel to an address of the sender's choice, always.
 *
 * @param address An IPv4 or IPv6 address in any notation that ipaddr.js reads; what it does not read is refused.
 */
export function refuseAddress(address: string): string | null {
  if (!ipaddr.isValid(address)) return `${address} is no address`;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return refuseIPv4(parsed);
  if (parsed.isIPv4MappedAddress()) return refuseIPv4(parsed.toIPv4Address());
  if (parsed.match(NAT64)) return refuseIPv4(new ipaddr.IPv4(parsed.toByteArray().slice(12)));
  const range = parsed.range();
  if (range !== 'unicast') return `${address} is ${range}`;
  return parsed.match(GLOBAL_IPV6) ? null : `${address} is outside the global range`;
}

function refuseIPv4(address: ipaddr.IPv4): string | null {
  const text = address.toString();
  if (OWN_CLOUD.includes(text)) return `${text} is a metadata service`;
  const range = address.range();
  return range === 'unicast' ? null : `${text} is ${range}`;
}

/**
 * Where a visit goes: a URL that was read and found harmless by itself. The addresses behind a name are checked when
 * they are known.
 */
export interface Destination {
  url: URL;
  /** Name or address, without the brackets of IPv6. */
  host: string;
  port: number;
  /** Named by the allow-list: its addresses are not checked. */
  allowed: boolean;
}

/**
 * Reads a URL for a visit. The WHATWG parser turns decimal, octal, hexadecimal and shortened forms of IPv4 into the
 * usual one, so that `http://2130706433/` is seen as what it is.
 *
 * @param allow `HOST:PORT` of destinations that may be visited although they are private; compared with what the URL
 *   names, never with the address behind a name, so that a stranger's name cannot point there.
 */
export function readDestination(
  text: string,
  allow: readonly string[],
): Destination | { kind: 'bad-url' | 'refused-address'; detail: string } {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || text.length > 8192) return { kind: 'bad-url', detail: 'not an absolute URL' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'bad-url', detail: `${url.protocol} is neither http nor https` };
  }
  if (url.username !== '' || url.password !== '') return { kind: 'bad-url', detail: 'the URL carries credentials' };
  url.hash = '';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const allowed = allow.some((entry) => entry.toLowerCase() === `${url.hostname}:${port}`);
  if (!allowed) {
    if (port !== 80 && port !== 443 && port < 1024) {
      return { kind: 'refused-address', detail: `port ${port} is not a port of web pages` };
    }
    const reason = ipaddr.isValid(host) ? refuseAddress(host) : null;
    if (reason) return { kind: 'refused-address', detail: reason };
  }
  return { url, host, port, allowed };
}
