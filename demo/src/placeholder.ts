import sharp from 'sharp';

/** How a picture is stored: its format, its width and height in pixels, and the JPEG quality (1 to 100). */
export interface Rendering {
  readonly format: 'png' | 'jpeg';
  readonly sizePx: number;
  readonly quality: number;
}

const canvasPx = 480;

/**
 * Draws a grey placeholder: a plain mosaic of rectangles, the same for the same seed, far from that of another.
 *
 * Rectangles alone, so that no picture looks like anything; large ones, so that a perceptual hash survives compression
 * and scaling. No text: a machine without fonts would draw another picture.
 */
export async function drawPlaceholder(seed: string, rendering: Rendering): Promise<Buffer> {
  const picture = sharp(Buffer.from(composeSvg(seed)))
    .resize(rendering.sizePx, rendering.sizePx)
    .flatten()
    .toColourspace('b-w');
  return rendering.format === 'png'
    ? picture.png({ compressionLevel: 6 }).toBuffer()
    : picture.jpeg({ quality: rendering.quality }).toBuffer();
}

function composeSvg(seed: string): string {
  const next = randomFrom(seed);
  const tiles = divide({ left: 0, top: 0, width: canvasPx, height: canvasPx }, next, 5);
  const drawn = tiles.map(({ left, top, width, height }) => {
    const tone = Math.round(25 + next() * 210);
    return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="rgb(${tone},${tone},${tone})"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${canvasPx}" height="${canvasPx}">${drawn.join('')}</svg>`;
}

interface Tile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Cuts a tile in two, `cuts` times over, across its longer side. */
function divide(tile: Tile, next: () => number, cuts: number): readonly Tile[] {
  if (cuts === 0) return [tile];
  const share = 0.3 + next() * 0.4;
  const { left, top, width, height } = tile;
  const halves: readonly Tile[] =
    width > height
      ? [
          { left, top, width: Math.round(width * share), height },
          { left: left + Math.round(width * share), top, width: width - Math.round(width * share), height },
        ]
      : [
          { left, top, width, height: Math.round(height * share) },
          { left, top: top + Math.round(height * share), width, height: height - Math.round(height * share) },
        ];
  return halves.flatMap((half) => divide(half, next, cuts - 1));
}

/** Numbers in [0, 1) that depend on the seed alone (FNV-1a into mulberry32: even enough for drawing, no secret). */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(seed)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
