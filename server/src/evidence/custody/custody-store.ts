import { sql } from 'kysely';
import type { Tx } from '../../base/database/store.ts';
import { type Exhibit, type ExhibitRecord, type HandOver, holderOf } from './custody.ts';

interface ExhibitRow {
  id: string;
  case_id: string;
  number: number;
  kind: Exhibit['kind'];
  description: string;
  package_id: string | null;
  file_name: string | null;
  file_digest: string | null;
  file_bytes: number | null;
  quantity: number | null;
  seal_number: string | null;
  collected_by: string;
  collected_organisation: string;
  collected_at: Date;
  collected_place: string;
  digest: string;
  made_at: Date;
}

interface HandOverRow {
  id: string;
  exhibit_id: string;
  number: number;
  from_name: string;
  from_organisation: string;
  to_name: string;
  to_organisation: string;
  handed_at: Date;
  reason: string;
  condition: string;
  seal_intact: boolean | null;
  new_seal: string | null;
  digest: string;
  made_at: Date;
}

function toExhibit(row: ExhibitRow, handOvers: HandOver[]): Exhibit {
  const record: ExhibitRecord = {
    id: row.id,
    case: row.case_id,
    number: row.number,
    kind: row.kind,
    description: row.description,
    package: row.package_id,
    file:
      row.file_name === null || row.file_digest === null
        ? null
        : { name: row.file_name, digest: row.file_digest, bytes: row.file_bytes ?? 0 },
    object: row.quantity === null ? null : { quantity: row.quantity, sealNumber: row.seal_number },
    collectedBy: { name: row.collected_by, organisation: row.collected_organisation },
    collectedAt: new Date(row.collected_at).toISOString(),
    collectedPlace: row.collected_place,
    madeAt: new Date(row.made_at).toISOString(),
  };
  return { ...record, digest: row.digest, handOvers, ...holderOf(record, handOvers) };
}

const toHandOver = (row: HandOverRow): HandOver => ({
  id: row.id,
  number: row.number,
  from: { name: row.from_name, organisation: row.from_organisation },
  to: { name: row.to_name, organisation: row.to_organisation },
  at: new Date(row.handed_at).toISOString(),
  reason: row.reason,
  condition: row.condition,
  sealIntact: row.seal_intact,
  newSeal: row.new_seal,
  digest: row.digest,
  madeAt: new Date(row.made_at).toISOString(),
});

async function readExhibits(tx: Tx, rows: ExhibitRow[]): Promise<Exhibit[]> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const { rows: handed } = await sql<HandOverRow>`
    select * from hand_over where exhibit_id in (select jsonb_array_elements_text(${ids}::jsonb)) order by exhibit_id, number`.execute(
    tx,
  );
  return rows.map((row) => toExhibit(row, handed.filter(({ exhibit_id }) => exhibit_id === row.id).map(toHandOver)));
}

/** The exhibits of a case with their hand-overs, in the order they were taken in. */
export async function listExhibits(tx: Tx, caseId: string): Promise<Exhibit[]> {
  const { rows } = await sql<ExhibitRow>`select * from exhibit where case_id = ${caseId} order by number`.execute(tx);
  return readExhibits(tx, rows);
}

export async function findExhibit(tx: Tx, id: string): Promise<Exhibit | null> {
  const { rows } = await sql<ExhibitRow>`select * from exhibit where id = ${id}`.execute(tx);
  return (await readExhibits(tx, rows))[0] ?? null;
}

/** Until the transaction ends, nobody else adds to this case's or this exhibit's chain. */
export async function lockCustody(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`custody/${id}`}, 0))`.execute(tx);
}

export async function saveExhibit(
  tx: Tx,
  unit: string,
  account: string,
  { digest, ...record }: ExhibitRecord & { digest: string },
): Promise<void> {
  const { file, object, collectedBy } = record;
  await sql`
    insert into exhibit (id, unit_id, case_id, number, kind, description, package_id, file_name, file_digest, file_bytes, quantity, seal_number,
      collected_by, collected_organisation, collected_at, collected_place, digest, account_id, made_at)
    values (${record.id}, ${unit}, ${record.case}, ${record.number}, ${record.kind}, ${record.description}, ${record.package},
      ${file?.name ?? null}, ${file?.digest ?? null}, ${file?.bytes ?? null}, ${object?.quantity ?? null}, ${object?.sealNumber ?? null},
      ${collectedBy.name}, ${collectedBy.organisation}, ${record.collectedAt}, ${record.collectedPlace}, ${digest}, ${account}, ${record.madeAt})`.execute(
    tx,
  );
}

export async function saveHandOver(
  tx: Tx,
  unit: string,
  account: string,
  exhibit: string,
  handOver: HandOver,
): Promise<void> {
  const { from, to } = handOver;
  await sql`
    insert into hand_over (id, unit_id, exhibit_id, number, from_name, from_organisation, to_name, to_organisation, handed_at, reason, condition,
      seal_intact, new_seal, digest, account_id, made_at)
    values (${handOver.id}, ${unit}, ${exhibit}, ${handOver.number}, ${from.name}, ${from.organisation}, ${to.name}, ${to.organisation},
      ${handOver.at}, ${handOver.reason}, ${handOver.condition}, ${handOver.sealIntact}, ${handOver.newSeal}, ${handOver.digest}, ${account},
      ${handOver.madeAt})`.execute(tx);
}
