import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { canonicalJson } from '@vigie/canonical-json';
import { postToGetUrl } from 'warcio/utils';
import type { Capture, Exchange } from './capture.ts';
import { digestOf, VIEW } from './read-warc.ts';

/** One record of a WARC 1.1 file (ISO 28500), compressed as a member of its own. */
interface WarcRecord {
  type: 'warcinfo' | 'request' | 'response' | 'resource' | 'metadata';
  uri: string | null;
  date: string;
  contentType: string;
  block: Uint8Array;
  /** What the block carries, without HTTP headers. */
  payload: Uint8Array;
  extra?: [string, string][];
}

/** A line of the index: where a page's record is. */
export interface IndexedRecord {
  url: string;
  date: string;
  mime: string;
  status: number;
  /** `sha-256:` and hex, of the payload. */
  digest: string;
  offset: number;
  length: number;
  /** What it answers, where that is no GET. */
  asked: { method: string; requestBody: string } | null;
}

/** Prefixes of the records that are about a page but were not sent by it; the screenshot's is `VIEW`. */
const DOM = 'urn:dom:';
const TEXT = 'urn:text:';
const LISTING = 'urn:vigie:listing:';
const CIRCUMSTANCES = 'urn:vigie:capture:';
/** What is said of a file that another program made. */
const ADOPTED = 'urn:vigie:adopted:';

/** A field's value fits on a line. */
const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');
/** UTC, with the thousandths where there are any (WARC 1.1, 5.4): two answers of one second keep their order. */
const warcDate = (iso: string): string => new Date(iso).toISOString().replace(/\.000Z$/, 'Z');

/** An identifier from the record's place and content: the same capture gives the same file. */
function recordId(place: number, block: Uint8Array): string {
  const hash = createHash('sha256').update(`${place}:`).update(block).digest('hex');
  return `<urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}>`;
}

function writeRecord(record: WarcRecord, place: number): Buffer {
  const fields: [string, string][] = [
    ['WARC-Type', record.type],
    ['WARC-Record-ID', recordId(place, record.block)],
    ['WARC-Date', warcDate(record.date)],
    ...(record.uri === null ? [] : ([['WARC-Target-URI', record.uri]] satisfies [string, string][])),
    ...(record.extra ?? []),
    ['WARC-Block-Digest', digestOf(record.block)],
    ['WARC-Payload-Digest', digestOf(record.payload)],
    ['Content-Type', record.contentType],
    ['Content-Length', String(record.block.length)],
  ];
  const head = fields.map(([name, value]) => `${name}: ${oneLine(value)}\r\n`).join('');
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), record.block, Buffer.from('\r\n\r\n')]);
}

/** Headers of the wire that no longer fit the body as it is kept. */
const OF_THE_WIRE = /^(?:transfer-encoding|connection|keep-alive|trailer|upgrade|content-length)$/i;

function httpBlock(start: string, headers: readonly [string, string][], body: Uint8Array): Uint8Array {
  const kept = headers.filter(([name]) => !OF_THE_WIRE.test(name) && /^[!#$%&'*+.^_`|~\w-]+$/.test(name));
  const lines = [
    ...kept,
    ...(body.length > 0 ? ([['Content-Length', String(body.length)]] satisfies [string, string][]) : []),
  ];
  const head = lines.map(([name, value]) => `${name}: ${oneLine(value)}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${oneLine(start)}\r\n${head}\r\n`), body]);
}

function fromExchange(exchange: Exchange): WarcRecord[] {
  const { url, at: date, address } = exchange;
  const target = new URL(url);
  const sent = exchange.requestBody ?? new Uint8Array();
  const extra: [string, string][] = address === null ? [] : [['WARC-IP-Address', address]];
  const response = httpBlock(
    `HTTP/1.1 ${exchange.status} ${exchange.statusText}`,
    exchange.responseHeaders,
    exchange.body,
  );
  const request = httpBlock(
    `${exchange.requestMethod} ${target.pathname}${target.search} HTTP/1.1`,
    [['Host', target.host], ...exchange.requestHeaders.filter(([name]) => name.toLowerCase() !== 'host')],
    sent,
  );
  return [
    {
      type: 'response',
      uri: url,
      date,
      contentType: 'application/http;msgtype=response',
      block: response,
      payload: exchange.body,
      extra,
    },
    {
      type: 'request',
      uri: url,
      date,
      contentType: 'application/http;msgtype=request',
      block: request,
      payload: sent,
    },
  ];
}

/** Who was talked to: for each site, what its name led to, what was connected to, and the certificates it showed. */
function listSites(exchanges: readonly Exchange[]) {
  const sites = new Map<string, { resolved: Set<string>; connected: Set<string>; chains: Map<string, string[]> }>();
  for (const { url, address, addresses, certificates } of exchanges) {
    const { origin } = new URL(url);
    const site = sites.get(origin) ?? { resolved: new Set(), connected: new Set(), chains: new Map() };
    sites.set(origin, site);
    for (const each of addresses) site.resolved.add(each);
    if (address !== null) site.connected.add(address);
    if (certificates.length > 0) site.chains.set(certificates.join(''), certificates);
  }
  return [...sites].map(([origin, { resolved, connected, chains }]) => ({
    origin,
    resolved: [...resolved],
    connected: [...connected],
    certificateChains: [...chains.values()],
  }));
}

