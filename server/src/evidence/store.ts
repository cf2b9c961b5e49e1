import type { Words } from '@vigie/engine';
import type { Attendance } from '@vigie/proof';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepWords, wordsColumn } from '../base/database/bilingual-column.ts';
import { hasRow, instant, oneRow, row, rows } from '../base/database/rows.ts';
import type { Db, Tx } from '../base/database/store.ts';
import type { Adopted } from './adopted-schema.ts';
import { evidenceSchema } from './schema.ts';

export type Evidence = z.infer<typeof evidenceSchema>;

const evidenceRow = evidenceSchema.extend({ failure: wordsColumn.nullable(), keepFailure: wordsColumn.nullable() });

const idRow = z.object({ id: z.string() });

const COLUMNS = sql`
  id, case_id as "case", listing_id as listing, snapshot_id as snapshot, check_id as "check", url, state, failure,
  captured_by as by, digest, log_index::float8, bytes::float8, made_at, sealed_at, kept_at, locked_until, keep_failure, adopted,
  case when attended is not null
    then attended || jsonb_build_object('name', (select a.name from account a where a.id = attended ->> 'by')) end as attended`;

/** The package of a snapshot that goes to review in a case; the id is used only where none is planned. */
export interface PackagePlan {
  id: string;
  case: string;
  listing: string;
  snapshot: string;
}

/**
 * Plans the packages of snapshots, each at its page's address: a snapshot has one in its compartment, whatever happens
 * between. One without an address has failed from the beginning.
 *
 * @returns the snapshots that have an address
 */
export async function planEvidence(
  tx: Tx,
  plans: PackagePlan[],
  made: { unit: string; noUrl: Words; now: Date },
): Promise<Set<string>> {
  await sql`
    insert into evidence_package (id, unit_id, case_id, listing_id, snapshot_id, url, state, failure, made_at)
    select p.id, ${made.unit}, p."case", p.listing, s.id, page.url, case when page.url is null then 'failed' else 'pending' end,
      case when page.url is null then ${keepWords(made.noUrl)}::text end, ${made.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as p(id text, "case" text, listing text, snapshot text)
    join snapshot s on s.id = p.snapshot
    cross join lateral (select s.content ->> 'url' as url) page
    on conflict (snapshot_id, compartment) where snapshot_id is not null do nothing`.execute(tx);
  const withPage = await rows(
    tx,
    idRow,
    sql`select id from snapshot where id = any(${plans.map(({ snapshot }) => snapshot)}::text[]) and content ->> 'url' is not null`,
  );
  return new Set(withPage.map(({ id }) => id));
}

/** The package of a snapshot, in the compartment of a case. */
export function findPlanned(tx: Tx, about: { case: string; snapshot: string }): Promise<Evidence> {
  return oneRow(
    tx,
    evidenceRow,
    sql`select ${COLUMNS} from evidence_package e where snapshot_id = ${about.snapshot}
      and compartment is not distinct from (select c.compartment from "case" c where c.id = ${about.case})`,
  );
}

/** Plans the package of what a check saw; one that is planned stays. */
export async function planCheckEvidence(
  tx: Tx,
  plan: { id: string; unit: string; caseId: string; listing: string; check: string; url: string; now: Date },
): Promise<void> {
  await sql`
    insert into evidence_package (id, unit_id, case_id, listing_id, check_id, url, state, made_at)
    values (${plan.id}, ${plan.unit}, ${plan.caseId}, ${plan.listing}, ${plan.check}, ${plan.url}, 'pending', ${plan.now})
    on conflict do nothing`.execute(tx);
}

/** Plans the package of an archive that another program made. */
export async function planAdopted(
  tx: Tx,
  plan: { id: string; unit: string; caseId: string; adopted: Adopted; now: Date },
): Promise<void> {
  await sql`
    insert into evidence_package (id, unit_id, case_id, state, captured_by, adopted, made_at)
    values (${plan.id}, ${plan.unit}, ${plan.caseId}, 'pending', 'adopted', ${JSON.stringify(plan.adopted)}::jsonb, ${plan.now})`.execute(
    tx,
  );
}

