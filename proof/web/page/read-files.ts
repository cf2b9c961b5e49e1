/** What was chosen or dropped, told apart by what is in it. */
export interface ReadFiles {
  package: { name: string; bytes: Uint8Array } | null;
  roots: string[];
  crls: Uint8Array[];
  proof: string | null;
  keyHistory: string | null;
}

/** Packages are read whole; nothing that Vigie seals is near this size. */
const LARGEST = 512 * 1024 * 1024;

/** A file that is too large to read here. */
export class TooLarge extends Error {}

/** Text as Node reads it: a mark at its start stays. */
export const readText = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/**
 * Reads files into memory: PEM text is a root, DER (a sequence) a revocation list, what says so a proof or the log's key changes;
 * all else a package.
 */
export async function readFiles(files: Iterable<File>): Promise<ReadFiles> {
  const read: ReadFiles = { package: null, roots: [], crls: [], proof: null, keyHistory: null };
  for (const file of files) {
    if (file.size > LARGEST) throw new TooLarge();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const start = new TextDecoder('latin1').decode(bytes.subarray(0, 100_000));
    if (start.includes('-----BEGIN CERTIFICATE-----')) read.roots.push(start);
    else if (start.startsWith('c2sp.org/tlog-proof@')) read.proof = readText(bytes);
    else if (/^\{\s*"format":\s*"vigie-keys\//.test(start)) read.keyHistory = readText(bytes);
    else if (bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80) read.crls.push(bytes);
    else read.package = { name: file.name, bytes };
  }
  return read;
}
