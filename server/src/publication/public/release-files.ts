import { createHash } from 'node:crypto';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { writeCsv } from '../../base/text/write-csv.ts';
import type { Measure, Release } from '../disclose/disclose-release.ts';
import type { ToldSweep } from '../disclose/sweep-schema.ts';
import { licenceOf, renderReleaseCsv, renderReleaseJson } from '../render/render.ts';
import { SWEEP_FIELDS, sweepRows, writeSweepsCsv } from '../render/write-sweeps.ts';

/** A row for each figure: null stands for all platforms, all rules, the whole period; a withheld figure has no value. */
interface TidyRow {
  platform: string | null;
  rule: string | null;
  month: string | null;
  figure: Measure;
  value: number | null;
  withheld: boolean;
}

function tidyRows({ figures, measures }: Release): TidyRow[] {
  return figures.flatMap(({ platform, rule, month, values }) =>
    measures.map((figure) => {
      const value = values[figure] ?? null;
      return { platform, rule, month, figure, value, withheld: value === null };
    }),
  );
}

/** The release as one Parquet file: platform, rule, month, figure, value, withheld. */
export function writeParquet(release: Release): Uint8Array {
  const rows = tidyRows(release);
  const text = (name: 'platform' | 'rule' | 'month' | 'figure') => ({
    name,
    data: rows.map((row) => row[name]),
    type: 'STRING' as const,
  });
  const buffer = parquetWriteBuffer({
    columnData: [
      text('platform'),
      text('rule'),
      text('month'),
      text('figure'),
      { name: 'value', data: rows.map(({ value }) => value), type: 'INT32' },
      { name: 'withheld', data: rows.map(({ withheld }) => withheld), type: 'BOOLEAN' },
    ],
    createdBy: 'vigie',
    kvMetadata: [{ key: 'vigie.release', value: release.id }],
  });
  return new Uint8Array(buffer);
}

const PARQUET_TYPES = { string: 'STRING', integer: 'INT32', number: 'DOUBLE' } as const;

/** The figures of a release's sweeps as one Parquet file, with the columns of their CSV. */
export function writeSweepsParquet(sweeps: readonly ToldSweep[], release: string): Uint8Array {
  const rows = sweepRows(sweeps);
  const buffer = parquetWriteBuffer({
    columnData: SWEEP_FIELDS.map(({ name, type }, column) => ({
      name,
      data: rows.map((row) => row[column] ?? null),
      type: PARQUET_TYPES[type],
    })),
    createdBy: 'vigie',
    kvMetadata: [{ key: 'vigie.release', value: release }],
  });
  return new Uint8Array(buffer);
}

const tidyCsv = (release: Release): string =>
  writeCsv([
    ['platform', 'rule', 'month', 'figure', 'value', 'withheld'],
    ...tidyRows(release).map(({ platform, rule, month, figure, value, withheld }) => [
      platform,
      rule,
      month,
      figure,
      value,
      String(withheld),
    ]),
  ]);

const TABULAR = { profile: 'tabular-data-resource', encoding: 'utf-8' };

const said = (what: string) => `${what}; empty: all of them`;
/** The columns of `figures.csv` (Frictionless Table Schema). */
const schemaOf = ({ measures, months }: Release) => ({
  fields: [
    { name: 'platform', type: 'string', description: said('The platform') },
    { name: 'rule', type: 'string', description: said('The rule, as pack/rule') },
    {
      name: 'month',
      type: months.length > 0 ? 'yearmonth' : 'string',
      description: 'The month of the event; empty: the whole period',
    },
    { name: 'figure', type: 'string', constraints: { required: true, enum: measures } },
    { name: 'value', type: 'integer', constraints: { minimum: 0 }, description: 'Empty: suppressed' },
    { name: 'withheld', type: 'boolean', constraints: { required: true } },
  ],
  missingValues: [''],
});

/**
 * A Frictionless data package (version 1) as a ZIP: the release in every form, and what they are. The same release has the
 * same bytes.
 *
 * @param made `digest`: the release's own; `note`: its signed digest, null where there is none yet; `origin`: the address of
 *   the site, null where it has none set
 */
export async function writeDataPackage(
  release: Release,
  made: { digest: string; note: string | null; origin: string | null },
): Promise<Uint8Array> {
  const { id, title, period, unit, definitions = {}, madeAt } = release;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files = [
    { name: 'figures', path: 'figures.csv', format: 'csv', bytes: bytes(tidyCsv(release)) },
    { name: 'release', path: `${id}.json`, format: 'json', bytes: bytes(renderReleaseJson(release)) },
    { name: 'spreadsheet', path: `${id}.csv`, format: 'csv', bytes: bytes(renderReleaseCsv(release)) },
    ...(release.sweeps
      ? [
          { name: 'sweeps', path: `${id}.sweeps.csv`, format: 'csv', bytes: bytes(writeSweepsCsv(release.sweeps)) },
          {
            name: 'sweeps-parquet',
            path: `${id}.sweeps.parquet`,
            format: 'parquet',
            bytes: writeSweepsParquet(release.sweeps, id),
          },
        ]
      : []),
    { name: 'parquet', path: `${id}.parquet`, format: 'parquet', bytes: writeParquet(release) },
    ...(made.note === null ? [] : [{ name: 'signature', path: `${id}.note`, format: 'txt', bytes: bytes(made.note) }]),
  ];
  const described = {
    profile: 'data-package',
    name: id.toLowerCase(),
    id,
    title,
    description: `Figures from ${period.from} to ${period.to}. SHA-256 of the release: ${made.digest}.`,
    created: madeAt,
    ...(made.origin === null ? {} : { homepage: `${made.origin}/public/releases/${id}` }),
    licenses: [licenceOf(release)],
    sources: [{ title: unit.name }],
    contributors: [{ title: unit.name, role: 'publisher' }],
    definitions,
    resources: files.map(({ name, path, format, bytes: content }) => ({
      name,
      path,
      format,
      bytes: content.length,
      hash: `sha256:${createHash('sha256').update(content).digest('hex')}`,
      ...(name === 'figures' ? { ...TABULAR, schema: schemaOf(release) } : {}),
      ...(name === 'sweeps' ? { ...TABULAR, schema: { fields: SWEEP_FIELDS, missingValues: [''] } } : {}),
    })),
  };
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    lastModDate: new Date(madeAt),
    extendedTimestamp: false,
    useWebWorkers: false,
  });
  await zip.add('datapackage.json', new TextReader(`${JSON.stringify(described, null, 2)}\n`));
  for (const file of files) await zip.add(file.path, new Uint8ArrayReader(file.bytes));
  return zip.close();
}
