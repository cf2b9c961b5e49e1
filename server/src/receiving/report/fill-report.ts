import type { Words } from '@vigie/engine';
import { type Column, fillCategories, type Unplaced } from './fill-categories.ts';
import { gapWords } from './gap-words.ts';
import type { Complaints, Figures, Rest } from './report-store.ts';
import { type Cell, columnOf, type Part } from './template.ts';

/** Kinds of documents that came in: notices of art. 16, orders to act, orders to provide information (art. 9, 10). */
export const NOTICES = ['dsa-16', 'gpsr-22-notice'] as const;
export const ORDERS_TO_ACT = ['dsa-9', 'gpsr-22-order'] as const;
export const ORDERS_TO_INFORM = ['dsa-10'] as const;

/** What the record tells of a service and a year. */
export interface Record {
  service: string;
  year: number;
  isOver: boolean;
  notices: readonly Figures[];
  act: readonly Figures[];
  inform: readonly Figures[];
  complaints: readonly Complaints[];
  /** The day on which the first inbox of the service was opened, where it is; null: it has none. */
  opened: string | null;
  rest: Omit<Rest, 'since'>;
}

/** What a part leaves open: which rows, and why. `part` null: all of them. */
export interface Gap {
  part: number | null;
  rows: Words;
  why: Words;
}

type Tell = (rows: Words, why: Words) => void;

const NOTICE_COLUMNS: readonly Column<Figures>[] = [
  { title: 'Number of notices received', of: ({ notices }) => notices },
  { title: 'Number of notices received from Trusted flaggers', of: ({ trustedNotices }) => trustedNotices },
  {
    title: 'Number of specific items of information included in the total number of notices',
    of: ({ items }) => items,
  },
  {
    title:
      'Number of specific items of information included in the total number of notices by Trusted Flaggers (Trusted Flagger notices)',
    of: ({ trustedItems }) => trustedItems,
  },
  { title: 'Median time to take action', of: ({ hoursToAction }) => hoursToAction, isTime: true },
  {
    title: 'Median time to take action (Trusted Flagger notices)',
    of: ({ trustedHoursToAction }) => trustedHoursToAction,
    isTime: true,
  },
  { title: 'Number of actions taken on the basis of the law', of: ({ law }) => law },
  {
    title: 'Number of actions taken on the basis of the law (Trusted Flagger notices)',
    of: ({ trustedLaw }) => trustedLaw,
  },
  {
    title: 'Number of actions taken on the basis of the terms and conditions of the service',
    of: ({ terms }) => terms,
  },
  {
    title: 'Number of actions taken on the basis of the terms and conditions of the service (Trusted Flagger notices)',
    of: ({ trustedTerms }) => trustedTerms,
  },
];

const ACT = 'order to act against illegal content';
const ACT_COLUMNS: readonly Column<Figures>[] = [
  { title: 'Number of orders to act against illegal content received', of: ({ notices }) => notices },
  {
    title:
      'Number of specific items of information included in the total number of orders to act against illegal content',
    of: ({ items }) => items,
  },
  {
    title: `Median time to inform the authority of the receipt of the ${ACT}`,
    of: ({ hoursToReceipt }) => hoursToReceipt,
    isTime: true,
  },
  { title: `Median time to give effect to the ${ACT}`, of: ({ hoursToAction }) => hoursToAction, isTime: true },
];

const INFORM = 'order to provide information';
const INFORM_COLUMNS: readonly Column<Figures>[] = [
  { title: 'Number of orders to provide information', of: ({ notices }) => notices },
  {
    title: `Median time to inform the authority of the receipt of the ${INFORM}`,
    of: ({ hoursToReceipt }) => hoursToReceipt,
    isTime: true,
  },
  { title: `Median time to give effect to the ${INFORM}`, of: ({ hoursToAction }) => hoursToAction, isTime: true },
];

