import { canonicalJson } from '@vigie/canonical-json';
import { Fault } from '../base/fault.ts';
import { SEAL_FORMAT, type Seal } from './statement.ts';

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Parses canonical JSON (RFC 8785) and nothing else. @throws Fault naming the part */
export function parseCanonical(bytes: Uint8Array, path: string): unknown {
  try {
    const text = DECODER.decode(bytes);
    const value: unknown = JSON.parse(text);
    if (canonicalJson(value) === text) return value;
  } catch {
    // Said below.
  }
  throw new Fault(
    `${path} is not in the form it was written in.`,
    `${path} n’a pas la forme dans laquelle il a été écrit.`,
  );
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
const isInstant = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));
const isHex = (value: unknown, bytes: number): boolean =>
  isText(value) && new RegExp(`^[0-9a-f]{${bytes * 2},}$`).test(value);
export const hasMembers = (value: Record<string, unknown>, names: string): boolean =>
  Object.keys(value).sort().join() === names;

const MEMBERS = 'by,clock,contents,endedAt,finalUrl,format,gaps,maker,previous,salt,signer,startedAt,url';

function isStatement(said: unknown): boolean {
  return (
    isRecord(said) &&
    hasMembers(said, said.watchers === undefined ? MEMBERS : `${MEMBERS},watchers`) &&
    (said.watchers === undefined || (Array.isArray(said.watchers) && said.watchers.every(isText))) &&
    said.format === SEAL_FORMAT &&
    (said.by === 'browser' || said.by === 'http' || said.by === 'adopted') &&
    said.clock === 'system' &&
    [said.finalUrl, said.signer, said.url].every(isText) &&
    [said.startedAt, said.endedAt].every(isInstant) &&
    isHex(said.contents, 32) &&
    isHex(said.salt, 16) &&
    (said.previous === null || isHex(said.previous, 32)) &&
    isRecord(said.maker) &&
    hasMembers(said.maker, 'software,version') &&
    Object.values(said.maker).every(isText) &&
    Array.isArray(said.gaps) &&
    said.gaps.every(isText)
  );
}

/** The seal's shape, exactly: a member too many or too few is a fault. */
export function isSeal(value: unknown): value is Seal {
  if (!isRecord(value)) return false;
  const { statement, signature, log, timestamp } = value;
  return (
    hasMembers(value, timestamp === undefined ? 'log,signature,statement' : 'log,signature,statement,timestamp') &&
    isStatement(statement) &&
    isText(signature) &&
    (timestamp === undefined || isText(timestamp)) &&
    isPlace(log)
  );
}

/** Where a leaf is in the log. */
export function isPlace(log: unknown): log is Seal['log'] {
  return (
    isRecord(log) &&
    hasMembers(log, 'checkpoint,index,proof,size') &&
    isText(log.checkpoint) &&
    Number.isSafeInteger(log.index) &&
    Number.isSafeInteger(log.size) &&
    Array.isArray(log.proof) &&
    log.proof.length <= 64 &&
    log.proof.every(isText)
  );
}

/** Bytes written in base64, in the one way that they are. @returns null for any other */
export function parseBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
