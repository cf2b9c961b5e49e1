import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** A statement as a row of the file has it: columns that are left out are empty. */
export type DailyRow = Readonly<Record<string, string>>;

export interface DailyFileOptions {
  /** `global`, or a platform's name in the database's addresses. */
  slug: string;
  /** `YYYY-MM-DD` */
  day: string;
  variant: 'full' | 'light';
  columns: readonly string[];
  rows: Iterable<DailyRow>;
  /** Rows of a CSV file, and of a ZIP of such files; as published: 100,000 and 1,000,000. */
  perTable?: number;
  perZip?: number;
}

/** As PHP's `fputcsv` writes a cell: in quotes where it holds a separator, a quote, white space or a backslash. */
function writeCell(text: string): string {
  return /[",\\\n\r\t ]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes ZIPs one file after the other; a file is packed in memory, 100,000 rows at most. */
class ZipFile {
  readonly #file: FileHandle;
  readonly #directory: Buffer[] = [];
  #at = 0;
  constructor(file: FileHandle) {
    this.#file = file;
  }
  async #write(octets: Buffer): Promise<void> {
    await this.#file.write(octets);
    this.#at += octets.length;
  }
  /** @param isStored as it is, the way that ZIPs lie in the published one */
  async add(name: string, content: Buffer, isStored: boolean): Promise<void> {
    const packed = isStored ? content : deflateRawSync(content);
    // APPNOTE 4.3.7 and 4.3.12, without a date.
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(isStored ? 0 : 8, 4);
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(this.#at, 10);
    const named = Buffer.from(name);
    const signed = (signature: number): Buffer => {
      const four = Buffer.alloc(4);
      four.writeUInt32LE(signature);
      return four;
    };
    this.#directory.push(Buffer.concat([signed(0x02014b50), Buffer.from([20, 0]), about, rest, named]));
    await this.#write(Buffer.concat([signed(0x04034b50), about, named, packed]));
  }
  async end(): Promise<void> {
    const start = this.#at;
    const directory = Buffer.concat(this.#directory);
    const last = Buffer.alloc(22);
    last.writeUInt32LE(0x06054b50, 0);
    last.writeUInt16LE(this.#directory.length, 8);
    last.writeUInt16LE(this.#directory.length, 10);
    last.writeUInt32LE(directory.length, 12);
    last.writeUInt32LE(start, 16);
    await this.#write(Buffer.concat([directory, last]));
    await this.#file.close();
  }
}

/**
 * Writes a file of the shape of the Transparency Database's daily files, with its digest beside it: ZIPs of CSV files,
 * stored in a ZIP. What it says is the caller's.
 *
 * @returns its path
 */
export async function writeDailyFile(folder: string, options: DailyFileOptions): Promise<string> {
  const { slug, day, variant, columns, rows, perTable = 100_000, perZip = 1_000_000 } = options;
  const stem = `sor-${slug}-${day}-${variant}`;
  const path = join(folder, `${stem}.zip`);
  const outer = new ZipFile(await open(path, 'w'));
  const innerPath = join(folder, `.${stem}.inner`);
  const number = (count: number): string => String(count).padStart(5, '0');
  const header = `${columns.join(',')}\n`;
  let inner: ZipFile | null = null;
  let zips = 0;
  let tables = 0;
  let inZip = 0;
  let lines: string[] = [];
  const closeTable = async (): Promise<void> => {
    inner ??= new ZipFile(await open(innerPath, 'w'));
    const name = `${stem}-${number(zips)}-${number(tables)}.csv`;
    await inner.add(name, Buffer.from(`${header}${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`), false);
    tables += 1;
    lines = [];
  };
  const closeZip = async (): Promise<void> => {
    await inner?.end();
    inner = null;
    await outer.add(`${stem}-${number(zips)}.csv.zip`, await readFile(innerPath), true);
    zips += 1;
    tables = 0;
    inZip = 0;
  };
  for (const row of rows) {
    lines.push(columns.map((column) => writeCell(row[column] ?? '')).join(','));
    inZip += 1;
    if (lines.length === perTable) await closeTable();
    if (inZip === perZip) {
      if (lines.length > 0) await closeTable();
      await closeZip();
    }
  }
  if (lines.length > 0 || zips === 0 || tables > 0) {
    if (lines.length > 0 || tables === 0) await closeTable();
    await closeZip();
  }
  await outer.end();
  await rm(innerPath, { force: true });
  const digest = createHash('sha1')
    .update(await readFile(path))
    .digest('hex');
  // No line end, as published.
  await writeFile(`${path}.sha1`, `${digest}  ${basename(path)}`);
  return path;
}
