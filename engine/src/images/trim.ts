import { cutPart } from './cut.ts';
import type { Luminance } from './pdq.ts';

/** How far a pixel may be from its edge's brightness and still be of the edge: compression leaves so much. */
const TOLERANCE = 20;
/** An edge narrower than this share changes no hash. */
const LEAST = 0.005;
/** At least this share of each side is picture: a small thing on a large plain ground keeps its ground. */
const REST = 0.3;

/**
 * The picture without its plain edges: a frame laid around it, the white ground of a shop's photograph. What was
 * framed, or cut within its plain ground, is then the same picture again.
 *
 * @returns a copy; null where there is no plain edge, or little else
 */
export function trimEdges(picture: Luminance): Luminance | null {
  const { width, height, values } = picture;
  const at = (x: number, y: number): number => values[y * width + x] as number;
  const isPlain = (length: number, brightness: (i: number) => number, ground: number): boolean => {
    for (let i = 0; i < length; i++) if (Math.abs(brightness(i) - ground) > TOLERANCE) return false;
    return true;
  };
  /** How many lines from a side are as plain as its outermost one. */
  const edge = (lines: number, length: number, brightness: (line: number, i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += brightness(0, i);
    const ground = sum / length;
    let line = 0;
    while (line < lines && isPlain(length, (i) => brightness(line, i), ground)) line++;
    return line;
  };
  const top = edge(height, width, (line, x) => at(x, line));
  if (top === height) return null;
  const bottom = edge(height - top, width, (line, x) => at(x, height - 1 - line));
  const rows = height - top - bottom;
  const left = edge(width, rows, (line, y) => at(line, top + y));
  const right = edge(width - left, rows, (line, y) => at(width - 1 - line, top + y));
  const columns = width - left - right;
  if (columns < width * REST || rows < height * REST) return null;
  if (width - columns < width * LEAST && height - rows < height * LEAST) return null;
  return cutPart(picture, { left, top, columns, rows });
}
