/**
 * The few members of WebAssembly that are used: @types/node has none, and the page's types would bring all of the
 * browser.
 */
declare namespace WebAssembly {
  class Memory<B extends ArrayBuffer | SharedArrayBuffer = SharedArrayBuffer> {
    constructor(
      options: B extends SharedArrayBuffer
        ? { initial: number; maximum: number; shared: true }
        : { initial: number; maximum: number },
    );
    readonly buffer: B;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance<F extends string = 'open' | 'begin' | 'search'> {
    constructor(module: Module, imports: Record<string, { memory: Memory | Memory<ArrayBuffer> }>);
    readonly exports: Record<F, (...numbers: number[]) => number>;
  }
}
