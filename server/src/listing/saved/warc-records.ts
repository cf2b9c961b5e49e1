import { Buffer } from 'node:buffer';

/** Bytes that a record's own headers may have, and those of the answer in it. */
const HEAD_MAX = 256 * 1024;

/** A record of a web archive. */
export interface WarcRecord {
  /** Its number in the archive, from 1. */
  place: number;
  /** By their names in lower case; of several with one name the first. */
  headers: ReadonlyMap<string, string>;
  /** Its content; null: longer than was asked for. */
  block: Buffer | null;
}

/** Why an archive is not read further. */
export class BrokenWarc extends Error {
  /** The record that is broken, from 1. */
  readonly place: number;
  /** It ends within this record: what came after is missing. */
  readonly isCut: boolean;

  constructor(place: number, isCut: boolean) {
    super(isCut ? 'cut short' : 'broken');
    this.place = place;
    this.isCut = isCut;
  }
}

/**
 * The records of a web archive (ISO 28500:2017, 4), unpacked, one after the other. Lines of headers may end in LF alone,
 * as some writers have it, and lines may be folded.
 *
 * @param most bytes of a record's content that are kept
 * @throws BrokenWarc
 */
export async function* readWarcRecords(bytes: AsyncIterable<Buffer>, most: number): AsyncGenerator<WarcRecord> {
  const source = new Source(bytes);
  for (let place = 1; ; place++) {
    let version = await source.line();
    // Between records stand two line ends; more of them, or fewer, do no harm.
    while (version !== null && version.text === '') version = await source.line();
    if (version === null) return;
    if (!/^WARC\/[01]\.\d+$/.test(version.text)) {
      const isBegun = !version.isWhole && /^WA?R?C?\/?[01]?\.?\d*$/.test(version.text);
      throw new BrokenWarc(place, isBegun);
    }
    const lines: string[] = [];
    for (let size = 0; ; ) {
      const line = await source.line();
      if (line === null || !line.isWhole) throw new BrokenWarc(place, (line?.text.length ?? 0) < HEAD_MAX);
      if (line.text === '') break;
      size += line.text.length;
      if (size > HEAD_MAX) throw new BrokenWarc(place, false);
      lines.push(line.text);
    }
    const headers = readHeaders(lines);
    const length = headers.get('content-length') ?? '';
    if (!/^\d{1,15}$/.test(length)) throw new BrokenWarc(place, false);
    const block = await source.take(Number(length), most);
    if (block === 'cut') throw new BrokenWarc(place, true);
    yield { place, headers, block };
  }
}

/** Headers by their names in lower case. A line that begins with a blank goes on with the one before. */
function readHeaders(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  let last = '';
  for (const line of lines) {
    if (/^[ \t]/.test(line) && last !== '') {
      headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`.trim());
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (headers.has(name)) continue;
    headers.set(name, line.slice(colon + 1).trim());
    last = name;
  }
  return headers;
}

/** An HTTP answer as a record has it. */
export interface HttpAnswer {
  /** 0 where the first line has none. */
  status: number;
  headers: ReadonlyMap<string, string>;
  /** Without its transfer encoding, with its content encoding. */
  body: Buffer;
}

/** Takes an HTTP message apart (RFC 9112); null where it has no end of its headers. */
export function readAnswer(block: Buffer): HttpAnswer | null {
  const start = block.subarray(0, HEAD_MAX);
  const [crlf, lf] = [start.indexOf('\r\n\r\n'), start.indexOf('\n\n')];
  const isLf = lf >= 0 && (crlf < 0 || lf < crlf);
  const end = isLf ? lf : crlf;
  if (end < 0) return null;
  const [first = '', ...lines] = block.toString('latin1', 0, end).split(/\r?\n/);
  const headers = readHeaders(lines);
  const content = block.subarray(end + (isLf ? 2 : 4));
  const isChunked = /(?:^|,)\s*chunked\s*$/i.test(headers.get('transfer-encoding') ?? '');
  return {
    status: Number(/^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})\b/i.exec(first)?.[1] ?? 0),
    headers,
    // Archives often keep a body whole under the headers of the chunked one.
    body: isChunked ? (joinChunks(content) ?? content) : content,
  };
}

/** A body that was sent in chunks (RFC 9112, 7.1); null where it is none. */
function joinChunks(content: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = 0; at < content.length; ) {
    const end = content.indexOf('\n', at);
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;[^\n]*)?\r?$/i.exec(
      end < 0 ? '' : content.toString('latin1', at, end),
    )?.[1];
    if (size === undefined) return chunks.length > 0 ? Buffer.concat(chunks) : null;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(content.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (content[at] === 13) at++;
    if (content[at] === 10) at++;
  }
  return Buffer.concat(chunks);
}

/** Bytes that come in blocks, read by lines and lengths. */
class Source {
  readonly #blocks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#blocks = bytes[Symbol.asyncIterator]();
  }

  async #more(): Promise<boolean> {
    const step = await this.#blocks.next();
    if (step.done) return false;
    this.#rest = this.#rest.length === 0 ? step.value : Buffer.concat([this.#rest, step.value]);
    return true;
  }

  /** The next line without its end; null: there is none. One that is not whole has no end, or is too long. */
  async line(): Promise<{ text: string; isWhole: boolean } | null> {
    for (let from = 0; ; ) {
      const end = this.#rest.indexOf(10, from);
      if (end >= 0 && end <= HEAD_MAX) {
        const text = this.#rest.toString('utf8', 0, end).replace(/\r$/, '');
        this.#rest = this.#rest.subarray(end + 1);
        return { text, isWhole: true };
      }
      from = this.#rest.length;
      if (end >= 0 || from > HEAD_MAX || !(await this.#more())) {
        if (from === 0) return null;
        const text = this.#rest.toString('utf8', 0, HEAD_MAX).replace(/\r$/, '');
        this.#rest = Buffer.alloc(0);
        return { text, isWhole: false };
      }
    }
  }

  /** The next bytes; null where they are more than `most`, which are passed over. */
  async take(length: number, most: number): Promise<Buffer | null | 'cut'> {
    const parts: Buffer[] = [];
    for (let left = length; left > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) return 'cut';
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      if (length <= most) parts.push(part);
    }
    return length <= most ? Buffer.concat(parts) : null;
  }
}
