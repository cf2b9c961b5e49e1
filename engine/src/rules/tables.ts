export type Section = Uint8Array<ArrayBufferLike>;

/**
 * Kept tables: a header (magic, order of bytes, length of the description, sum), a description in JSON, then typed arrays as
 * they lie in memory, each where eight divides its place. In the description an array is its kind, place and length.
 */
const MAGIC = 0x56475042;
const HEADER = 16;
const ALIGNED = 8;

type Table = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array;
type Kind = 'i8' | 'u8' | 'u16' | 'i32' | 'u32';

const aligned = (length: number): number => Math.ceil(length / ALIGNED) * ALIGNED;

function kindOf(value: unknown): Kind | null {
  if (value instanceof Int32Array) return 'i32';
  if (value instanceof Uint32Array) return 'u32';
  if (value instanceof Uint16Array) return 'u16';
  if (value instanceof Int8Array) return 'i8';
  return value instanceof Uint8Array ? 'u8' : null;
}

const isTable = (value: unknown): value is Table => kindOf(value) !== null;

function viewOf(kind: Kind, buffer: ArrayBufferLike, at: number, length: number): Table {
  switch (kind) {
    case 'i32':
      return new Int32Array(buffer, at, length);
    case 'u32':
      return new Uint32Array(buffer, at, length);
    case 'u16':
      return new Uint16Array(buffer, at, length);
    case 'i8':
      return new Int8Array(buffer, at, length);
    default:
      return new Uint8Array(buffer, at, length);
  }
}

/**
 * Plain values with typed arrays among them, in one piece of bytes in this machine's order. An array that stands there
 * twice is written once.
 */
export function writeTables(tree: unknown): Uint8Array<ArrayBuffer> {
  const places = new Map<Table, number>();
  let length = 0;
  const description = JSON.stringify(tree, (_, value: unknown) => {
    if (!isTable(value)) return value;
    const before = places.get(value);
    const at = before ?? length;
    if (before === undefined) {
      places.set(value, at);
      length += aligned(value.byteLength);
    }
    return { table: [kindOf(value), at, value.length] };
  });
  const said = new TextEncoder().encode(description);
  const start = aligned(HEADER + said.length);
  const bytes = new Uint8Array(start + length);
  bytes.set(said, HEADER);
  for (const [table, at] of places)
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), start + at);
  const header = new Uint32Array(bytes.buffer, 0, HEADER / 4);
  header.set([MAGIC, bytes.length, said.length]);
  header[3] = sumOf(bytes);
  return bytes;
}

/**
 * What `writeTables` wrote; its arrays are views on the bytes.
 *
 * @throws RangeError where the bytes are none, cut short or damaged
 */
export function readTables<T>(given: Uint8Array): T {
  // Views on words need an address that their width divides.
  const bytes = given.byteOffset % ALIGNED === 0 ? given : given.slice();
  if (bytes.length < HEADER) throw new RangeError('these are no tables: shorter than their header');
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER / 4);
  const [magic, length, saidLength = 0, sum] = header;
  if (magic !== MAGIC) throw new RangeError('these are no tables of this machine');
  if (length !== bytes.length || sumOf(bytes) !== sum) throw new RangeError('these tables are cut short or damaged');
  const start = bytes.byteOffset + aligned(HEADER + saidLength);
  const said = new TextDecoder().decode(bytes.slice(HEADER, HEADER + saidLength));
  return JSON.parse(said, (_, value: { table?: [Kind, number, number] } | null) => {
    if (!value?.table) return value;
    const [kind, at, size] = value.table;
    return viewOf(kind, bytes.buffer, start + at, size);
  });
}

/** A sum over all but the header, by words of four bytes (as FNV-1a, Fowler, Noll, Vo 1991, over bytes). */
function sumOf(bytes: Uint8Array): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + HEADER, bytes.length / 4 - HEADER / 4);
  let sum = 0x811c9dc5;
  for (let k = 0; k < words.length; k++) sum = Math.imul(sum ^ (words[k] as number), 0x01000193);
  return sum >>> 0;
}
