import type { Listing } from '@vigie/engine';

/** A row, element or page that could not be read: kept out, and the rest goes on. */
export interface Rejected {
  file: string;
  /** Line in the file from 1, for a web archive the number of the page's record. */
  line: number;
  column?: number;
  code: string;
  message: string;
}

export type Read = { listing: Listing; file: string; line: number } | { rejected: Rejected };
