import type { Line } from './find-lines.ts';

/** A decoded picture: red, green, blue, row by row. */
export interface Colours {
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** The lines that readers take are so high. */
export const STRIP_HEIGHT = 48;
const WIDEST = 2_400;
/** Readers take time by the width of a line: one that is as high as this in the picture is read as well when narrower. */
const LARGE = 30;
const NARROWER = 0.8;

/** A line made straight: `STRIP_HEIGHT` rows of `width`, three bytes each. */
export interface Strip {
  pixels: Uint8Array;
  width: number;
}

/** Half of a picture: the mean of two by two. */
function halve({ pixels, width, height }: Colours): Colours {
  const half = { pixels: new Uint8Array((width >> 1) * (height >> 1) * 3), width: width >> 1, height: height >> 1 };
  const row = width * 3;
  for (let y = 0, to = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const from = y * 2 * row + x * 6;
      for (let c = 0; c < 3; c++, to++) {
        const at = from + c;
        half.pixels[to] =
          ((pixels[at] ?? 0) + (pixels[at + 3] ?? 0) + (pixels[at + row] ?? 0) + (pixels[at + row + 3] ?? 0)) >> 2;
      }
    }
  }
  return half;
}

/** A picture in full and halved sizes, made when they are needed: a large letter is read from a small copy. */
export class Pyramid {
  readonly #levels: Colours[];

  constructor(picture: Colours) {
    this.#levels = [picture];
  }

  level(wanted: number): { picture: Colours; level: number } {
    let level = 0;
    let picture = this.#levels[0] ?? { pixels: new Uint8Array(0), width: 0, height: 0 };
    while (level < wanted && Math.min(picture.width, picture.height) > 64) {
      level += 1;
      picture = this.#levels[level] ??= halve(picture);
    }
    return { picture, level };
  }
}

/** Where a place of a line, along it and across it, lies in the picture. */
export function placeOf(line: Line, u: number, across: number): { x: number; y: number } {
  const [a, b, c] = line.bend;
  const slope = b + 2 * c * u;
  const norm = Math.hypot(1, slope);
  const along = u - (across * slope) / norm;
  const v = a + b * u + c * u * u + across / norm;
  return { x: line.centreX + along * line.cos - v * line.sin, y: line.centreY + along * line.sin + v * line.cos };
}

/** How wide a line is as a strip. */
function widthOf({ from, to, half }: Line): number {
  const narrower = 2 * half >= LARGE ? NARROWER : 1;
  return Math.max(8, Math.min(WIDEST, Math.round(((to - from) * STRIP_HEIGHT * narrower) / (2 * half))));
}

/** Cuts a line out of a picture and makes it straight, by the mean of four neighbours (bilinear). */
export function straighten(pyramid: Pyramid, line: Line): Strip {
  const width = widthOf(line);
  const { picture, level } = pyramid.level(Math.floor(Math.log2(Math.max(1, (2 * line.half) / STRIP_HEIGHT))));
  const { pixels } = picture;
  const scale = 1 / 2 ** level;
  const strip = { pixels: new Uint8Array(width * STRIP_HEIGHT * 3), width };
  const step = (line.to - line.from) / width;
  const down = (2 * line.half) / STRIP_HEIGHT;
  const right = picture.width - 1;
  const bottom = picture.height - 1;
  for (let column = 0; column < width; column++) {
    const u = line.from + (column + 0.5) * step;
    const first = placeOf(line, u, -line.half + down / 2);
    const second = placeOf(line, u, -line.half + down * 1.5);
    for (let row = 0; row < STRIP_HEIGHT; row++) {
      const x = Math.min(right, Math.max(0, (first.x + (second.x - first.x) * row) * scale - 0.5));
      const y = Math.min(bottom, Math.max(0, (first.y + (second.y - first.y) * row) * scale - 0.5));
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      const fx = x - x0;
      const fy = y - y0;
      const at = (y0 * picture.width + x0) * 3;
      const next = x0 < right ? 3 : 0;
      const below = y0 < bottom ? picture.width * 3 : 0;
      const to = (row * width + column) * 3;
      for (let c = 0; c < 3; c++) {
        const upper = (pixels[at + c] ?? 0) * (1 - fx) + (pixels[at + c + next] ?? 0) * fx;
        const lower = (pixels[at + c + below] ?? 0) * (1 - fx) + (pixels[at + c + below + next] ?? 0) * fx;
        strip.pixels[to + c] = upper * (1 - fy) + lower * fy + 0.5;
      }
    }
  }
  return strip;
}

/** A line read the other way: what stands upright in the picture begins at its top or at its bottom. */
export function reversed(line: Line): Line {
  const [a, b, c] = line.bend;
  return { ...line, cos: -line.cos, sin: -line.sin, from: -line.to, to: -line.from, bend: [-a, b, -c] };
}
