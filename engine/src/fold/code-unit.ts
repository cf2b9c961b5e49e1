const { charCodeAt } = String.prototype;

/**
 * The UTF-16 code unit at an offset; NaN beyond the end, as `charCodeAt`.
 *
 * Called as a function, so that no property is looked up on the text: strings come in many inner forms (slices, joined
 * pieces, one or two bytes a unit), and once V8 has met more than four of them a look-up of `charCodeAt` per character
 * costs as much as the rest of the pass.
 */
export function codeUnitAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}
