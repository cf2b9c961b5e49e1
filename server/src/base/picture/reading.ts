import { z } from 'zod';

const boxSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
/** A place in a picture, in pixels from its upper left corner, as people see it. */
export type Box = z.infer<typeof boxSchema>;

const wordSchema = z.object({
  text: z.string(),
  box: boxSchema,
  /** How sure the reader is of it, 0 to 1. */
  confidence: z.number(),
});
/** A word that stands in a picture. */
export type PictureWord = z.infer<typeof wordSchema>;

const codeSchema = z.object({
  /** As zxing names it: `EAN13`, `QRCode`, … */
  kind: z.string(),
  text: z.string(),
  /** The product's number in it, as long as it is written; null: none. */
  gtin: z.string().nullable(),
  box: boxSchema,
});
/** A bar code, or one of another kind, in a picture. */
export type PictureCode = z.infer<typeof codeSchema>;

/** What is written in a picture: its words, a list for each line, and its codes. */
export const readingSchema = z.object({
  width: z.int(),
  height: z.int(),
  lines: z.array(z.array(wordSchema)),
  codes: z.array(codeSchema),
});
export type PictureReading = z.infer<typeof readingSchema>;

/** The smallest upright box around places, within the picture. */
export function boxAround(places: readonly { x: number; y: number }[], size: { width: number; height: number }): Box {
  const within = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));
  const x = within(Math.min(...places.map((place) => place.x)), size.width);
  const y = within(Math.min(...places.map((place) => place.y)), size.height);
  const right = within(Math.max(...places.map((place) => place.x)), size.width);
  const bottom = within(Math.max(...places.map((place) => place.y)), size.height);
  return { x, y, width: right - x, height: bottom - y };
}
