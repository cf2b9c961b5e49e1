import { z } from 'zod';
import type { Context, Endpoint } from '../base/context.ts';
import type { Tx } from '../base/database/store.ts';
import { mustFindCase } from '../case/index.ts';
import { actSchema, type SharedBrowser, type Vault } from '../evidence/index.ts';
import { mustBeInDoubt, VERDICTS } from '../followup/index.ts';
import { type Asking, ask, batch, download, inReading } from '../people/index.ts';
import type { Attendance } from './begin-visit.ts';
import { findOffer } from './offer-store.ts';
import { endLost, leaveVisit, mustKnow, refuseElsewhere } from './open-visits.ts';
import { refuse } from './refusals.ts';
import { sealVisit } from './seal-visit.ts';
import { streamVisit } from './stream-visit.ts';
import { ENDS, type KnownVisit, listOpen } from './visit-store.ts';
import { type About, LIMITS, type Visit } from './visits.ts';

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
    /** Why it ended; null: it is open. */
    ended: z.enum(ENDS).nullable(),
    /** Whether the process that answered has the page: no other can show it. */
    isHere: z.boolean(),
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

type ShownVisit = z.infer<typeof visitSchema>;

function toVisit({ id, case: of, listing, check, url, startedAt, why }: KnownVisit, isHere: boolean): ShownVisit {
  const endsAt = new Date(Date.parse(startedAt) + LIMITS.totalMs).toISOString();
  return { id, case: of, listing, check, url, startedAt, endsAt, ended: why, isHere };
}

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

/** Whose visit is asked for. */
const wanted = ({ by }: Pick<Asking, 'by'>, id: string) => ({ id, unit: by.unit.id, account: by.id });

/** Pages that a person opens in a browser of Vigie's, uses, and seals. */
export function attendedEndpoints(
  vault: Vault,
  browser: SharedBrowser | 'none',
  at: (context: Context) => Attendance,
): Endpoint[] {
  /** The page of a visit, in this process. @throws VigieError where it is over, or in another */
  async function mustBeHere(asking: Pick<Asking, 'context' | 'by'>, id: string): Promise<Visit> {
    const { context, by } = asking;
    return at(context).find(id, by.id) ?? refuseElsewhere(context, wanted(asking, id));
  }
  return [
    ask('GET /v1/attended-visits', {
      says: 'Shows the page that one has open, and whether this server has a browser to open one in.',
      tag: 'attended',
      role: 'analyst',
      answer: z.object({ isAvailable: z.boolean(), items: z.array(visitSchema) }),
      async run({ context, by }) {
        const unit = by.unit.id;
        const listMine = () => context.store.inUnit(unit, (tx) => listOpen(tx, by.id), by.id);
        if ((await listMine()).length > 0) await endLost(context, unit);
        const items = (await listMine()).map((one) => toVisit(one, at(context).find(one.id, by.id) !== null));
        return { isAvailable: browser !== 'none', items };
      },
    }),
    ask('GET /v1/attended-visits/:id', {
      says: 'Shows a visit of one’s own, open or ended within the last hour, and why it ended.',
      tag: 'attended',
      role: 'analyst',
      reads: null,
      answer: visitSchema,
      async run(asking, { params: { id } }) {
        const known = await mustKnow(asking.context, wanted(asking, id));
        return toVisit(known, at(asking.context).find(id, asking.by.id) !== null);
      },
    }),
    batch('POST /v1/attended-visits', {
      says: 'Opens a page of a case in the browser of this server, for a person to use: one at a time.',
      tag: 'attended',
      role: 'analyst',
      body: beginSchema,
      answer: visitSchema,
      async run(asking, { body }) {
        const { context, by, isStillIn } = asking;
        const shared = browser === 'none' ? refuse('VIGIE_ATTENDED_NO_BROWSER') : browser;
        const page = await inReading(asking, (tx) => findPage(tx, body));
        const about = { ...page, account: by.id, unit: by.unit.id };
        const visit = await at(context).begin(about, shared, isStillIn);
        return toVisit({ ...visit, why: null }, true);
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
      find: (work, { params }) => mustBeHere(work, params.id),
      file: (visit, _context, _input, { isStillIn }) => ({
        type: 'text/event-stream',
        body: streamVisit(visit, isStillIn),
        headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      }),
    }),
    // No command: its answer, and a digest of what was typed, would be kept.
    ask('POST /v1/attended-visits/:id/acts', {
      says: 'Passes on to the page what a person does: clicks, keys, text, scrolling, a choice, the answer to a dialog. What is typed is kept nowhere.',
      tag: 'attended',
      role: 'analyst',
      body: z.object({ acts: z.array(actSchema).min(1).max(100) }),
      answer: z.object({}),
      async run(asking, { params, body }) {
        for (const act of body.acts) {
          const { id, page, case: of } = await mustBeHere(asking, params.id);
          // The case may have been closed to them since.
          await inReading(asking, (tx) => mustFindCase(tx, of));
          at(asking.context).touch(id);
          // What follows was meant for a page that answers.
          if (!(await page.act(act))) break;
        }
        return {};
      },
    }),
    batch('POST /v1/attended-visits/:id/seals', {
      says: 'Seals the page as a person has it before them, marked as attended, and ends the visit.',
      tag: 'attended',
      role: 'analyst',
      answer: sealedSchema,
      async run(asking, { params }) {
        const visit = await mustBeHere(asking, params.id);
        at(asking.context).touch(visit.id);
        const sealed = await sealVisit(asking, vault, visit);
        await at(asking.context).end(visit.id, 'sealed');
        return sealed;
      },
    }),
    batch('DELETE /v1/attended-visits/:id', {
      says: 'Ends a visit without sealing anything, whichever process has the page.',
      tag: 'attended',
      role: 'analyst',
      status: 204,
      answer: z.null(),
      async run(asking, { params: { id } }) {
        const { context, by } = asking;
        const known = await mustKnow(context, wanted(asking, id));
        if (known.why !== null) return refuseElsewhere(context, wanted(asking, id));
        if (at(context).find(id, by.id)) await at(context).end(id, 'left');
        else await leaveVisit(context, { ...known, unit: by.unit.id }, 'left');
        return null;
      },
    }),
  ];
}
