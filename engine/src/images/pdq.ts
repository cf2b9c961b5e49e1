/** A PDQ hash: 256 bits as sixteen words of sixteen, the lowest first. */
export type PdqHash = Uint16Array;

/** A hash and how much there is to see in the picture, 0 to 100: below 50 different pictures may share a hash. */
export interface Pdq {
  hash: PdqHash;
  quality: number;
}

/** A picture's brightness, row by row, each from 0 to 255. */
export interface Luminance {
  width: number;
  height: number;
  values: Float32Array;
}

const SIZE = 64;
const SHORT = 16;
/** A picture of fewer pixels a side says nothing. */
const SMALLEST = 5;

/**
 * PDQ, the perceptual hash of pictures by Davis and Rosen (Meta, "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm", 2019):
 * brightness, two passes of a box filter in each direction, 64 × 64 samples, the 16 × 16 lowest terms of a cosine transform, each a bit by whether it is
 * above their median.
 *
 * @param picture its brightness; overwritten
 */
export function pdq(picture: Luminance): Pdq {
  const { width, height, values } = picture;
  if (values.length !== width * height) throw new RangeError(`${width} × ${height} is not ${values.length} values`);
  if (width < SMALLEST || height < SMALLEST) return { hash: new Uint16Array(SHORT), quality: 0 };
  const small = sampleBlurred(picture);
  const terms = transform(small);
  return { hash: bitsOf(terms), quality: qualityOf(small) };
}

/**
 * The hashes of the eight turns and mirrorings of a picture, from one transform: the picture as it is first.
 *
 * @param picture its brightness; overwritten
 */
export function pdqDihedral(picture: Luminance): { hashes: PdqHash[]; quality: number } {
  if (picture.width < SMALLEST || picture.height < SMALLEST) return { hashes: [new Uint16Array(SHORT)], quality: 0 };
  const small = sampleBlurred(picture);
  const terms = transform(small);
  const hashes: PdqHash[] = [];
  // Mirroring a picture turns the sign of its odd cosine terms; laying it on its side exchanges rows and columns.
  for (const isTransposed of [false, true]) {
    for (const [signRow, signColumn] of [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const) {
      const turned = new Float32Array(SHORT * SHORT);
      for (let i = 0; i < SHORT; i++) {
        for (let j = 0; j < SHORT; j++) {
          const value = terms[isTransposed ? j * SHORT + i : i * SHORT + j] ?? 0;
          // The transform leaves out the constant term: row i is the cosine of i + 1 half waves.
          turned[i * SHORT + j] = value * (i % 2 === 0 ? signRow : 1) * (j % 2 === 0 ? signColumn : 1);
        }
      }
      hashes.push(bitsOf(turned));
    }
  }
  return { hashes, quality: qualityOf(small) };
}

/** Larger pictures are sampled to this side first, as the publication's program does. */
const LARGEST = 512;

/**
 * Brightness of pixels (ITU-R BT.601, as PDQ has it), of larger pictures at 512 × 512 samples.
 *
 * @param pixels rows of `channels` bytes a pixel: 1 grey, 3 RGB, 4 RGB and alpha, which is passed over
 * @param isLarge whether the picture had more than 512 pixels a side before it was shrunk
 */
export function luminance(
  { pixels, width, height, channels }: { pixels: Uint8Array; width: number; height: number; channels: 1 | 3 | 4 },
  isLarge = width > LARGEST || height > LARGEST,
): Luminance {
  const [columns, rows] = isLarge ? [LARGEST, LARGEST] : [width, height];
  const values = new Float32Array(columns * rows);
  const offsets = Int32Array.from({ length: columns }, (_, x) => Math.floor((x * width) / columns) * channels);
  let to = 0;
  for (let y = 0; y < rows; y++) {
    const row = Math.floor((y * height) / rows) * width * channels;
    if (channels === 1) for (const offset of offsets) values[to++] = pixels[row + offset] as number;
    else {
      for (let x = 0; x < columns; x++) {
        const at = row + (offsets[x] as number);
        values[to++] =
          0.299 * (pixels[at] as number) + 0.587 * (pixels[at + 1] as number) + 0.114 * (pixels[at + 2] as number);
      }
    }
  }
  return { width: columns, height: rows, values };
}

/** The hash as 64 hexadecimal digits, the highest word first, as lists of hashes have it. */
export function formatPdq(hash: PdqHash): string {
  let text = '';
  for (let i = SHORT - 1; i >= 0; i--) text += (hash[i] ?? 0).toString(16).padStart(4, '0');
  return text;
}

/** Reads 64 hexadecimal digits; null where they are not that. */
export function parsePdq(text: string): PdqHash | null {
  if (!/^[\da-f]{64}$/i.test(text)) return null;
  return Uint16Array.from({ length: SHORT }, (_, i) => Number.parseInt(text.slice(60 - i * 4, 64 - i * 4), 16));
}

/** Two passes of the filter in each direction, and 64 × 64 samples of what comes out. */
function sampleBlurred({ width, height, values }: Luminance): Float32Array {
  const other = new Float32Array(values.length);
  const along = windowOf(width);
  const down = windowOf(height);
  boxRows(values, other, width, height, along);
  boxColumns(other, values, width, height, down);
  boxRows(values, other, width, height, along);
  return sampleColumns(other, width, height, down);
}

/** The filter's width for one side of a picture. */
function windowOf(side: number): number {
  return Math.floor((side + 2 * SIZE - 1) / (2 * SIZE));
}

/** Means over a sliding window along each row, of fewer values at the ends. */
function boxRows(from: Float32Array, to: Float32Array, width: number, height: number, window: number): void {
  const ahead = (window + 2) >> 1;
  const share = 1 / window;
  for (let row = 0; row < height; row++) {
    const start = row * width;
    const end = start + width;
    let head = start;
    let at = start;
    let sum = 0;
    for (; head < start + ahead - 1; head++) sum += from[head] as number;
    for (; head < start + window; head++) {
      sum += from[head] as number;
      to[at++] = sum / (head - start + 1);
    }
    for (; head < end; head++) {
      sum += (from[head] as number) - (from[head - window] as number);
      to[at++] = sum * share;
    }
    for (; at < end; head++) {
      sum -= from[head - window] as number;
      to[at++] = sum / (end - head + window - 1);
    }
  }
}

/** The same down the columns, a row at a time so that memory is read in order. */
function boxColumns(from: Float32Array, to: Float32Array, width: number, height: number, window: number): void {
  const ahead = (window + 2) >> 1;
  const sums = new Float32Array(width);
  for (let head = 0; head < height + ahead - 1; head++) {
    const comes = head < height ? head * width : -1;
    const goes = head >= window ? (head - window) * width : -1;
    if (comes >= 0 && goes >= 0)
      for (let x = 0; x < width; x++)
        sums[x] = (sums[x] as number) + (from[comes + x] as number) - (from[goes + x] as number);
    else if (comes >= 0) for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + (from[comes + x] as number);
    else if (goes >= 0) for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) - (from[goes + x] as number);
    if (head < ahead - 1) continue;
    const start = (head - ahead + 1) * width;
    const share = 1 / (Math.min(head, height - 1) - Math.max(head - window, -1));
    for (let x = 0; x < width; x++) to[start + x] = (sums[x] as number) * share;
  }
}

