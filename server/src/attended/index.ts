import type { Context, Link } from '../base/context.ts';
import type { SharedBrowser, Vault } from '../evidence/index.ts';
import { note } from '../people/index.ts';
import { attendedEndpoints, noteVisit } from './endpoints.ts';
import { createVisits, LIMITS, type Visits } from './visits.ts';

/**
 * Pages that a person uses in a browser of Vigie's, where the site asks something of people. They are open in the
 * process that answers that person, and with it they are gone.
 */
export function attendedRoom({ vault, browser }: { vault: Vault; browser: SharedBrowser | 'none' }): Link {
  let created: Visits | null = null;
  const visitsOf = (context: Context): Visits => {
    created ??= createVisits(LIMITS, (visit, why) => {
      const by = { id: visit.account, unit: { id: visit.unit } };
      const content = { listing: visit.listing, check: visit.check, why, ...visit.page.counts() };
      return noteVisit({ context, by, now: context.clock() }, (work) =>
        note(work, { act: 'attended.ended', subject: visit.case, content }),
      );
    });
    return created;
  };
  return {
    name: 'attended',
    endpoints: attendedEndpoints(vault, browser, visitsOf),
    routes(app, context) {
      // Before the server waits for its connections to end: each visit's stream is one.
      app.addHook('preClose', () => visitsOf(context).stop());
    },
  };
}
