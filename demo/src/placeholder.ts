import sharp from 'sharp';

/** How a picture is stored: its format, its width and height in pixels, and the JPEG quality (1 to 100). */
export interface Rendering {
  readonly format: 'png' | 'jpeg';
  readonly sizePx: number;
  readonly quality: number;
}

const canvasPx = 480;

/**
 * Draws a grey placeholder: plain geometric shapes on a gradient, the same for the same seed, far from that of another.
 *
 * Shapes are large, so that a picture survives compression and scaling as a perceptual hash sees it. No text: a machine
 * without fonts would draw another picture.
 */
export async function drawPlaceholder(seed: string, rendering: Rendering): Promise<Buffer> {
  const picture = sharp(Buffer.from(composeSvg(seed)))
    .resize(rendering.sizePx, rendering.sizePx)
    .greyscale();
  return rendering.format === 'png'
    ? picture.png({ compressionLevel: 6 }).toBuffer()
    : picture.jpeg({ quality: rendering.quality }).toBuffer();
}

function composeSvg(seed: string): string {
  const next = randomFrom(seed);
  const between = (low: number, high: number) => Math.round(low + next() * (high - low));
  const grey = () => {
    const tone = between(20, 235);
    return `rgb(${tone},${tone},${tone})`;
  };
  const angle = between(0, 359);
  const shapes = Array.from({ length: 9 }, () => drawShape(between, grey)).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${canvasPx}" height="${canvasPx}">` +
    `<defs><linearGradient id="g" gradientTransform="rotate(${angle} .5 .5)"><stop offset="0" stop-color="${grey()}"/>` +
    `<stop offset="1" stop-color="${grey()}"/></linearGradient></defs>` +
    `<rect width="100%" height="100%" fill="url(#g)"/>${shapes}</svg>`
  );
}

function drawShape(between: (low: number, high: number) => number, grey: () => string): string {
  const [x, y, size] = [between(0, canvasPx), between(0, canvasPx), between(60, 150)];
  switch (between(0, 2)) {
    case 0:
      return `<circle cx="${x}" cy="${y}" r="${Math.round(size / 2)}" fill="${grey()}"/>`;
    case 1:
      return `<rect x="${x - size / 2}" y="${y - size / 2}" width="${size}" height="${between(50, 150)}" fill="${grey()}"/>`;
    default:
      return `<polygon points="${x},${y - size} ${x + size},${y + size / 2} ${x - size},${y + size / 2}" fill="${grey()}"/>`;
  }
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
