import { designationsOf } from './prose.ts';
import type { RecallNotice } from './read-recalls.ts';
import { LONGEST_DESCRIPTION, LONGEST_TITLE, startOf } from './record.ts';

const instantOf = ({ publishedAt }: RecallNotice): number =>
  publishedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(publishedAt);

/**
 * One notice for each recall, in the order they come: tables have a row for each product of a recall, and all of them
 * are its products; of versions published at different times the newest counts.
 *
 * Where rows name different brands, a name of plain words is one brand's only: it is told in the description, and what
 * is looked for with each brand is designations.
 */
export function joinNotices(notices: readonly RecallNotice[]): RecallNotice[] {
  const byReference = new Map<string, RecallNotice[]>();
  for (const notice of notices) {
    const known = byReference.get(notice.reference);
    const [first] = known ?? [];
    if (!known || !first || instantOf(notice) > instantOf(first)) byReference.set(notice.reference, [notice]);
    else if (instantOf(notice) === instantOf(first)) known.push(notice);
  }
  return [...byReference.values()].flatMap(([first, ...rest]) => {
    if (!first) return [];
    return rest.length === 0 ? [first] : [joinRows(first, rest)];
  });
}

function joinRows(first: RecallNotice, rest: readonly RecallNotice[]): RecallNotice {
  const rows = [first, ...rest];
  const all = (of: (row: RecallNotice) => readonly string[]): string[] => [...new Set(rows.flatMap(of))];
  const isOneBrand = rows.every(({ brands }) => brands.join('\n') === first.brands.join('\n'));
  const models = all((row) => row.models);
  const told = [...all(({ description }) => description.split('\n')), ...(isOneBrand ? [] : models)];
  return {
    ...first,
    title: startOf(all(({ title }) => [title]).join('; '), LONGEST_TITLE),
    url: rows.find(({ url }) => url !== null)?.url ?? null,
    gtins: all(({ gtins }) => gtins),
    brands: all(({ brands }) => brands),
    models: isOneBrand ? models : models.filter((model) => designationsOf(model).length > 0),
    lots: all(({ lots }) => lots),
    description: startOf([...new Set(told)].filter(Boolean).join('\n'), LONGEST_DESCRIPTION),
    pictures: all(({ pictures }) => pictures),
  };
}
