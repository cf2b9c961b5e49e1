import { WARCRecord, WARCSerializer } from 'warcio';

/** What a record of a web archive is to say. */
export interface ToldRecord {
  type: 'response' | 'resource' | 'conversion' | 'revisit' | 'request' | 'metadata';
  url?: string;
  warcHeaders?: Record<string, string>;
  http?: Record<string, string>;
  status?: string;
  body?: string | Buffer;
}

/** A record as warcio writes it. */
export async function writeRecord({
  type,
  url = 'https://shop.example/',
  warcHeaders = {},
  http,
  status = '200 OK',
  body = '',
}: ToldRecord): Promise<Buffer> {
  async function* content() {
    yield Buffer.from(body);
  }
  const made = WARCRecord.create(
    {
      url,
      type,
      date: '2026-11-01T10:00:00Z',
      warcVersion: 'WARC/1.1',
      warcHeaders,
      ...(http ? { httpHeaders: http, statusline: `HTTP/1.1 ${status}` } : {}),
    },
    content(),
  );
  return Buffer.from(await WARCSerializer.serialize(made, { gzip: false }));
}