/** The last pass, down the columns, where a sample is taken: the rest is of no use. */
function sampleColumns(from: Float32Array, width: number, height: number, window: number): Float32Array {
  const ahead = (window + 2) >> 1;
  const columns = Int32Array.from({ length: SIZE }, (_, j) => Math.floor(((j + 0.5) * width) / SIZE));
  const sums = new Float32Array(SIZE);
  const small = new Float32Array(SIZE * SIZE);
  const add = (row: number, sign: number): void => {
    for (let j = 0; j < SIZE; j++)
      sums[j] = (sums[j] as number) + sign * (from[row * width + (columns[j] as number)] as number);
  };
  let head = 0;
  for (let i = 0; i < SIZE; i++) {
    const row = Math.floor(((i + 0.5) * height) / SIZE);
    for (; head <= row + ahead - 1; head++) {
      if (head < height) add(head, 1);
      if (head >= window) add(head - window, -1);
    }
    const count = Math.min(row + ahead - 1, height - 1) - Math.max(row + ahead - 1 - window, -1);
    for (let j = 0; j < SIZE; j++) small[i * SIZE + j] = (sums[j] as number) / count;
  }
  return small;
}

const cosines = new Float32Array(SHORT * SIZE);
for (let i = 0; i < SHORT; i++) {
  for (let j = 0; j < SIZE; j++)
    cosines[i * SIZE + j] = Math.sqrt(2 / SIZE) * Math.cos((Math.PI / 2 / SIZE) * (i + 1) * (2 * j + 1));
}

/** The lowest 16 × 16 terms of the cosine transform, without the constant one. */
function transform(small: Float32Array): Float32Array {
  const half = new Float32Array(SHORT * SIZE);
  for (let i = 0; i < SHORT; i++) {
    for (let j = 0; j < SIZE; j++) {
      let sum = 0;
      for (let k = 0; k < SIZE; k++) sum += (cosines[i * SIZE + k] as number) * (small[k * SIZE + j] as number);
      half[i * SIZE + j] = sum;
    }
  }
  const terms = new Float32Array(SHORT * SHORT);
  for (let i = 0; i < SHORT; i++) {
    for (let j = 0; j < SHORT; j++) {
      let sum = 0;
      for (let k = 0; k < SIZE; k++) sum += (half[i * SIZE + k] as number) * (cosines[j * SIZE + k] as number);
      terms[i * SHORT + j] = sum;
    }
  }
  return terms;
}

function bitsOf(terms: Float32Array): PdqHash {
  const median = terms.toSorted()[terms.length / 2 - 1] ?? 0;
  const hash = new Uint16Array(SHORT);
  for (let i = 0; i < SHORT; i++) {
    let word = 0;
    for (let j = 0; j < SHORT; j++) if ((terms[i * SHORT + j] as number) > median) word |= 1 << j;
    hash[i] = word;
  }
  return hash;
}

/** How much the picture changes from sample to sample; 90 and 100 are the publication's own scale. */
function qualityOf(small: Float32Array): number {
  let sum = 0;
  const add = (a: number, b: number): void => {
    sum += Math.abs(Math.trunc((((small[a] as number) - (small[b] as number)) * 100) / 255));
  };
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < SIZE; j++) {
      if (i < SIZE - 1) add(i * SIZE + j, (i + 1) * SIZE + j);
      if (j < SIZE - 1) add(i * SIZE + j, i * SIZE + j + 1);
    }
  }
  return Math.min(100, Math.floor(sum / 90));
}
