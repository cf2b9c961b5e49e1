import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type FileMetaData, type ParquetScan, parquetMetadata, parquetScan } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { createSealer, type FileSeal, type OpenedFile, openSealed, type SealedBytes } from './sealed-file.ts';
import {
  type Archived,
  type Cells,
  COLUMNS,
  type Column,
  fromCells,
  must,
  SCHEMA,
  textIn,
  toCells,
} from './segment-columns.ts';

/** Rows that are read and decompressed together: the history of one offer costs one or two of these. */
const GROUP = 16_384;
/** What changes by small steps from row to row. */
const STEPS = new Set<Column>(['price_units', 'id_lag']);
/** What says where an offer is. */
const PLACES = new Set<Column>(['platform', 'listing', 'seen_at']);
/** What is never there twice: no dictionary is tried. */
const ALL_OTHER = new Set<Column>(['id_random', 'digest']);
/** What zstd is asked for: higher ones take longer than they save here (bench/archive/archive.ts). */
const LEVEL = 6;

/** What a written segment is. Its rows are sorted by platform, offer, instant and id; `first` and `last` are of offers. */
export interface Written {
  rows: number;
  bytes: number;
  digest: string;
  first: Place;
  last: Place;
}

/** Where an offer stands in the order of a segment. */
export interface Place {
  platform: string;
  listing: string;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of offers in a segment: of UTF-16 units. */
export const comparePlaces = (a: Place, b: Place): number =>
  compare(a.platform, b.platform) || compare(a.listing, b.listing);

/** The order of a segment's rows. */
export const compareArchived = (a: Archived, b: Archived): number =>
  comparePlaces(a, b) || a.seenAt - b.seenAt || compare(a.id, b.id);

export interface SegmentWriter {
  readonly rows: number;
  /** @throws Error where it does not come after the one before */
  add(row: Archived): void;
  /** The file is on disk when this returns. */
  end(): Written;
  giveUp(): void;
}

/** Writes a segment: Parquet with zstd, in encrypted blocks. Takes the memory of `GROUP` rows, however many come. */
export function createSegment(path: string, seal: FileSeal): SegmentWriter {
  const sealer = createSealer(path, seal);
  const bytes = new ByteWriter();
  const drain = (): void => {
    sealer.write(bytes.getBytes().subarray(0, bytes.index));
    bytes.index = 0;
  };
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: SCHEMA,
    codec: 'ZSTD',
    compressors: {
      ZSTD: (given) => zstdCompressSync(given, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } }),
    },
    statisticsTruncateLength: Number.POSITIVE_INFINITY,
    createdBy: 'vigie',
  });
  let group: Cells[] = [];
  let rows = 0;
  let first: Place | null = null;
  let last: Archived | null = null;
  const flush = (): void => {
    if (group.length === 0) return;
    const columnData = COLUMNS.map((name) => ({
      name,
      data: group.map((cells) => cells[name]),
      offsetIndex: false,
      ...(STEPS.has(name) ? { encoding: 'DELTA_BINARY_PACKED' as const } : {}),
      ...(ALL_OTHER.has(name) ? { encoding: 'PLAIN' as const } : {}),
      // What says where an offer is, and which columns have nothing; of the rest it would only repeat what is archived.
      statistics: PLACES.has(name) || group.every((cells) => cells[name] === null),
    }));
    void parquet.write({ columnData, rowGroupSize: GROUP, pageSize: 1 << 24 });
    drain();
    group = [];
  };
  return {
    get rows() {
      return rows;
    },
    add(row) {
      if (last && compareArchived(last, row) >= 0) throw new Error(`${row.id} is not sorted, or twice there`);
      first ??= { platform: row.platform, listing: row.listing };
      last = row;
      rows += 1;
      group.push(toCells(row));
      if (group.length === GROUP) flush();
    },
    end() {
      if (!first || !last) throw new Error('a segment has no row');
      flush();
      void parquet.finish();
      drain();
      return { rows, ...sealer.end(), first, last: { platform: last.platform, listing: last.listing } };
    },
    giveUp: () => sealer.giveUp(),
  };
}

/** Some thousand rows of a segment, whose columns are read when they are asked for. */
export interface Group {
  rows: number;
  first: Place;
  last: Place;
  column(name: Column): Promise<ArrayLike<unknown>>;
  /** The snapshots of these rows. */
  snapshots(rows: readonly number[]): Promise<Archived[]>;
}

export interface Segment {
  groups: readonly Group[];
  close(): void;
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  throw new Error('a segment has no statistics');
};

