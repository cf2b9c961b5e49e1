import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where a command writes: results to stdout, everything else to stderr. */
export interface Io {
  stdout: Writable;
  stderr: Writable;
  /** Results go to a person's terminal: tables and colours, not JSON Lines. */
  isTerminal: boolean;
}

/** Writes, and waits while the reader is behind. */
export async function write(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}

/** A text for a terminal: one line, without control characters, which could move the cursor or change the title. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
