import { hash } from '#platform';
import type { AdoptedFile, Capture } from './capture.ts';

/** What names the content of a file that another program made (RFC 6920); its SHA-256 in base64url follows. */
const CONTENT = 'ni:///sha-256;';

/** What names a file by its content. */
export function nameOf(bytes: Uint8Array): string {
  // A browser's Buffer has no base64url.
  const digest = hash('sha256', bytes).toString('base64');
  return `${CONTENT}${digest.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/**
 * What is sealed of a file that another program made: the file as it is, under the name of its content, and what is said
 * of it. Nothing was visited: its times are those of the adoption.
 *
 * @param title the file's own name
 * @param at when it was taken in, ISO 8601
 */
export function adopt(file: AdoptedFile, title: string, at: string): Capture {
  const url = nameOf(file.bytes);
  return {
    url,
    finalUrl: url,
    startedAt: at,
    endedAt: at,
    by: 'adopted',
    userAgent: '',
    language: '',
    viewport: null,
    clock: { source: 'system', synchronised: 'unknown' },
    title,
    text: '',
    exchanges: [],
    screenshot: null,
    dom: null,
    listing: null,
    ageGate: null,
    gaps: [],
    adopted: file,
  };
}
