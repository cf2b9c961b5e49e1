/** One request and its answer, as they went over the wire. Header lists keep order and case. */
export interface Exchange {
  url: string;
  requestMethod: string;
  requestHeaders: [string, string][];
  /** What was sent along, as a form's content is; null without. */
  requestBody: Uint8Array | null;
  status: number;
  statusText: string;
  responseHeaders: [string, string][];
  /** Decoded of any transfer encoding. */
  body: Uint8Array;
  /** ISO 8601 instant of the answer. */
  at: string;
  /** The address that was connected to. */
  address: string | null;
  /** Every address that the host's name led to then; the one connected to is among them. */
  addresses: string[];
  /** PEM, the site's own first, as far as the chain leads; empty without TLS. */
  certificates: string[];
}

/**
 * What is known of the clock that a capture's times are from: whether the system held it in step with others, where it
 * can say so.
 */
export interface CaptureClock {
  source: 'system';
  synchronised: 'yes' | 'no' | 'unknown';
}

/** A file that another program made, and that is sealed from when it was taken in. */
export interface AdoptedFile {
  bytes: Uint8Array;
  /** Its media type. */
  type: string;
  /** What is said of it: who gave it, and what it says of itself. JSON. */
  about: unknown;
}

/** That a person was at the keyboard of the browser that showed the page. */
export interface Attendance {
  /** The account of who it was; their name stands where the package was made. */
  by: string;
  /** ISO 8601: when they began, and when the page was taken. */
  from: string;
  to: string;
  /** How often they did what; what they typed is nowhere. */
  acts: { clicks: number; keys: number; scrolls: number; answers: number };
}

/** What a visit to a page left: everything a package is made from. */
export interface Capture {
  url: string;
  /** After redirects. */
  finalUrl: string;
  startedAt: string;
  endedAt: string;
  /**
   * `browser`: rendered by Chromium; `http`: the page and its images fetched without rendering; `adopted`: nothing was
   * visited, and what is sealed is a file that another program made.
   */
  by: 'browser' | 'http' | 'adopted';
  userAgent: string;
  language: string;
  viewport: { width: number; height: number } | null;
  clock: CaptureClock;
  /** Scripts for which the machine that showed the page had no font; left out: it was not shown. */
  missingFonts?: readonly string[];
  title: string;
  /** The page's visible text. */
  text: string;
  exchanges: Exchange[];
  /** PNG of the full page. */
  screenshot: Uint8Array | null;
  /** Serialised DOM after loading. */
  dom: string | null;
  /** The listing as read from the page, for the reader's convenience. */
  listing: unknown;
  ageGate: 'none' | 'declared' | 'verified' | null;
  /** What could not be captured, and why: one line each. */
  gaps: string[];
  /** Who met what the page asks of people; left out: nobody was there. */
  attended?: Attendance;
  /** Set by `adopt` alone. */
  adopted?: AdoptedFile;
}
