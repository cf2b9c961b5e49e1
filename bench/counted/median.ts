/** The median; of an even number of values the upper of the two in the middle, and of none 0. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
