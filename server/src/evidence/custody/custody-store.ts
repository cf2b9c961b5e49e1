import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { instantInJson, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { PersonWork, Work } from '../../people/index.ts';
import { type CustodyTransfer, type Exhibit, type ExhibitRecord, holderOf } from './custody.ts';
import { exhibitSchema, transferSchema } from './custody-schema.ts';

const exhibitRow = exhibitSchema.omit({ holder: true, seal: true }).extend({
  transfers: z.array(transferSchema.extend({ at: instantInJson, madeAt: instantInJson })),
});

/** Exhibits with every transfer, in the order they were registered. */
async function readExhibits(tx: Tx, where: RawBuilder<unknown>): Promise<Exhibit[]> {
  const found = await rows(
    tx,
    exhibitRow,
    sql`
    select e.id, e.case_id as "case", e.number, e.kind, e.description, e.package_id as package,
      case when e.file_digest is not null
        then jsonb_build_object('name', e.file_name, 'digest', e.file_digest, 'bytes', e.file_bytes) end as file,
      case when e.quantity is not null
        then jsonb_build_object('quantity', e.quantity, 'sealNumber', e.seal_number) end as object,
      jsonb_build_object('name', e.collected_by, 'organisation', e.collected_organisation) as collected_by,
      e.collected_at, e.collected_place, e.digest, e.made_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', t.id, 'number', t.number,
          'from', jsonb_build_object('name', t.from_name, 'organisation', t.from_organisation),
          'to', jsonb_build_object('name', t.to_name, 'organisation', t.to_organisation),
          'at', t.transferred_at, 'reason', t.reason, 'condition', t.condition, 'sealIntact', t.seal_intact,
          'newSeal', t.new_seal, 'digest', t.digest, 'madeAt', t.made_at) order by t.number)
        from custody_transfer t where t.exhibit_id = e.id), '[]') as transfers
    from exhibit e where ${where} order by e.number`,
  );
  return found.map((exhibit) => {
    const { digest: _, transfers, ...record } = exhibit;
    return { ...exhibit, ...holderOf(record, transfers) };
  });
}

/** The exhibits of a case with their transfers, in the order they were registered. */
export function listExhibits(tx: Tx, caseId: string): Promise<Exhibit[]> {
  return readExhibits(tx, sql`e.case_id = ${caseId}`);
}

/** An exhibit with its transfers, or null. */
export async function findExhibit(tx: Tx, id: string): Promise<Exhibit | null> {
  return (await readExhibits(tx, sql`e.id = ${id}`))[0] ?? null;
}

/** Until the transaction ends, nobody else adds to this case's or this exhibit's chain. */
export async function lockCustody(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`custody/${id}`}, 0))`.execute(tx);
}

/** Writes an exhibit's record, once. */
export async function saveExhibit({ tx, unit, by }: Work, exhibit: ExhibitRecord & { digest: string }): Promise<void> {
  const { file, object, collectedBy } = exhibit;
  await sql`
    insert into exhibit (id, unit_id, case_id, number, kind, description, package_id, file_name, file_digest, file_bytes,
      quantity, seal_number, collected_by, collected_organisation, collected_at, collected_place, digest, account_id, made_at)
    values (${exhibit.id}, ${unit}, ${exhibit.case}, ${exhibit.number}, ${exhibit.kind}, ${exhibit.description},
      ${exhibit.package}, ${file?.name ?? null}, ${file?.digest ?? null}, ${file?.bytes ?? null},
      ${object?.quantity ?? null}, ${object?.sealNumber ?? null}, ${collectedBy.name}, ${collectedBy.organisation},
      ${exhibit.collectedAt}, ${exhibit.collectedPlace}, ${exhibit.digest}, ${by?.id ?? null}, ${exhibit.madeAt})`.execute(
    tx,
  );
}

/** Writes a transfer of an exhibit, once. */
export async function saveTransfer(
  { tx, unit, by }: PersonWork,
  exhibit: string,
  transfer: CustodyTransfer,
): Promise<void> {
  const { from, to } = transfer;
  await sql`
    insert into custody_transfer (id, unit_id, exhibit_id, number, from_name, from_organisation, to_name, to_organisation, transferred_at,
      reason, condition, seal_intact, new_seal, digest, account_id, made_at)
    values (${transfer.id}, ${unit}, ${exhibit}, ${transfer.number}, ${from.name}, ${from.organisation}, ${to.name},
      ${to.organisation}, ${transfer.at}, ${transfer.reason}, ${transfer.condition}, ${transfer.sealIntact},
      ${transfer.newSeal}, ${transfer.digest}, ${by.id}, ${transfer.madeAt})`.execute(tx);
}