/** The smallest and the largest value of a column in each group. */
function boundsOf(metadata: FileMetaData, column: Column): { least: string; most: string }[] {
  const at = COLUMNS.indexOf(column);
  return metadata.row_groups.map(({ columns }) => {
    const statistics = columns[at]?.meta_data?.statistics;
    return { least: textOf(statistics?.min_value), most: textOf(statistics?.max_value) };
  });
}

/** The columns that have nothing in a group. */
const emptyIn = ({ columns, num_rows }: FileMetaData['row_groups'][number]): Column[] =>
  COLUMNS.filter((_, at) => columns[at]?.meta_data?.statistics?.null_count === num_rows);

function groupOf(
  scan: ParquetScan,
  range: { rowStart: number; rowEnd: number },
  { empty, ...bounds }: { first: Place; last: Place; empty: readonly Column[] },
): Group {
  const read = new Map<Column, Promise<ArrayLike<unknown>>>(empty.map((name) => [name, Promise.resolve([])]));
  const column = (name: Column): Promise<ArrayLike<unknown>> => {
    const known = read.get(name) ?? scan.readColumn({ column: name, ...range });
    read.set(name, known);
    return known;
  };
  return {
    rows: range.rowEnd - range.rowStart,
    ...bounds,
    column,
    async snapshots(rows) {
      if (rows.length === 0) return [];
      // Together: each is a request where the file is in a bucket.
      const read: Partial<Record<Column, ArrayLike<unknown>>> = {};
      const all = await Promise.all(COLUMNS.map(column));
      for (const [at, name] of COLUMNS.entries()) read[name] = all[at] ?? [];
      return rows.map((row) => fromCells((name) => read[name]?.[row]));
    },
  };
}

/** The last bytes of a file, in which its footer most often is. */
const TAIL = 1 << 18;

async function readFooter(file: OpenedFile): Promise<FileMetaData> {
  const tail = Math.min(TAIL, file.byteLength);
  const end = await file.slice(file.byteLength - tail);
  const length = new DataView(end).getUint32(tail - 8, true) + 8;
  return parquetMetadata(length <= tail ? end : await file.slice(file.byteLength - length));
}

/**
 * Opens a segment: its footer is read, nothing else.
 *
 * @param bytes how long it was before encryption
 * @throws VigieError `VIGIE_ARCHIVE_DAMAGED`, here and when something is read
 */
export async function openSegment(source: SealedBytes, seal: FileSeal, bytes: number): Promise<Segment> {
  const file = openSealed(source, seal, bytes);
  try {
    const metadata = await readFooter(file);
    const scan = await parquetScan({
      file,
      metadata,
      compressors: {
        ZSTD: (given, length) => new Uint8Array(zstdDecompressSync(given, { maxOutputLength: Math.max(1, length) })),
      },
      parsers: { timestampFromMilliseconds: Number },
    });
    const platforms = boundsOf(metadata, 'platform');
    const listings = boundsOf(metadata, 'listing');
    const empty = metadata.row_groups.map(emptyIn);
    const groups = scan.ranges.map((range, at) => {
      const [platform, listing] = [must(platforms[at] ?? null), must(listings[at] ?? null)];
      // Within one platform offers are sorted; across several any may be there.
      const isOne = platform.least === platform.most;
      return groupOf(scan, range, {
        first: { platform: platform.least, listing: isOne ? listing.least : '' },
        last: { platform: platform.most, listing: isOne ? listing.most : '\u{10ffff}' },
        empty: empty[at] ?? [],
      });
    });
    return { groups, close: file.close };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** The archived snapshots of one offer in a segment, in its order. */
export async function readOffer({ groups }: Segment, place: Place): Promise<Archived[]> {
  const found: Archived[] = [];
  for (const group of groups) {
    if (comparePlaces(place, group.first) < 0 || comparePlaces(place, group.last) > 0) continue;
    const [platforms, listings] = await Promise.all([group.column('platform'), group.column('listing')]);
    const rows: number[] = [];
    for (let row = 0; row < group.rows; row++)
      if (textIn(listings[row]) === place.listing && textIn(platforms[row]) === place.platform) rows.push(row);
    found.push(...(await group.snapshots(rows)));
  }
  return found;
}

/** Whether a segment has a snapshot of one of these offers. */
export async function hasOffer({ groups }: Segment, listings: ReadonlySet<string>): Promise<boolean> {
  for (const group of groups) {
    const names = await group.column('listing');
    for (let row = 0; row < group.rows; row++) if (listings.has(must(textIn(names[row])))) return true;
  }
  return false;
}

/** All of a segment, in its order. */
export async function* readAll({ groups }: Segment): AsyncGenerator<Archived> {
  for (const group of groups) yield* await group.snapshots(Array.from({ length: group.rows }, (_, row) => row));
}
