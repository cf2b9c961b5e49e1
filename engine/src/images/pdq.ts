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
  /**
   * The samples a side that it is hashed with: 512 of a larger picture, though fewer are at hand where it was decoded
   * smaller.
   */
  samples: { across: number; down: number };
  /** Its width by its height, which its values do not tell: they may be narrower than they are high. */
  aspect: number;
}

const SIZE = 64;
const SHORT = 16;
/** A picture of fewer pixels a side says nothing. */
const SMALLEST = 5;

/**
 * PDQ, the perceptual hash of pictures by Davis and Rosen (Meta, "The TMK+PDQF video-hashing algorithm and the PDQ
 * image-hashing algorithm", 2019): brightness, two passes of a box filter in each direction, 64 × 64 samples, the 16 ×
 * 16 lowest terms of a cosine transform, each a bit by whether it is above their median.
 *
 * @param picture its brightness
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
 * @param picture its brightness
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
  const samples = isLarge ? { across: LARGEST, down: LARGEST } : { across: width, down: height };
  const [columns, rows] = [Math.min(width, samples.across), Math.min(height, samples.down)];
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
  return { width: columns, height: rows, values, samples, aspect: width / height };
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

/**
 * 64 × 64 samples of the picture after two passes of a box filter in each direction. The passes along rows and down
 * columns commute, so both of a direction are one sum of weights, which is taken only where a sample is.
 */
function sampleBlurred({ width, height, values, samples }: Luminance): Float32Array {
  const along = weightsOf(samples.across, width);
  const down = weightsOf(samples.down, height);
  const rows = new Float32Array(height * SIZE);
  for (let y = 0; y < height; y++) {
    for (let j = 0; j < SIZE; j++) {
      const from = y * width + (along.starts[j] as number);
      const weights = j * along.count;
      let sum = 0;
      for (let k = 0; k < along.count; k++)
        sum += (along.weights[weights + k] as number) * (values[from + k] as number);
      rows[y * SIZE + j] = sum;
    }
  }
  const small = new Float32Array(SIZE * SIZE);
  for (let i = 0; i < SIZE; i++) {
    const from = (down.starts[i] as number) * SIZE;
    for (let k = 0; k < down.count; k++) {
      const weight = down.weights[i * down.count + k] as number;
      for (let j = 0; j < SIZE; j++)
        small[i * SIZE + j] = (small[i * SIZE + j] as number) + weight * (rows[from + k * SIZE + j] as number);
    }
  }
  return small;
}

/**
 * For each of the 64 samples along a side: where its values begin, and by what each counts.
 *
 * @param side the samples that the filter runs over
 * @param length the values at hand, which those samples are taken from
 */
function weightsOf(side: number, length: number): { starts: Int32Array; weights: Float32Array; count: number } {
  const window = Math.floor((side + 2 * SIZE - 1) / (2 * SIZE));
  const ahead = (window + 2) >> 1;
  const first = (at: number): number => Math.max(at + ahead - window, 0);
  const last = (at: number): number => Math.min(at + ahead - 1, side - 1);
  const valueAt = (at: number): number => Math.floor((at * length) / side);
  const count = Math.min(2 * window - 1, length);
  const starts = new Int32Array(SIZE);
  const weights = new Float32Array(SIZE * count);
  for (let sample = 0; sample < SIZE; sample++) {
    const at = Math.floor(((sample + 0.5) * side) / SIZE);
    const start = Math.min(valueAt(first(first(at))), length - count);
    starts[sample] = start;
    // A mean of means; at the edges each is of fewer values.
    for (let outer = first(at); outer <= last(at); outer++) {
      const share = 1 / (last(at) - first(at) + 1) / (last(outer) - first(outer) + 1);
      for (let inner = first(outer); inner <= last(outer); inner++) {
        const to = sample * count + valueAt(inner) - start;
        weights[to] = (weights[to] as number) + share;
      }
    }
  }
  return { starts, weights, count };
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
