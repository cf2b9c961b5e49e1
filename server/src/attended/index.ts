import { z } from 'zod';
import type { Context, Link } from '../base/context.ts';
import type { SharedBrowser, Vault } from '../evidence/index.ts';
import { type Attendance, createAttendance } from './begin-visit.ts';
import { attendedEndpoints } from './endpoints.ts';
import { keepVisits } from './open-visits.ts';

const unitSchema = z.object({ unit: z.string() });

/**
 * Pages that a person uses in a browser of Vigie's, where the site asks something of people. They are open in the
 * process that answers that person, and with it they are gone.
 */
export function attendedRoom({ vault, browser }: { vault: Vault; browser: SharedBrowser | 'none' }): Link {
  let created: Attendance | null = null;
  const at = (context: Context): Attendance => {
    created ??= createAttendance(context);
    return created;
  };
  return {
    name: 'attended',
    endpoints: attendedEndpoints(vault, browser, at),
    routes(app, context) {
      // Before the server waits for its connections to end: each visit's stream is one.
      app.addHook('preClose', () => at(context).stop());
    },
    queues: (context) => [
      {
        name: 'attended.upkeep',
        every: '* * * * *',
        run: (content) => keepVisits(context, unitSchema.parse(content).unit),
      },
    ],
  };
}
