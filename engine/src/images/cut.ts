import type { Luminance } from './pdq.ts';

/** A part of a picture, in its values: from the left and the top. */
export interface Part {
  left: number;
  top: number;
  columns: number;
  rows: number;
}

/** A part of a picture as a picture of its own. @returns a copy */
export function cutPart({ width, height, values, samples, aspect }: Luminance, part: Part): Luminance {
  const { left, top, columns, rows } = part;
  const cut = new Float32Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    const from = (top + y) * width + left;
    cut.set(values.subarray(from, from + columns), y * columns);
  }
  const [across, down] = [columns / width, rows / height];
  return {
    width: columns,
    height: rows,
    values: cut,
    samples: { across: Math.round(samples.across * across), down: Math.round(samples.down * down) },
    aspect: (aspect * across) / down,
  };
}
