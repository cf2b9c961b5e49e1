/**
 * The few members of WebAssembly that are used: @types/node has none, and the page's types would bring all of the
 * browser.
 */
declare namespace WebAssembly {
  class Memory {
    constructor(options: { initial: number; maximum: number; shared: true });
    readonly buffer: SharedArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: { index: { memory: Memory } });
    readonly exports: Record<'open' | 'begin' | 'search', (...numbers: number[]) => number>;
  }
}