/** Plans the package of a page that a person used, of a check where it was one. */
export async function planAttended(
  tx: Tx,
  plan: {
    id: string;
    unit: string;
    caseId: string;
    listing: string;
    check: string | null;
    url: string;
    attended: Attendance;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into evidence_package (id, unit_id, case_id, listing_id, check_id, url, state, captured_by, attended, made_at)
    values (${plan.id}, ${plan.unit}, ${plan.caseId}, ${plan.listing}, ${plan.check}, ${plan.url}, 'pending', 'browser',
      ${JSON.stringify(plan.attended)}::jsonb, ${plan.now})`.execute(tx);
}

/** Whether a case has this file of another program already. */
export function hasAdopted(tx: Tx, caseId: string, digest: string): Promise<boolean> {
  return hasRow(
    tx,
    sql`select id from evidence_package where case_id = ${caseId} and adopted ->> 'digest' = ${digest}`,
  );
}

/** Notes that a package was sealed. @returns false when that was noted before. */
export async function markSealed(
  tx: Tx,
  id: string,
  sealed: { by: string; digest: string; logIndex: number; bytes: number; now: Date },
): Promise<boolean> {
  return hasRow(
    tx,
    sql`
    update evidence_package set state = 'sealed', failure = null, captured_by = ${sealed.by}, digest = ${sealed.digest},
      log_index = ${sealed.logIndex}, bytes = ${sealed.bytes}, sealed_at = ${sealed.now}
    where id = ${id} and state <> 'sealed' returning id`,
  );
}

/** Notes why a package could not be made; one that was sealed stays sealed. */
export async function markFailed(tx: Tx, id: string, failure: Words): Promise<void> {
  await sql`update evidence_package set state = 'failed', failure = ${keepWords(failure)} where id = ${id} and state <> 'sealed'`.execute(
    tx,
  );
}

/** The packages of a case: a snapshot that is in two cases has one package, which both have. */
export async function listEvidence(tx: Tx, caseId: string): Promise<Evidence[]> {
  return rows(
    tx,
    evidenceRow,
    sql`
    select ${COLUMNS} from evidence_package where id in (
      -- Each by its index: of the two in one condition every package would be read.
      select p.id from evidence_package p where p.case_id = ${caseId}
      union select p.id from case_finding cf join finding f on f.id = cf.finding_id join evidence_package p on p.snapshot_id = f.snapshot_id
        where cf.case_id = ${caseId})
    order by id`,
  );
}

/** A package of any state, or null. */
export async function findEvidence(tx: Tx, id: string): Promise<Evidence | null> {
  return row(tx, evidenceRow, sql`select ${COLUMNS} from evidence_package where id = ${id}`);
}

/** Where a sealed page of some platforms, or below some addresses, is; those of some addresses left out. */
export interface SealedWanted {
  platforms: readonly string[];
  below: readonly string[];
  except: readonly string[];
  limit: number;
}

const sealedRow = z.object({ id: z.string(), url: z.string(), platform: z.string(), sealedAt: instant });

/** Sealed pages, of each address the newest, the newest first: of cases on these platforms, or below these addresses. */
export function listSealed(
  tx: Tx,
  { platforms, below, except, limit }: SealedWanted,
): Promise<z.infer<typeof sealedRow>[]> {
  return rows(
    tx,
    sealedRow,
    sql`
    select id, url, platform, sealed_at from (
      select distinct on (e.url) e.id, e.url, c.platform, e.sealed_at
      from evidence_package e join "case" c on c.id = e.case_id
      where e.state = 'sealed' and e.url is not null and e.digest is not null and e.url <> all(${[...except]}::text[])
        and (c.platform = any(${[...platforms]}::text[]) or exists (select from unnest(${[...below]}::text[]) b where starts_with(e.url, b)))
      order by e.url, e.sealed_at desc, e.id desc) newest
    order by sealed_at desc, id desc limit ${limit}`,
  );
}

const digestRow = z.object({ digest: z.string() });

/** The digest of the last package sealed of a listing: the next one names it. */
export async function findPreviousDigest(tx: Tx, listing: string): Promise<string | null> {
  const found = await row(
    tx,
    digestRow,
    sql`
    select digest from evidence_package where listing_id = ${listing} and state = 'sealed' order by sealed_at desc limit 1`,
  );
  return found?.digest ?? null;
}

/** Sealed packages that are not archived yet, oldest first. */
export async function listUnarchived(tx: Tx): Promise<string[]> {
  const found = await rows(
    tx,
    idRow,
    sql`select id from evidence_package where state = 'sealed' and kept_at is null order by id`,
  );
  return found.map(({ id }) => id);
}

const stateRow = z.object({ id: z.string(), state: evidenceSchema.shape.state });

/** Every package of a unit. */
export async function listPackages(tx: Db): Promise<z.infer<typeof stateRow>[]> {
  return rows(
    tx,
    stateRow,
    sql`select id, state from evidence_package where unit_id = current_setting('vigie.unit') order by id`,
  );
}

/** Notes where a package is archived. */
export async function markArchived(
  tx: Tx,
  id: string,
  archived: { object: string; lockedUntil: Date | null; now: Date },
): Promise<void> {
  await sql`
    update evidence_package set kept_at = ${archived.now}, kept_object = ${archived.object},
      locked_until = ${archived.lockedUntil}, keep_failure = null
    where id = ${id}`.execute(tx);
}

/** Notes why a package is not archived yet. */
export async function markNotArchived(tx: Tx, id: string, failure: Words): Promise<void> {
  await sql`update evidence_package set keep_failure = ${keepWords(failure)} where id = ${id} and kept_at is null`.execute(
    tx,
  );
}

/** How many captures are in each state. */
export function countEvidence(tx: Tx): Promise<{ part: string; count: number }[]> {
  return rows(tx, partSchema, sql`select state as part, count(*)::int as count from evidence_package group by state`);
}

const partSchema = z.object({ part: z.string(), count: z.int() });