/** The rows of part 7 by the art. 20(1) decision that a complaint is about. */
const COMPLAINED: { readonly [indicator: string]: Complaints['about'] } = {
  'Number of complaints submitted to the internal-complaints mechanism': 'all',
  'Complaint regarding a decision to remove or disable access to or restrict visibility of information': 'visibility',
  'Complaint regarding a decision to suspend or terminate the provision of the service': 'provision',
  'Complaint regarding a decision to suspend or terminate an account': 'account',
  'Complaint regarding a decision to restrict the ability to monetise information': 'monetary',
  'Complaint regarding a decision not to take action on a notice submitted in accordance with Article 16': 'no-action',
  'Complaint regarding a decision not to take action on a notice submitted by a Trusted Flagger in accordance with Article 16':
    'no-action-trusted',
};

/**
 * Fills the templates of Implementing Regulation (EU) 2024/2835 from the record (annex II: counts, and medians in
 * hours). What the record does not hold stays empty.
 *
 * @returns what stays open, and why
 */
export function fillReport(parts: readonly Part[], record: Record): Gap[] {
  const gaps: Gap[] = [];
  const fill: { readonly [part: number]: (part: Part, record: Record, tell: Tell) => void } = {
    1: fillSummary,
    2: (_, __, tell) => tell(gapWords('rows.all'), gapWords('context')),
    3: fillOrders,
    4: fillNotices,
    5: (_, __, tell) => tell(gapWords('rows.all'), gapWords('own-initiative')),
    6: (_, __, tell) => tell(gapWords('rows.all'), gapWords('own-initiative')),
    7: fillComplaints,
    8: fillAutomated,
    9: (_, __, tell) => tell(gapWords('rows.all'), gapWords('very-large')),
    10: (_, __, tell) => tell(gapWords('rows.all'), gapWords('very-large')),
    11: (_, __, tell) => tell(gapWords('rows.all'), gapWords('texts')),
  };
  const { year, isOver, opened } = record;
  const toAll: Tell = (rows, why) => gaps.push({ part: null, rows, why });
  toAll(gapWords('rows.totals'), gapWords('through'));
  if (!isOver) toAll(gapWords('rows.totals'), gapWords('running'));
  if (opened !== null && opened > `${year}-01-01`) toAll(gapWords('rows.totals'), gapWords('opened', { day: opened }));
  for (const part of parts) {
    for (const row of part.rows) {
      put(part, row, 'Service', record.service);
      put(part, row, 'Reporting period', `${year}-01-01/${year}-12-31`);
    }
    fill[part.part]?.(part, record, (rows, why) => gaps.push({ part: part.part, rows, why }));
  }
  return gaps;
}

/** Fills a cell, where the part has the column. */
function put(part: Part, row: Cell[], title: string, value: Cell): void {
  if (part.columns.includes(title)) row[columnOf(part, title)] = value;
}

const textAt = (part: Part, row: readonly Cell[], title: string): string =>
  String(row[columnOf(part, title)] ?? '').trim();

function fillSummary(part: Part, { year }: Record, tell: Tell): void {
  for (const row of part.rows) {
    const indicator = textAt(part, row, 'Indicator');
    if (indicator === 'Starting date of reporting period') put(part, row, 'Value', `${year}-01-01`);
    if (indicator === 'Ending date of reporting period') put(part, row, 'Value', `${year}-12-31`);
  }
  tell(gapWords('rows.name'), gapWords('name'));
  tell(gapWords('rows.published'), gapWords('published'));
}

const totalOf = (figures: readonly Figures[]): Figures | undefined => figures.find(({ level }) => level === 'total');

function tellUnplaced({ categories, keywords }: Unplaced, total: number, tell: Tell): void {
  if (categories > 0) tell(gapWords('rows.categories'), gapWords('unplaced', { count: categories, total }));
  if (keywords > 0) tell(gapWords('rows.categories'), gapWords('unspecified', { count: keywords }));
}

/** Parts 3 and 4 alike: what is said of where the categories come from, and of what was erased. */
function tellSources(figures: readonly (Figures | undefined)[], tell: Tell): void {
  tell(gapWords('rows.categories'), gapWords('reading'));
  const erased = figures.reduce((all, each) => all + (each?.erased ?? 0), 0);
  if (erased > 0) tell(gapWords('rows.all'), gapWords('erased', { count: erased }));
}

