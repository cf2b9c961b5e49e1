import { sql } from 'kysely';
import type { Context } from '../../src/base/context.ts';
import { describeCases } from '../../src/case/index.ts';
import { listOf } from '../../src/handover/parcel/parcel.ts';
import { putAway } from '../../src/handover/taking/recall.ts';
import { inWork } from '../../src/people/index.ts';

/** Gives a case away without what was found in it since the list was made: what its row says of it before, and after. */
export function putAwayPart(context: Context, unit: string, of: string): Promise<[before: unknown, after: unknown]> {
  return inWork(context, unit, async (work) => {
    const { tx } = work;
    const said = async () => (await sql`select rule_keys, findings from "case" where id = ${of}`.execute(tx)).rows;
    const before = await said();
    const { rows } = await sql<{ id: string }>`select finding_id as id from case_finding where case_id = ${of}`.execute(
      tx,
    );
    await sql`insert into finding select 'fnd_since', unit_id, listing_id, snapshot_id, 'p', 'since', pack_digest, engine, severity, content, made_at
      from finding where id = ${rows[0]?.id}`.execute(tx);
    await sql`insert into case_finding values (${unit}, ${of}, 'fnd_since', now())`.execute(tx);
    await describeCases(tx, [of]);
    const about = { handover: `hnd_${'0'.repeat(26)}`, case: of };
    const { text } = listOf(about, [{ path: 'findings.json', bytes: Buffer.from(JSON.stringify(rows)) }]);
    await putAway(work, { id: about.handover, case: of, list: text });
    return [before, await said()];
  });
}
