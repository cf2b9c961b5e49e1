/** A daily file of the Transparency Database, by its fixed name. */
export interface DailyFile {
  /** The platform's name in the database's addresses; `global`: all platforms. */
  slug: string;
  /** The day on which its statements came in, `YYYY-MM-DD`. */
  day: string;
  variant: 'full' | 'light';
}

/** `.csv.zip` was the ending before fixed names. */
const NAME = /^sor-([a-z0-9][a-z0-9-]{0,199})-(\d{4}-\d{2}-\d{2})-(full|light)(?:\.csv)?\.zip$/;

/** Whether the calendar has a day `YYYY-MM-DD`: for JavaScript 30 February is one of March. */
export const isPlainDay = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/**
 * What a file of the database's download page is of, by its name: `sor-{platform or global}-{date}-{full or light}.zip`.
 *
 * @returns null where the name is not of that form
 */
export function readFileName(name: string): DailyFile | null {
  const [, slug = '', day = '', variant = ''] = NAME.exec(name) ?? [];
  return isPlainDay(day) ? { slug, day, variant: variant === 'full' ? 'full' : 'light' } : null;
}

/** Texts of more than 2,000 characters and the countries stand in the full files alone. */
const FULL_ALONE = new Set([
  'illegal_content_explanation',
  'incompatible_content_explanation',
  'territorial_scope',
  'decision_facts',
]);

/**
 * The columns of the full files in their order (digital-services-act/transparency-database,
 * `app/Exports/StatementExportTrait.php`).
 */
const FULL = [
  'uuid',
  'decision_visibility',
  'decision_visibility_other',
  'end_date_visibility_restriction',
  'decision_monetary',
  'decision_monetary_other',
  'end_date_monetary_restriction',
  'decision_provision',
  'end_date_service_restriction',
  'decision_account',
  'end_date_account_restriction',
  'account_type',
  'decision_ground',
  'decision_ground_reference_url',
  'illegal_content_legal_ground',
  'illegal_content_explanation',
  'incompatible_content_ground',
  'incompatible_content_explanation',
  'incompatible_content_illegal',
  'category',
  'category_addition',
  'category_specification',
  'category_specification_other',
  'content_type',
  'content_type_other',
  'content_language',
  'content_date',
  'content_id_ean',
  'territorial_scope',
  'application_date',
  'decision_facts',
  'source_type',
  'source_identity',
  'automated_detection',
  'automated_decision',
  'platform_name',
  'platform_uid',
  'created_at',
];

/** The columns of a variant as the database's code writes them: the light files leave the longest out. */
export const columnsOf = (variant: DailyFile['variant']): string[] =>
  variant === 'full' ? FULL : FULL.filter((name) => !FULL_ALONE.has(name));

/** Columns that a file was to have and has not, and those that nobody knows. */
export interface Drift {
  missing: string[];
  added: string[];
}

/** How the columns of a file differ from those that are published; their order does not matter. */
export const findDrift = (columns: readonly string[], variant: DailyFile['variant']): Drift => ({
  missing: columnsOf(variant).filter((name) => !columns.includes(name)),
  added: columns.filter((name) => !FULL.includes(name)),
});
