/** null where counts do not carry an estimate: nothing is known then. */
export function orNull<T>(estimate: () => T): T | null {
  try {
    return estimate();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
