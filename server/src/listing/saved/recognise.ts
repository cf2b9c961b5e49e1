// How formats begin: apart from their readers, which are loaded when there is something to read.
import type { Buffer } from 'node:buffer';

/** Whether the first bytes of a ZIP file are those of a web archive's package: by the name of its first file. */
export function looksWacz(path: string, head: Buffer): boolean {
  if (head.length < 30 || head.readUInt32LE(0) !== 0x0403_4b50) return false;
  if (/\.wacz$/i.test(path)) return true;
  const name = head.toString('latin1', 30, 30 + head.readUInt16LE(26));
  return /^(?:datapackage(?:-digest)?\.json$|(?:archive|indexes|pages|logs)\/)/.test(name);
}

/** Whether the first bytes of a file are those of a page that a browser saved whole (RFC 2557). */
export function looksMhtml(head: string): boolean {
  const fields = /^(?:[\w-]{1,60}:[^\n]*\n(?:[ \t]+[^\n]*\n)*){1,50}/.exec(head)?.[0] ?? '';
  return /^mime-version:/im.test(fields) && /^content-type:\s*(?:multipart\/related|text\/html)\b/im.test(fields);
}

/** Whether the first characters of a file are those of a log of a visit. */
export const looksHar = (head: string): boolean =>
  /^\s*\{\s*"log"\s*:\s*\{/.test(head) && /"(?:version|creator|entries|pages|browser)"\s*:/.test(head.slice(0, 4096));
