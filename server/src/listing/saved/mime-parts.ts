import { Buffer } from 'node:buffer';

/** Bounds of a message: what browsers save is far from them. */
const MOST_PARTS = 20_000;
const DEEPEST = 4;
const HEAD_MAX = 64 * 1024;

/** A part of a message that holds no others. */
export interface MimePart {
  headers: ReadonlyMap<string, string>;
  /** As it is sent. */
  body: Buffer;
  /** Its end is there. */
  isWhole: boolean;
}

export interface MimeMessage {
  headers: ReadonlyMap<string, string>;
  parts: MimePart[];
  /** It ends before its last delimiter: what came after is missing. */
  isCut: boolean;
}

/**
 * Takes a message apart (RFC 2045, 2046; a saved page is one: RFC 2557). Only frames it: no body is decoded.
 *
 * @returns null where it has no headers, more parts than are read, or is nested too deeply
 */
export function readMessage(bytes: Buffer): MimeMessage | null {
  const parts: MimePart[] = [];
  const root = splitHead(bytes);
  if (!root || root.headers.size === 0) return null;
  const end = gather({ ...root, isWhole: true }, parts, 0);
  return end === 'too much' ? null : { headers: root.headers, parts, isCut: end === 'cut' };
}

type End = 'whole' | 'cut' | 'too much';

function gather(entity: MimePart, parts: MimePart[], depth: number): End {
  const type = entity.headers.get('content-type') ?? 'text/plain';
  const boundary = /^\s*multipart\//i.test(type) ? parameterOf(type, 'boundary') : null;
  if (!boundary) {
    if (parts.length >= MOST_PARTS) return 'too much';
    parts.push(entity);
    return entity.isWhole ? 'whole' : 'cut';
  }
  if (depth >= DEEPEST) return 'too much';
  const { pieces, isClosed } = split(entity.body, boundary);
  let end: End = isClosed ? 'whole' : 'cut';
  for (const [place, piece] of pieces.entries()) {
    const isWhole = isClosed || place < pieces.length - 1;
    const inner = splitHead(piece);
    if (!inner) continue;
    const found = gather({ ...inner, isWhole }, parts, depth + 1);
    if (found === 'too much') return found;
    if (found === 'cut') end = 'cut';
  }
  return end;
}

/** What stands between the delimiters of a boundary (RFC 2046, 5.1.1). */
function split(body: Buffer, boundary: string): { pieces: Buffer[]; isClosed: boolean } {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const pieces: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + 1)) {
    const isAtLine = at === 0 || body[at - 1] === 10;
    const after = /^(--)?[ \t]*(?:\r?\n|$)/.exec(
      body.toString('latin1', at + delimiter.length, at + delimiter.length + 100),
    );
    if (!isAtLine || !after) continue;
    // The line end before a delimiter is the delimiter's.
    const end = at - (body[at - 2] === 13 ? 2 : 1);
    if (start >= 0) pieces.push(body.subarray(start, Math.max(start, end)));
    if (after[1] !== undefined) return { pieces, isClosed: true };
    if (pieces.length > MOST_PARTS) break;
    start = at + delimiter.length + after[0].length;
  }
  if (start >= 0) pieces.push(body.subarray(start));
  return { pieces, isClosed: false };
}

/** Headers and what follows them. */
function splitHead(bytes: Buffer): { headers: Map<string, string>; body: Buffer } | null {
  const start = bytes.toString('latin1', 0, HEAD_MAX);
  const blank = /^\r?\n|\r?\n\r?\n/.exec(start);
  if (!blank) return null;
  const headers = new Map<string, string>();
  for (const line of start
    .slice(0, blank.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const field = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line);
    const name = field?.[1]?.toLowerCase();
    if (name !== undefined && !headers.has(name)) headers.set(name, (field?.[2] ?? '').trim());
  }
  return { headers, body: bytes.subarray(blank.index + blank[0].length) };
}

/** A parameter of a header's value (RFC 2045, 5.1). */
function parameterOf(value: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.){0,1000})"|([^\\s;"]{1,1000}))`, 'i').exec(
    value,
  );
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2] ?? null;
}

/** A part's bytes without their transfer encoding (RFC 2045, 6). */
export function decodePart({ headers, body }: MimePart): Buffer {
  const encoding = headers.get('content-transfer-encoding')?.trim().toLowerCase() ?? '';
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (encoding !== 'quoted-printable') return body;
  const text = body.toString('latin1').replace(/[ \t]+(?=\r?\n|$)/g, '');
  return Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
