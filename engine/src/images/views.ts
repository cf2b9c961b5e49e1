import { cutPart } from './cut.ts';
import { type Luminance, type PdqHash, pdq } from './pdq.ts';
import { trimEdges } from './trim.ts';

/** Hashes of views of a picture, by which it is found again though it was cut, tilted, laid over or put beside another. */
export interface Views {
  /** What is left when each side is cut by up to a tenth. Looked up is the picture that may be such a rest. */
  crops: PdqHash[];
  /** The picture without the top or the bottom that a banner may cover: of both pictures that are compared. */
  strips: PdqHash[];
  /** What a picture may have been before it was tilted, and the pictures that it may be put together of: looked up. */
  parts: PdqHash[];
}

/** The views are taken of so many samples a side: they are hashed of 64. */
const SIDE = 160;
/**
 * Shares cut from each side. A hash bears a cut of one hundredth (88 % of 67 photographs within 31 bits) and hardly one
 * of two (12 %), so that each view stands for the cuts around it.
 */
const CUTS = [1 / 60, 2 / 60, 3 / 60, 4 / 60, 5 / 60, 6 / 60];
/** A banner over up to so much of the height. */
const BANNER = 0.16;
/** Degrees. A hash bears one (91 %), not two (46 %). */
const TILTS = [-3.4, -1.7, 1.7, 3.4];
/** A seam between two pictures stands at least so far from the sides. */
const INNER = 0.2;
/** The share of the lines across it that change at a seam, and by how much. */
const SEAM = 0.6;
const STEP = 16;

/**
 * Hashes the views of a picture; those of quality below `least` say nothing and are left out, as are those of pictures
 * too small for them.
 *
 * @param picture its brightness
 */
export function viewsOf(picture: Luminance, least: number): Views {
  const small = shrink(picture);
  const hashes = (views: (Luminance | null)[]): PdqHash[] =>
    views.flatMap((view) => {
      const { hash, quality } = view ? pdq(view) : NOTHING;
      return hash && quality >= least ? [hash] : [];
    });
  const whole = { left: 0, top: 0, right: 1, bottom: 1 };
  const tilted = TILTS.flatMap((degrees) => {
    const turned = turnBack(small, degrees);
    return [turned, withoutGrowth(turned, small, degrees)];
  });
  // Half a picture at few samples would be blurred twice as much as the whole one that it is compared with.
  const beside = [...seams(small)].flatMap(({ isColumn, at }) =>
    isColumn
      ? [cut(picture, { ...whole, right: at }), cut(picture, { ...whole, left: at })]
      : [cut(picture, { ...whole, bottom: at }), cut(picture, { ...whole, top: at })],
  );
  return {
    crops: hashes(CUTS.map((share) => cut(small, { left: share, top: share, right: 1 - share, bottom: 1 - share }))),
    strips: hashes([cut(small, { ...whole, bottom: 1 - BANNER }), cut(small, { ...whole, top: BANNER })]),
    parts: hashes([...tilted, ...beside.map((part) => part && (trimEdges(part) ?? part))]),
  };
}

const NOTHING = { hash: null, quality: 0 };

/**
 * Part of a picture; shares of its sides, from the left and the top.
 *
 * @returns null where nothing is left: of a picture that is a few samples wide or high, or of a canvas too narrow to have
 *   grown by a tilt
 */
function cut(picture: Luminance, part: { left: number; top: number; right: number; bottom: number }): Luminance | null {
  const { width, height } = picture;
  const [left, top] = [Math.round(part.left * width), Math.round(part.top * height)];
  const [columns, rows] = [Math.round(part.right * width) - left, Math.round(part.bottom * height) - top];
  return columns > 0 && rows > 0 ? cutPart(picture, { left, top, columns, rows }) : null;
}

/** The picture at few samples, each the mean of those it stands for. */
function shrink(picture: Luminance): Luminance {
  const { width, height, values } = picture;
  const [columns, rows] = [Math.min(width, SIDE), Math.min(height, SIDE)];
  if (columns === width && rows === height) return picture;
  const sums = new Float32Array(columns * rows);
  const counts = new Float32Array(columns * rows);
  const columnOf = Int32Array.from({ length: width }, (_, x) => Math.floor((x * columns) / width));
  for (let y = 0; y < height; y++) {
    const to = Math.floor((y * rows) / height) * columns;
    const from = y * width;
    for (let x = 0; x < width; x++) {
      const at = to + (columnOf[x] as number);
      sums[at] = (sums[at] as number) + (values[from + x] as number);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return { ...picture, width: columns, height: rows, values: sums.map((sum, at) => sum / (counts[at] as number)) };
}

/** The picture turned back by degrees about its middle; what lies outside is as its nearest edge. */
function turnBack(picture: Luminance, degrees: number): Luminance {
  const { width, height, values } = picture;
  // Samples may be narrower than they are high: the turn is one of the picture, not of its samples.
  const [across, down] = [picture.aspect / width, 1 / height];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const turned = new Float32Array(width * height);
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [right, below] = [(x - middleX) * across, (y - middleY) * down];
      const fromX = Math.min(Math.max(middleX + (right * cos - below * sin) / across, 0), width - 1);
      const fromY = Math.min(Math.max(middleY + (right * sin + below * cos) / down, 0), height - 1);
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      const [shareX, shareY] = [fromX - left, fromY - top];
      const [next, under] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1) * width];
      const upper =
        (values[top * width + left] as number) * (1 - shareX) + (values[top * width + next] as number) * shareX;
      const lower = (values[under + left] as number) * (1 - shareX) + (values[under + next] as number) * shareX;
      turned[y * width + x] = upper * (1 - shareY) + lower * shareY;
    }
  }
  return { ...picture, values: turned };
}

/** Of a picture that was turned back: what it was, where the turn had made its canvas larger so that nothing was lost. */
function withoutGrowth(turned: Luminance, { aspect }: Luminance, degrees: number): Luminance | null {
  const angle = (Math.abs(degrees) * Math.PI) / 180;
  const [cos, sin, double] = [Math.cos(angle), Math.sin(angle), Math.cos(2 * angle)];
  const across = (1 - (cos - sin / aspect) / double) / 2;
  const down = (1 - (cos - sin * aspect) / double) / 2;
  return cut(turned, { left: across, top: down, right: 1 - across, bottom: 1 - down });
}

interface Seam {
  /** Of pictures side by side; otherwise one above the other. */
  isColumn: boolean;
  /** Where, as a share of the side. */
  at: number;
}

/** Where pictures may have been put together: at the middle, and where most lines change at once. */
function* seams({ width, height, values }: Luminance): Generator<Seam> {
  for (const isColumn of [true, false]) {
    yield { isColumn, at: 1 / 2 };
    const [length, lines] = isColumn ? [width, height] : [height, width];
    const [step, next] = isColumn ? [1, width] : [width, 1];
    let best = { at: 0, changes: lines * SEAM };
    for (let at = Math.ceil(length * INNER); at <= length * (1 - INNER); at++) {
      let changes = 0;
      for (let line = 0; line < lines; line++) {
        const place = at * step + line * next;
        if (Math.abs((values[place] as number) - (values[place - step] as number)) > STEP) changes++;
      }
      if (changes > best.changes) best = { at, changes };
    }
    if (best.at > 0 && Math.abs(best.at / length - 1 / 2) > 1 / 100) yield { isColumn, at: best.at / length };
  }
}