/** How the capture was made: what a reader of the records alone could not tell. */
function circumstancesOf(capture: Capture) {
  const { url, finalUrl, startedAt, endedAt, by, userAgent, language, viewport, clock, ageGate, gaps, missingFonts } =
    capture;
  const said = {
    url,
    finalUrl,
    startedAt,
    endedAt,
    by,
    userAgent,
    language,
    viewport,
    clock,
    missingFonts,
    ageGate,
    gaps,
    attended: capture.attended,
  };
  return { ...said, sites: listSites(capture.exchanges) };
}

function listRecords(capture: Capture, maker: { software: string; version: string }): WarcRecord[] {
  const { finalUrl: url, endedAt: date } = capture;
  const visited = capture.adopted
    ? ''
    : `robots: honoured\r\nhttp-header-user-agent: ${oneLine(capture.userAgent)}\r\n`;
  const info = `software: ${maker.software} ${maker.version}\r\nformat: WARC File Format 1.1\r\n${visited}`;
  const about = (type: 'resource' | 'metadata', uri: string, contentType: string, block: Uint8Array): WarcRecord => ({
    type,
    uri,
    date,
    contentType,
    block,
    payload: block,
  });
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const head: WarcRecord = {
    type: 'warcinfo',
    uri: null,
    date: capture.startedAt,
    contentType: 'application/warc-fields',
    block: text(info),
    payload: text(info),
  };
  const { adopted } = capture;
  if (adopted)
    return [
      head,
      about('resource', url, adopted.type, adopted.bytes),
      about('metadata', `${ADOPTED}${url}`, 'application/json', text(canonicalJson(adopted.about))),
    ];
  return [
    head,
    ...capture.exchanges.flatMap(fromExchange),
    ...(capture.screenshot ? [about('resource', `${VIEW}${url}`, 'image/png', capture.screenshot)] : []),
    ...(capture.dom === null ? [] : [about('resource', `${DOM}${url}`, 'text/html;charset=utf-8', text(capture.dom))]),
    about('resource', `${TEXT}${url}`, 'text/plain;charset=utf-8', text(capture.text)),
    about('metadata', `${LISTING}${url}`, 'application/json', text(JSON.stringify(capture.listing ?? null))),
    about('metadata', `${CIRCUMSTANCES}${url}`, 'application/json', text(canonicalJson(circumstancesOf(capture)))),
  ];
}

function mimeOf(exchange: Exchange): string {
  const type = exchange.responseHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /^\s*([\w.+-]+\/[\w.+-]+)/.exec(type)?.[1]?.toLowerCase() ?? 'application/octet-stream';
}

/** Characters of what was sent that an index has: `warcio`'s own number. */
const QUERY_LENGTH = 4096;

function askedOf({ url, requestMethod: method, requestHeaders, requestBody }: Exchange): IndexedRecord['asked'] {
  const headers = new Map(requestHeaders.map(([name, value]) => [name.toLowerCase(), value]));
  const request = { url, method, headers, postData: requestBody ?? '', requestBody: '' };
  return postToGetUrl(request, QUERY_LENGTH) ? { method, requestBody: request.requestBody } : null;
}

/**
 * Formats that are compressed in themselves: to compress them again takes most of the time of sealing and gains
 * nothing.
 */
const PACKED = /^(?:image\/(?!svg|bmp)|video\/|audio\/|font\/woff|application\/(?:wacz|gzip)$)/;

/** Writes a capture as a WARC, a gzip member a record, and says where each answer and view is. */
export function writeWarc(
  capture: Capture,
  maker: { software: string; version: string },
): { bytes: Buffer; index: IndexedRecord[] } {
  const members: Buffer[] = [];
  const index: IndexedRecord[] = [];
  const exchanges = [...capture.exchanges];
  let offset = 0;
  for (const [place, record] of listRecords(capture, maker).entries()) {
    const exchange = record.type === 'response' ? exchanges.shift() : undefined;
    const isPacked = PACKED.test(exchange ? mimeOf(exchange) : record.contentType);
    const member = gzipSync(writeRecord(record, place), { level: isPacked ? 0 : 6 });
    member[9] = 255; // Operating system "unknown": the same bytes wherever it was written.
    if (record.uri !== null && (exchange || record.type === 'resource')) {
      index.push({
        url: record.uri,
        date: record.date,
        mime: exchange ? mimeOf(exchange) : (record.contentType.split(';')[0] ?? record.contentType),
        status: exchange?.status ?? 200,
        digest: digestOf(record.payload),
        offset,
        length: member.length,
        asked: exchange ? askedOf(exchange) : null,
      });
    }
    members.push(member);
    offset += member.length;
  }
  return { bytes: Buffer.concat(members), index };
}
