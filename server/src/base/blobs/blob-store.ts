/** Where bytes are kept by name: a folder, or a bucket. */
export interface BlobStore {
  /** Where it is, for people. */
  readonly place: string;
  /**
   * Keeps bytes under a key; durable when resolved. The same key again replaces them.
   *
   * @returns until when nobody can delete them; null: no such promise
   */
  put(key: string, bytes: Uint8Array, options?: { isLocked?: boolean }): Promise<Date | null>;
  get(key: string): Promise<Buffer | null>;
  /** So many bytes of what is under a key, from a place on; fewer where it ends before. Null: there is nothing. */
  part(key: string, from: number, length: number): Promise<Buffer | null>;
  /** Keys that begin so. */
  list(prefix: string): Promise<string[]>;
  /** Whether it promises that what is put locked cannot be deleted. */
  locks(): Promise<boolean>;
  /**
   * What is under the keys that begin so, in their order; where the store has versions all of them, also those that
   * were replaced or hidden since.
   */
  versions(prefix: string): AsyncGenerator<{ key: string; bytes: Buffer }>;
  /** Deletes what was under a key before it was replaced, where the store keeps that. */
  forgetOlder(key: string): Promise<void>;
  /** Deletes what is under a key, all its versions; nothing there is no error. */
  remove(key: string): Promise<void>;
}
