import { clean } from '../text/keepable.ts';
import type { Http } from './http.ts';

/** Octets of a form as it is sent. */
const FORM_BYTES = 256 * 1024;

/**
 * Routes that read what an HTML form sends. They alone do: a form may be posted from any site, and no other route should
 * take one.
 */
export function takeForms(app: Http, add: (pages: Http) => void): void {
  app.register(async (pages: Http) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, done) => done(null, clean(Object.fromEntries(new URLSearchParams(String(body))))),
    );
    add(pages);
  });
}

/** Nobody fills in more than that by hand. */
export const slowly = () => ({ config: { rateLimit: { max: 10, timeWindow: '1 minute' } } });
