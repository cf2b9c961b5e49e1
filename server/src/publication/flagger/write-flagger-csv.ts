import { writeCsv } from '../../base/text/write-csv.ts';
import type { FlaggerReport } from './flagger-schema.ts';

type Cell = string | number | null;

/** A trusted flagger's report as one table: a line for each figure, with what it counts in both languages. */
export function writeFlaggerCsv(report: FlaggerReport): string {
  const { byType, decisions, errors, rejected, independence, definitions, open, from, to } = report;
  const { rate, sent, withdrawn, corrected, byCause } = errors;
  const figure = (group: string, name: string, value: Cell, where: readonly Cell[] = [null, null, null]): Cell[] => {
    const says = definitions[name]?.says;
    return [group, ...where, name, value, says?.en ?? null, says?.fr ?? null];
  };
  const figures = (group: string, counts: object, where?: readonly Cell[]): Cell[][] =>
    Object.entries(counts).map(([name, value]: [string, number]) => figure(group, name, value, where));
  const lines = [
    ...byType.flatMap(({ platform, rule, category, title: _, ...counts }) =>
      figures('type', counts, [platform, rule, category]),
    ),
    ...decisions.flatMap(({ platform, ...counts }) => figures('decision', counts, [platform, null, null])),
    ...figures('errors', { sent, withdrawn, corrected, ...rate }),
    ...byCause.map(({ cause, notices }) => figure('cause', cause, notices)),
    ...figures('rejected', { rejected: rejected.notices, agreed: rejected.agreed }),
    ...(independence
      ? [
          figure('independence', 'version', independence.version),
          figure('independence', 'since', independence.since),
          figure('independence', 'en', independence.text.en),
          figure('independence', 'fr', independence.text.fr),
        ]
      : []),
    // What the record does not tell has a sentence, and no figure.
    ...open.map(({ en, fr }): Cell[] => ['open', null, null, null, null, null, en, fr]),
  ];
  return writeCsv([
    ['from', 'to', 'group', 'platform', 'rule', 'category', 'measure', 'value', 'definition_en', 'definition_fr'],
    ...lines.map((line) => [from, to, ...line]),
  ]);
}