function fillOrders(part: Part, { act, inform }: Record, tell: Tell): void {
  let some = false;
  const both = [
    { figures: act, columns: ACT_COLUMNS, rows: gapWords('rows.act') },
    { figures: inform, columns: INFORM_COLUMNS, rows: gapWords('rows.inform') },
  ];
  for (const { figures, columns, rows } of both) {
    const total = totalOf(figures)?.notices ?? 0;
    if (total === 0) {
      tell(rows, gapWords('no-orders'));
      continue;
    }
    some = true;
    tellUnplaced(fillCategories(part, figures, columns), total, tell);
    if (totalOf(figures)?.hoursToAction === null) tell(gapWords('rows.medians'), gapWords('no-median'));
  }
  if (!some) return;
  tell(gapWords('rows.states'), gapWords('states'));
  tellSources([totalOf(act), totalOf(inform)], tell);
}

function fillNotices(part: Part, { notices, rest }: Record, tell: Tell): void {
  const total = totalOf(notices);
  tellUnplaced(fillCategories(part, notices, NOTICE_COLUMNS), total?.notices ?? 0, tell);
  if ((total?.hoursToAction ?? null) === null) tell(gapWords('rows.medians'), gapWords('no-median'));
  tell(gapWords('rows.trusted'), gapWords('trusted'));
  tellSources([total], tell);
  if (rest.others > 0) tell(gapWords('rows.all'), gapWords('others', { count: rest.others }));
}

function fillComplaints(part: Part, { complaints, rest }: Record, tell: Tell): void {
  const { services, newRestrictions, traders, notifiers, complainants } = rest;
  const suspended: { readonly [indicator: string]: number } = {
    'Number of suspensions enacted for the provision of manifestly illegal content': traders,
    'Number of suspensions enacted for the provision of manifestly unfounded notices': notifiers,
    'Number of suspensions enacted for the provision of manifestly unfounded complaints': complainants,
  };
  for (const row of part.rows) {
    const indicator = textAt(part, row, 'Indicator');
    const found = complaints.find(({ about }) => about === COMPLAINED[indicator]);
    if (found) put(part, row, 'Value', askedOf(found, textAt(part, row, 'Scope')));
    if (indicator === 'Number of restrictions newly imposed as a result of an internal complaint')
      put(part, row, 'Value', newRestrictions);
    if (services === 1) put(part, row, 'Value', suspended[indicator] ?? row[columnOf(part, 'Value')] ?? null);
  }
  tell(gapWords('rows.partly'), gapWords('partly'));
  tell(gapWords('rows.omitted'), gapWords('omitted'));
  tell(gapWords('rows.disputes'), gapWords('disputes'));
  if (complaints.some(({ hoursToDecision }) => hoursToDecision === null))
    tell(gapWords('rows.medians'), gapWords('no-median'));
  if (services !== 1)
    tell(gapWords('rows.suspensions'), gapWords('suspensions', { services, traders, notifiers, complainants }));
}

/** What a row of part 7 asks of complaints; null: the record does not tell it. */
function askedOf({ total, stood, reversed, hoursToDecision }: Complaints, scope: string): number | null {
  if (scope === 'Total number') return total;
  if (scope === 'Decisions upheld') return stood;
  if (scope === 'Decisions reversed') return reversed;
  if (scope === 'Median time') return hoursToDecision;
  return null;
}

/** Of notices alone: each is decided by a person here. */
function fillAutomated(part: Part, { notices }: Record, tell: Tell): void {
  const { byHand = 0, trustedByHand = 0 } = totalOf(notices) ?? {};
  const decided: { readonly [scope: string]: number } = { 'NAM Total': byHand, 'NAM Trusted Flagger': trustedByHand };
  for (const row of part.rows) {
    const found = decided[textAt(part, row, 'Scope')];
    if (found === undefined) continue;
    const indicator = textAt(part, row, 'Indicator');
    if (indicator === 'Number of notices solely processed by automated means') put(part, row, 'Value', 0);
    if (indicator === 'Number of notices not processed by automated means') put(part, row, 'Value', found);
  }
  tell(gapWords('rows.measures'), gapWords('measures'));
  tell(gapWords('rows.accuracy'), gapWords('accuracy'));
  tell(gapWords('rows.languages'), gapWords('very-large'));
}
