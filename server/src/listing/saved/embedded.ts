import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { EmbeddedPicture } from '../file/read-result.ts';

/** Pictures of a page that are looked at, and the bytes that one may have. */
const MOST_PICTURES = 500;
const PICTURE_MAX = 10 * 1024 * 1024;
/** What an embedded picture stands under while the page is read: no address of anybody (RFC 6761, 6.4). */
const STAND_IN = 'https://embedded.invalid/';

/**
 * Takes what a page embeds (`data:`, RFC 2397) out of it: one file of a page with its pictures, styles and fonts is many
 * times as long as the page.
 *
 * @param page its bytes as Latin-1, which leaves everything else as it is
 * @returns the page with an address in place of each picture, the pictures by these addresses, and how many more were
 *   left out: beyond five hundred, or of more than ten megabytes
 */
export function takeOut(page: string): { page: string; pictures: Map<string, EmbeddedPicture>; leftOut: number } {
  const pictures = new Map<string, EmbeddedPicture>();
  let leftOut = 0;
  const rest = page.replace(
    /\bdata:(image\/[\w.+-]{1,50})?((?:;[\w=.+-]{1,60}){0,5}|[\w./+;=-]{0,200}),([\w+/=%.~!*-]*)/g,
    (whole, type: string | undefined, how: string, content: string) => {
      if (content.length < 100) return whole;
      const isPicture = type !== undefined && !/svg/i.test(type) && /;base64$/i.test(how);
      if (!isPicture) return 'data:,';
      if (pictures.size >= MOST_PICTURES || content.length > (PICTURE_MAX * 4) / 3) {
        leftOut += 1;
        return 'data:,';
      }
      const bytes = Buffer.from(content.replaceAll('%2B', '+').replaceAll('%2F', '/'), 'base64');
      const digest = createHash('sha256').update(bytes).digest('base64url');
      const address = `${STAND_IN}${digest}`;
      pictures.set(address, { url: `ni:///sha-256;${digest}`, bytes });
      return address;
    },
  );
  return { page: rest, pictures, leftOut };
}
