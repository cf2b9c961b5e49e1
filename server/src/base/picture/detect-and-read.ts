import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-common';
import sharp from 'sharp';
import { decodeLine, type ReadLine } from './decode-line.ts';
import { findLines, type Line } from './find-lines.ts';
import { leanModel } from './lean-model.ts';
import { type Colours, STRIP_HEIGHT, type Strip } from './straighten.ts';

/**
 * A model's weights, ready to run: one tensor in, one out. What it answers holds until it is asked again.
 *
 * @param fill writes what it is asked, of the size of `dims`
 */
export type Model = (dims: readonly number[], fill: (values: Float32Array) => void) => Promise<Float32Array>;

/** The part of onnxruntime that is used. */
interface Runtime {
  InferenceSession: { create(model: Uint8Array, options?: InferenceSession.SessionOptions): Promise<InferenceSession> };
  Tensor: typeof import('onnxruntime-common').Tensor;
}

/** Memory that is used again: made anew each time, the collector of garbage takes a tenth of the time. */
class Room {
  #values = new Float32Array(0);

  of(dims: readonly number[]): Float32Array {
    const size = dims.reduce((product, dim) => product * dim, 1);
    if (this.#values.length < size) this.#values = new Float32Array(size);
    return this.#values.subarray(0, size);
  }
}

/** @param answered the dimensions of the answer to a question of such dimensions */
export async function openModel(
  { InferenceSession, Tensor }: Runtime,
  path: string,
  answered: (dims: readonly number[]) => number[],
): Promise<Model> {
  const session = await InferenceSession.create(leanModel(readFileSync(path)), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const [asked, answer] = [new Room(), new Room()];
  return async (dims, fill) => {
    const values = asked.of(dims);
    fill(values);
    const dimsOfAnswer = answered(dims);
    const room = answer.of(dimsOfAnswer);
    await session.run(
      { [input]: new Tensor('float32', values, dims) },
      { [output]: new Tensor('float32', room, dimsOfAnswer) },
    );
    return room;
  };
}

/** The mean and spread that the detector's pictures were brought to (ImageNet's; PaddleOCR, `NormalizeImage`). */
const MEAN = [0.485, 0.456, 0.406];
const SPREAD = [0.229, 0.224, 0.225];
/** The detector takes sides that are multiples of it. */
const STEP = 32;
const MOST_LINES = 150;
/** A small picture is looked at in a larger copy, at most so much. */
const LARGER = 2;

const toStep = (length: number): number => Math.max(STEP, Math.round(length / STEP) * STEP);

/** The detector answers with a map as large as its picture. */
export const mapOf = ([, , height = 0, width = 0]: readonly number[]): number[] => [1, 1, height, width];
/** The recogniser looks at eight columns at a time, and answers with a share for each letter. */
export const stepsOf =
  (letters: readonly string[]) =>
  ([, , , width = 0]: readonly number[]): number[] => [1, width / 8, letters.length];

/** Finds the lines of text in a picture. @param side the longer side of the copy that is looked at */
export async function detect(model: Model, picture: Colours, side: number): Promise<Line[]> {
  const scale = Math.min(LARGER, side / Math.max(picture.width, picture.height));
  const width = toStep(picture.width * scale);
  const height = toStep(picture.height * scale);
  const { data } = await sharp(picture.pixels, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const plane = width * height;
  const values = await model([1, 3, height, width], (asked) => {
    for (let c = 0; c < 3; c++) {
      // The models were trained on blue, green, red.
      const [mean = 0, spread = 1] = [MEAN[c], SPREAD[c]];
      const factor = 1 / (255 * spread);
      for (let at = 0; at < plane; at++) asked[c * plane + at] = (data[at * 3 + 2 - c] ?? 0) * factor - mean / spread;
    }
  });
  return findLines({ values, width, height }, picture, MOST_LINES);
}

/** The letters that the recogniser knows, by class: nothing, those of its list, the blank between words. */
export function readLetters(folder: string): string[] {
  const listed = readFileSync(join(folder, 'ppocr_keys_v1.txt'), 'utf8').replace(/\n$/, '').split('\n');
  return ['', ...listed, ' '];
}

/** Reads a straightened line. */
export async function recognise(model: Model, letters: readonly string[], { pixels, width }: Strip): Promise<ReadLine> {
  const padded = toStep(width + 8);
  const plane = STRIP_HEIGHT * padded;
  const answer = await model([1, 3, STRIP_HEIGHT, padded], (asked) => {
    asked.fill(0);
    for (let c = 0; c < 3; c++)
      for (let row = 0; row < STRIP_HEIGHT; row++)
        for (let column = 0; column < width; column++)
          asked[c * plane + row * padded + column] = (pixels[(row * width + column) * 3 + 2 - c] ?? 0) / 127.5 - 1;
  });
  return decodeLine(answer, letters, width / padded);
}
