/** Of packages without types, what the journeys use. */
declare module '@harvard-lil/js-wacz' {
  /** Writes a WACZ of web archives. */
  export class WACZ {
    constructor(options: { input: string; output: string; log?: Console });
    process(): Promise<void>;
  }
}
declare module 'single-file-cli/lib/single-file-bundle.js' {
  /** Defines `singlefile` in a page. */
  export const script: string;
}
