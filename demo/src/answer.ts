/** What the marketplace sends back to one request, good manners and bad. */
export type Answer =
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly page: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'bytes'; readonly type: string; readonly bytes: Buffer }
  | { readonly kind: 'redirect'; readonly status: 301 | 302 | 307; readonly to: string }
  /** Announces the page's whole length, sends a part and closes. */
  | { readonly kind: 'cut'; readonly page: string }
  /** Closes the connection without a word. */
  | { readonly kind: 'reset' }
  /** Sends nothing for the delay, then the page. */
  | { readonly kind: 'late'; readonly delayMs: number; readonly page: string }
  /** Sends padding until the visitor goes away, or 256 MiB. */
  | { readonly kind: 'endless'; readonly page: string };

/** An answer with a page. */
export function answerPage(page: string, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { kind: 'page', status, page, headers };
}
