import { Buffer } from 'node:buffer';
import type { Words } from '@vigie/engine';
import { z } from 'zod';
import { VigieError } from '../../base/core/errors.ts';
import { gatherBytes } from '../file/gather-bytes.ts';
import type { EmbeddedPicture } from '../file/read-result.ts';
import { PassedOver, type Read } from '../file/read-result.ts';
import { say } from '../file/words.ts';
import { charsetOf, isPage } from './decode-content.ts';
import { readPage } from './read-page.ts';

/** Bytes that a log of a visit may have. */
const FILE_MAX = 128 * 1024 * 1024;
const MOST_ENTRIES = 100_000;

/** Of HAR 1.2 what is read; a browser's own fields begin with `_`. */
const entrySchema = z.object({
  request: z.object({ url: z.string() }),
  response: z.object({
    status: z.number(),
    content: z
      .object({
        mimeType: z.string().nullish(),
        text: z.string().nullish(),
        encoding: z.string().nullish(),
        _file: z.string().nullish(),
      })
      .nullish(),
  }),
  _resourceType: z.string().nullish(),
});
const harSchema = z.object({ log: z.object({ entries: z.array(z.unknown()).max(MOST_ENTRIES) }) });

type Entry = z.infer<typeof entrySchema>;

/**
 * The listings of a log of a visit (HAR 1.2, what the developer tools of browsers save): each document that answered
 * with 200; `line` is the number of its entry, from 1.
 *
 * @throws VigieError VIGIE_LISTING_HAR where it is none or cut short, VIGIE_LISTING_PAGE_TOO_LARGE
 */
export async function* readHar(file: string, bytes: AsyncIterable<Buffer>, platform: string): AsyncGenerator<Read> {
  const entries = parse(file, await gatherBytes(file, bytes, FILE_MAX));
  const passed = new PassedOver(file);
  const parts = picturesOf(entries);
  let pages = 0;
  for (const [place, each] of entries.entries()) {
    const line = place + 1;
    const entry = entrySchema.safeParse(each);
    if (!entry.success) {
      passed.add(line, say('harForm'));
      continue;
    }
    const page = pageOf(entry.data, line, passed);
    if (!page) continue;
    pages += 1;
    const { body, charset } = page;
    if (!Buffer.isBuffer(body)) yield { rejected: { file, line, code: 'VIGIE_LISTING_HAR', message: body } };
    else {
      const { url } = entry.data.request;
      const seen = /^https?:/i.test(url) && URL.canParse(url) ? url : null;
      yield await readPage(body, { file, line, url: seen, charset, platform, parts });
    }
  }
  yield* passed.reads();
  if (pages === 0 && passed.count === 0) {
    yield { passed: { file, line: 1, count: entries.length, reason: say('noPages') } };
  }
}

function parse(file: string, content: Buffer): unknown[] {
  const text = content
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimEnd();
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    const place = /at position (\d+)/.exec(message)?.[1];
    // Cut where the text ends, not where something wrong stands in it.
    const isCut =
      !text.endsWith('}') || Number(place ?? -1) >= text.length || /unexpected end|unterminated/i.test(message);
    throw new VigieError('VIGIE_LISTING_HAR', isCut ? say('harCut') : say('harNoJson'), {
      place: { file, line: 1 },
      cause,
    });
  }
  const har = harSchema.safeParse(document);
  if (har.success) return har.data.log.entries;
  const message = say('harEntries', { count: MOST_ENTRIES });
  throw new VigieError('VIGIE_LISTING_HAR', message, { place: { file, line: 1 } });
}

/** The pictures that were answered, by their addresses. */
function picturesOf(entries: readonly unknown[]): ReadonlyMap<string, EmbeddedPicture> {
  const pictures = new Map<string, EmbeddedPicture>();
  for (const each of entries) {
    const { data: entry } = entrySchema.safeParse(each);
    const { mimeType, text, encoding } = entry?.response.content ?? {};
    if (!entry || !text || entry.response.status !== 200 || encoding?.toLowerCase() !== 'base64') continue;
    const url = URL.parse(entry.request.url)?.href;
    if (url === undefined || !/^image\//i.test(mimeType ?? '')) continue;
    pictures.set(url, {
      url,
      get bytes() {
        return Buffer.from(text, 'base64');
      },
    });
  }
  return pictures;
}

/** An entry's page, or why it has none to read; null where it is no page. */
function pageOf(
  { response, _resourceType: kind }: Entry,
  line: number,
  passed: PassedOver,
): { body: Buffer | Words; charset: string | null } | null {
  const { content, status } = response;
  // What is not known is `x-unknown` in logs of Chromium.
  const type = content?.mimeType?.replace(/^x-unknown$/, '') ?? undefined;
  const text = content?.text ?? '';
  const isBase64 = content?.encoding?.toLowerCase() === 'base64';
  const body = Buffer.from(text, isBase64 ? 'base64' : 'utf8');
  if (!isPage(type, body)) return null;
  if (status !== 200) {
    passed.add(line, say('answered', { status }));
    return null;
  }
  if (kind && kind !== 'document') {
    passed.add(line, say('harWithin'));
    return null;
  }
  if (text === '') {
    const name = content?._file?.slice(0, 100);
    return { body: name ? say('harContentApart', { name }) : say('harNoContent'), charset: null };
  }
  // What is not base64 is text already.
  return { body, charset: isBase64 ? charsetOf(type) : 'utf-8' };
}
