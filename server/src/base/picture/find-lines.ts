/** A grid of values, row by row. */
export interface Grid {
  values: Float32Array;
  width: number;
  height: number;
}

/**
 * A line of text in a picture, as a band about a bent middle: `x = centreX + u·cos − v·sin`, `y = centreY + u·sin +
 * v·cos`, with the middle at `v = bend[0] + bend[1]·u + bend[2]·u²`. Lengths are pixels.
 */
export interface Line {
  centreX: number;
  centreY: number;
  cos: number;
  sin: number;
  /** Where it begins and ends along `u`. */
  from: number;
  to: number;
  bend: readonly [number, number, number];
  /** Half its height. */
  half: number;
}

/** Above it a pixel is one of a line's heart (PaddleOCR, `det_db_thresh`). */
const HEART = 0.3;
/** What the heart of a line has at least, on average (PaddleOCR, `det_db_box_thresh`). */
const LEAST_SURE = 0.55;
const LEAST_PIXELS = 10;
/**
 * The detector marks the heart of a line, which is smaller than the line by a part of its area (DB, Liao et al. 2020,
 * 3.5): it grows again by `area · GROW / perimeter`.
 */
const GROW = 1.6;
/** A heart so much longer than high has a direction of its own; a shorter one lies level. */
const LEAST_LONG = 2.5;
/** One so much longer than high may be bent. */
const BENT_LONG = 4;

/** The pixels of each connected part above the threshold, eight neighbours. */
function* findParts({ values, width, height }: Grid): Generator<number[]> {
  const seen = new Uint8Array(values.length);
  for (let start = 0; start < values.length; start++) {
    if (seen[start] === 1 || (values[start] ?? 0) <= HEART) continue;
    const part = [start];
    seen[start] = 1;
    for (let at = 0; at < part.length; at++) {
      const pixel = part[at] ?? 0;
      const x = pixel % width;
      const y = (pixel - x) / width;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] === 1 || (values[next] ?? 0) <= HEART) continue;
          seen[next] = 1;
          part.push(next);
        }
      }
    }
    yield part;
  }
}

/** Sums of powers of `u`, and of `u` with `v`, for a parabola by least squares; null: they name none. */
function fitBend(us: Float64Array, vs: Float64Array): [number, number, number] | null {
  const s = [0, 0, 0, 0, 0];
  const t = [0, 0, 0];
  for (let i = 0; i < us.length; i++) {
    const u = us[i] ?? 0;
    const v = vs[i] ?? 0;
    for (let power = 0, value = 1; power < 5; power++, value *= u) {
      s[power] = (s[power] ?? 0) + value;
      if (power < 3) t[power] = (t[power] ?? 0) + value * v;
    }
  }
  const [s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0] = s;
  const [t0 = 0, t1 = 0, t2 = 0] = t;
  const minor0 = s2 * s4 - s3 * s3;
  const minor1 = s1 * s4 - s2 * s3;
  const minor2 = s1 * s3 - s2 * s2;
  const whole = s0 * minor0 - s1 * minor1 + s2 * minor2;
  if (Math.abs(whole) < 1e-9) return null;
  return [
    (t0 * minor0 - s1 * (t1 * s4 - t2 * s3) + s2 * (t1 * s3 - t2 * s2)) / whole,
    (s0 * (t1 * s4 - t2 * s3) - t0 * minor1 + s2 * (s1 * t2 - s2 * t1)) / whole,
    (s0 * (s2 * t2 - s3 * t1) - s1 * (s1 * t2 - s2 * t1) + t0 * minor2) / whole,
  ];
}

function lineOf(part: number[], { values, width }: Grid, scaleX: number, scaleY: number): Line | null {
  const count = part.length;
  if (count < LEAST_PIXELS) return null;
  let sure = 0;
  let centreX = 0;
  let centreY = 0;
  for (const pixel of part) {
    sure += values[pixel] ?? 0;
    centreX += ((pixel % width) + 0.5) * scaleX;
    centreY += (Math.floor(pixel / width) + 0.5) * scaleY;
  }
  if (sure / count < LEAST_SURE) return null;
  centreX /= count;
  centreY /= count;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (const pixel of part) {
    const x = ((pixel % width) + 0.5) * scaleX - centreX;
    const y = (Math.floor(pixel / width) + 0.5) * scaleY - centreY;
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const spread = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy);
  const isLong = xx + yy + spread > LEAST_LONG ** 2 * Math.max(xx + yy - spread, 1e-9);
  const angle = isLong ? Math.atan2(2 * xy, xx - yy) / 2 : 0;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const us = new Float64Array(count);
  const vs = new Float64Array(count);
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const [i, pixel] of part.entries()) {
    const x = ((pixel % width) + 0.5) * scaleX - centreX;
    const y = (Math.floor(pixel / width) + 0.5) * scaleY - centreY;
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    us[i] = u;
    vs[i] = v;
    from = Math.min(from, u);
    to = Math.max(to, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const long = to - from + scaleX;
  const area = count * scaleX * scaleY;
  const high = area / long;
  const isBent = long > BENT_LONG * high;
  const bend = (isBent ? fitBend(us, vs) : null) ?? [(top + bottom) / 2, 0, 0];
  const height = isBent ? high : Math.max(high, bottom - top + scaleY);
  const grow = (long * height * GROW) / (2 * (long + height));
  return {
    centreX,
    centreY,
    cos,
    sin,
    from: from - scaleX / 2 - grow,
    to: to + scaleX / 2 + grow,
    bend,
    half: height / 2 + grow,
  };
}

/**
 * The lines of text that a detector's map of a picture shows, from top to bottom and left to right.
 *
 * @param map how surely each place is the heart of a line, 0 to 1
 * @param size of the picture that the lines are to be places in
 */
export function findLines(map: Grid, size: { width: number; height: number }, most: number): Line[] {
  const scaleX = size.width / map.width;
  const scaleY = size.height / map.height;
  const lines: { line: Line; count: number }[] = [];
  for (const part of findParts(map)) {
    const line = lineOf(part, map, scaleX, scaleY);
    if (line) lines.push({ line, count: part.length });
  }
  // Where there are too many, the largest say most.
  const kept = lines.sort((a, b) => b.count - a.count).slice(0, most);
  return kept.map(({ line }) => line).sort(inReadingOrder);
}

/** Two lines whose middles are less than half a height apart stand in one row. */
function inReadingOrder(a: Line, b: Line): number {
  const apart = a.centreY - b.centreY;
  return Math.abs(apart) < Math.min(a.half, b.half) ? a.centreX - b.centreX : apart;
}
