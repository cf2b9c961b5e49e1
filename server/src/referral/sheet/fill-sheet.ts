import type { Listing, Words } from '@vigie/engine';
import { writeDay } from '../../base/text/write-day.ts';
import type { LaboratoryResult } from '../../evidence/index.ts';
import type { Hearing, Measure } from '../../notice/index.ts';
import type { AuthorityForm, SheetValue } from './authority-forms.ts';
import type { AuthoritySheet } from './sheet-schema.ts';
import { sheetWords } from './sheet-words.ts';

/** What of the record a sheet is filled from. */
export interface SheetRecord {
  case: { id: string; platform: string };
  at: string;
  /** Country of the unit, ISO 3166-1 alpha-2. */
  country: string;
  authority: { name: string; address: string | null; email: string };
  marketplace: { name: string; operator: string | null; country: string | null };
  /** The offers of the case as last seen. */
  offers: Listing[];
  legal: { citation: Words; verified: boolean }[];
  laboratory: LaboratoryResult[];
  hearings: Hearing[];
  /** Measures, each with what it is and to whom it went. */
  measures: (Pick<Measure, 'at'> & { title: Words; addressee: string })[];
}

type Language = 'en' | 'fr';

/** The forms and one of them filled from the record: nothing is guessed, and what is missing says who has it. Pure. */
export function fillSheet(
  forms: readonly AuthorityForm[],
  form: AuthorityForm,
  record: SheetRecord,
  language: Language,
): AuthoritySheet {
  const sections = new Map(form.sections.map(({ key, en, fr }) => [key, { en, fr }]));
  const fields = form.fields.map(({ key, section, label, verified, value, from }) => {
    const text = value === null ? null : fillIn(value, record, language);
    const named = sections.get(section) ?? { en: section, fr: section };
    return { key, section: named, label, verified, text, missing: text === null ? from : null };
  });
  const { key, title, url, verified, source, checked, note } = form;
  return {
    format: 'vigie.authority-sheet/1',
    forms: forms.map((one) => ({ key: one.key, title: one.title })),
    form: { key, title, url, verified, source, checked, note },
    case: record.case.id,
    at: record.at,
    language,
    fields,
    missing: fields.flatMap((field) => (field.missing === null || field.missing === 'system' ? [] : [field.key])),
  };
}

/** Each text once, in its order; null: there is none. */
function lines(texts: readonly (string | null | undefined)[], between = '\n'): string | null {
  return [...new Set(texts.filter((text) => text))].join(between) || null;
}

const operator = (one: { name: string; address: string | null; contact: string | null } | null): string | null =>
  one && lines([one.name, one.address, one.contact], ', ');

function fillIn(value: SheetValue, record: SheetRecord, language: Language): string | null {
  const { offers, measures } = record;
  const say = sheetWords(language);
  const day = (instant: string): string => writeDay(instant.slice(0, 10), language);
  switch (value) {
    case 'authority':
      return lines([record.authority.name, record.authority.address, record.authority.email], ', ');
    case 'country':
      return record.country;
    case 'reference':
      return record.case.id;
    case 'marketplace':
      return lines([record.marketplace.name, record.marketplace.operator, record.marketplace.country], ', ');
    case 'title':
      return lines(offers.map(({ title }) => title));
    case 'product':
    case 'category':
      return lines(offers.map(({ category }) => (value === 'product' ? category.at(-1) : category.join(' > '))));
    case 'brand':
      return lines(offers.map(({ brand }) => brand));
    case 'model':
      return lines(offers.map(({ mpn }) => mpn));
    case 'barcode':
      return lines(offers.map(({ gtin }) => gtin));
    case 'description':
      return lines(
        offers.map(({ description }) => description),
        '\n\n',
      );
    case 'pictures':
      return lines(offers.flatMap(({ images }) => images));
    case 'territory':
      return lines(offers.flatMap(({ territory }) => territory).sort(), ', ');
    case 'manufacturer':
      return lines(offers.map(({ manufacturer }) => operator(manufacturer)));
    case 'responsible-person':
      return lines(offers.map(({ responsiblePerson }) => operator(responsiblePerson)));
    case 'trader':
      return lines(
        offers.map(({ trader }) => trader && lines([trader.name, trader.address, trader.email, trader.url], ', ')),
      );
    case 'online':
      return offers.some(({ url }) => url) ? say.yes : null;
    case 'urls':
      return lines(offers.map(({ url }) => url));
    case 'legal':
      return lines(
        record.legal.map(({ citation, verified }) => `${citation[language]}${verified ? '' : ` (${say.unverified})`}`),
      );
    case 'tests':
      return lines(
        record.laboratory.map((one) => say.test(one, day(one.on))),
        '\n\n',
      );
    case 'failed-methods':
      return lines(record.laboratory.flatMap(({ method, conforming }) => (conforming === 'no' ? [method] : [])));
    case 'hearing':
      return lines(record.hearings.map((one) => say.hearing(one, day)));
    case 'measure-type':
      return measures.length > 0 ? say.compulsory : null;
    case 'measures':
      return lines(measures.map(({ title }) => title[language]));
    case 'measure-dates':
      return lines(measures.map(({ at }) => day(at)));
    case 'measure-addressees':
      return lines(measures.map(({ addressee }) => addressee));
  }
}
