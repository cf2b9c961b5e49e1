import type { Endpoint } from '../../base/context.ts';
import type { Http } from '../../base/http/http.ts';
import { clean } from '../../listing/index.ts';

/** Octets of a form as it is sent. */
const FORM_BYTES = 256 * 1024;

/**
 * An endpoint that reads what an HTML form sends. It alone does: a form may be posted from any site, and no other route
 * should take one.
 */
export const acceptForms = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  add(app, context) {
    app.register(async (pages: Http) => {
      pages.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: FORM_BYTES },
        (_request, body, done) => done(null, clean(Object.fromEntries(new URLSearchParams(String(body))))),
      );
      endpoint.add(pages, context);
    });
  },
});

/** Nobody fills in more than that by hand. */
export const slowly = () => ({ config: { rateLimit: { max: 10, timeWindow: '1 minute' } } });
