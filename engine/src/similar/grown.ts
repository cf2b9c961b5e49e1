type Growing = Uint8Array | Uint16Array | Int32Array | Uint32Array;

/** A larger array with the same beginning: at least `length` long, and twice as long as it was. */
export function grown<T extends Growing>(array: T, length: number): T {
  const size = Math.max(length, array.length * 2);
  // The constructor of a typed array makes one of its own kind.
  const larger: Growing =
    array instanceof Uint8Array
      ? new Uint8Array(size)
      : array instanceof Uint16Array
        ? new Uint16Array(size)
        : array instanceof Int32Array
          ? new Int32Array(size)
          : new Uint32Array(size);
  larger.set(array);
  return larger as T;
}
