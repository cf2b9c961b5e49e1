import { z } from 'zod';
import type { Context, Endpoint } from '../base/context.ts';
import type { Tx } from '../base/database/store.ts';
import { mustFindCase } from '../case/index.ts';
import { actSchema, openAttendedPage, type SharedBrowser, type Vault } from '../evidence/index.ts';
import { mustBeInDoubt, VERDICTS } from '../followup/index.ts';
import { type Asking, ask, batch, download, inReading, note, type PersonWork } from '../people/index.ts';
import { findOffer } from './offer-store.ts';
import { refuse } from './refusals.ts';
import { sealVisit } from './seal-visit.ts';
import { streamVisit } from './stream-visit.ts';
import type { About, Visit, Visits } from './visits.ts';

const visitSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    listing: z.string(),
    /** The check in doubt that it is for. */
    check: z.string().nullable(),
    url: z.string(),
    startedAt: z.string(),
    /** When it ends by itself, however much is done. */
    endsAt: z.string(),
  })
  .meta({ id: 'AttendedVisit' });
const sealedSchema = z.object({
  /** The package; it is sealed within moments. */
  evidence: z.string(),
  /** What the check that was planned next found by it. */
  check: z.object({ id: z.string(), verdict: z.enum(VERDICTS) }).nullable(),
});
const beginSchema = z.object({
  case: z.string(),
  listing: z.string().optional().describe('An offer of the case; left out: its first'),
  check: z.string().optional().describe('A check in doubt: what is sealed is judged as the next one'),
});

const toVisit = ({ id, case: of, listing, check, url, startedAt, endsAt }: Visit): z.infer<typeof visitSchema> => ({
  id,
  case: of,
  listing,
  check,
  url,
  startedAt,
  endsAt,
});

/** What a person wants to open: a page of an offer of the case, or the one that a check looked at. */
async function findPage(tx: Tx, wanted: z.infer<typeof beginSchema>): Promise<Omit<About, 'account' | 'unit'>> {
  const { id } = await mustFindCase(tx, wanted.case);
  if (wanted.check !== undefined) {
    const check = await mustBeInDoubt(tx, wanted.check);
    if (check.case !== id) refuse('VIGIE_ATTENDED_NO_PAGE');
    return { case: id, listing: check.listing, check: check.id, url: check.url };
  }
  const offer = (await findOffer(tx, id, wanted.listing ?? null)) ?? refuse('VIGIE_ATTENDED_NO_PAGE');
  return { case: id, ...offer, check: null };
}

/** Notes what a person did with a page, in a transaction of its own. */
export function noteVisit(
  { context, by, now }: Pick<Asking, 'context' | 'now'> & { by: { id: string; unit: { id: string } } },
  write: (work: Omit<PersonWork, 'by'> & { by: { id: string } }) => Promise<void>,
): Promise<void> {
  const unit = by.unit.id;
  return context.store.inUnit(unit, (tx) => write({ context, tx, unit, by, now }), by.id);
}

/** Pages that a person opens in a browser of Vigie's, uses, and seals. */
export const attendedEndpoints = (
  vault: Vault,
  browser: SharedBrowser | 'none',
  visitsOf: (context: Context) => Visits,
): Endpoint[] => [
  ask('GET /v1/attended-visits', {
    says: 'Shows the page that one has open in the browser of this server, and whether it has one.',
    tag: 'attended',
    role: 'analyst',
    answer: z.object({ isAvailable: z.boolean(), items: z.array(visitSchema) }),
    run({ context, by }) {
      const mine = visitsOf(context).of(by.id);
      return { isAvailable: browser !== 'none', items: mine ? [toVisit(mine)] : [] };
    },
  }),
  batch('POST /v1/attended-visits', {
    says: 'Opens a page of a case in the browser of this server, for a person to use: one at a time.',
    tag: 'attended',
    role: 'analyst',
    body: beginSchema,
    answer: visitSchema,
    async run(asking, { body }) {
      const { context, by, now } = asking;
      const shared = browser === 'none' ? refuse('VIGIE_ATTENDED_NO_BROWSER') : browser;
      const page = await inReading(asking, (tx) => findPage(tx, body));
      const about = { ...page, account: by.id, unit: by.unit.id };
      const open = async () => {
        const { listing, check, url, case: subject } = about;
        await noteVisit(asking, (work) =>
          note(work, { act: 'attended.started', subject, content: { listing, check, url } }),
        );
        try {
          return await openAttendedPage(context.visitor, shared, { url, by: by.id });
        } catch (error) {
          const content = { listing, check, why: 'failed' };
          await noteVisit(asking, (work) => note(work, { act: 'attended.ended', subject, content }));
          throw error;
        }
      };
      return toVisit(await visitsOf(context).begin(about, open, now));
    },
  }),
  // Server-sent events: pictures of the page as it changes.
  download('GET /v1/attended-visits/:id/events', {
    says: 'Streams what a person sees of the page that they have open, as server-sent events.',
    tag: 'attended',
    role: 'analyst',
    // The visit itself is recorded.
    reads: null,
    options: () => ({ config: { unattended: true } }),
    find: async ({ context, by }, { params }) => visitsOf(context).mustFind(params.id, by.id),
    file: (visit, _context, _input, { isStillIn }) => ({
      type: 'text/event-stream',
      body: streamVisit(visit, isStillIn),
      headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    }),
  }),
  // No command: its answer, and a digest of what was typed, would be kept.
  ask('POST /v1/attended-visits/:id/acts', {
    says: 'Passes on to the page what a person does: clicks, keys, text, scrolling, the answer to a dialog. What is typed is kept nowhere.',
    tag: 'attended',
    role: 'analyst',
    body: z.object({ acts: z.array(actSchema).min(1).max(100) }),
    answer: z.object({}),
    async run(asking, { params, body }) {
      const visits = visitsOf(asking.context);
      const { id, page, case: of } = visits.mustFind(params.id, asking.by.id);
      // The case may have been closed to them since.
      await inReading(asking, (tx) => mustFindCase(tx, of));
      visits.touch(id);
      for (const act of body.acts) await page.act(act);
      return {};
    },
  }),
  batch('POST /v1/attended-visits/:id/seals', {
    says: 'Seals the page as a person has it before them, marked as attended, and ends the visit.',
    tag: 'attended',
    role: 'analyst',
    answer: sealedSchema,
    async run(asking, { params }) {
      const visits = visitsOf(asking.context);
      const visit = visits.mustFind(params.id, asking.by.id);
      visits.touch(visit.id);
      const sealed = await sealVisit(asking, vault, visit);
      await visits.end(visit.id, 'sealed');
      return sealed;
    },
  }),
  ask('DELETE /v1/attended-visits/:id', {
    says: 'Ends a visit without sealing anything.',
    tag: 'attended',
    role: 'analyst',
    status: 204,
    answer: z.null(),
    async run({ context, by }, { params }) {
      const visits = visitsOf(context);
      await visits.end(visits.mustFind(params.id, by.id).id, 'left');
      return null;
    },
  }),
];
