import type { Notice, NoticeReason } from '../compose/notice-schema.ts';
import { nameField, noticeWords, sayPassage } from '../compose/words.ts';
import { renderText } from '../render/render.ts';
import type { FieldValue, PlatformForm } from './platform-forms.ts';

/** A field of a platform's form, filled in from a document. */
export interface FilledField {
  key: string;
  label: PlatformForm['fields'][number]['label'];
  point: string | null;
  maxLength: number | null;
  /** What goes into it; null: the document does not say. */
  text: string | null;
  /** Characters (UTF-16 units, as browsers count them) by which it is too long: a person shortens it, nothing is cut. */
  excess: number;
  /** Of a document about several offers: the same for each of them, for a form that takes one at a time. */
  parts: { url: string; text: string }[];
}

/** Fills a platform's form in from a document, field by field, in the document's own words. Pure. */
export function fillForm(form: PlatformForm, notice: Notice): FilledField[] {
  return form.fields.map(({ key, label, point, value, maxLength }) => {
    const text = fillIn(value, notice, null);
    const isOfOffer = OF_OFFER.includes(value) && notice.listings.length > 1;
    return {
      ...{ key, label, point, maxLength, text },
      excess: maxLength === null ? 0 : Math.max(0, (text ?? '').length - maxLength),
      parts: isOfOffer
        ? notice.listings.flatMap(({ url }) => {
            const part = fillIn(value, notice, url);
            return part === null ? [] : [{ url, text: part }];
          })
        : [],
    };
  });
}

/** What differs from offer to offer. */
const OF_OFFER: readonly FieldValue[] = ['reasons', 'locations', 'identifiers', 'legal-basis'];

/** @param url an offer alone; null: all */
function fillIn(value: FieldValue, notice: Notice, url: string | null): string | null {
  const listings = notice.listings.filter((listing) => url === null || listing.url === url);
  const reasons = notice.reasons.filter(({ listingUrl }) => url === null || listingUrl === null || listingUrl === url);
  const lines = (texts: readonly (string | null | undefined)[], between = '\n'): string | null =>
    [...new Set(texts.filter((text) => text))].join(between) || null;
  switch (value) {
    case 'reasons':
      return lines(
        reasons.map((reason) => writeReason(reason, notice, url === null && notice.listings.length > 1)),
        '\n\n',
      );
    case 'locations':
      return lines(listings.map((listing) => listing.url));
    case 'identifiers':
      return lines(listings.map(({ id, title }) => [title, id].filter(Boolean).join(' · ')));
    case 'legal-basis':
      return lines(reasons.flatMap(({ legal }) => legal.map(({ citation }) => citation)));
    case 'trader':
      return lines([notice.trader?.name, notice.trader?.id, notice.trader?.url], ', ');
    case 'name':
      return notice.notifier?.name ?? null;
    case 'organisation':
      return notice.notifier?.organisation ?? null;
    case 'email':
      return notice.notifier?.email ?? null;
    case 'statement':
      return notice.statement;
    case 'reference':
      return notice.id;
    case 'whole':
      return renderText(notice);
  }
}

/** A reason as somebody types it into a form: what is found, on which provisions, in which passages. */
function writeReason(reason: NoticeReason, { language }: Notice, namesOffer: boolean): string {
  const say = noticeWords(language);
  const named = (name: string, text: string): string => say('label', { name, value: text });
  return [
    ...(namesOffer && reason.listingUrl ? [named(say('concerns'), reason.listingUrl)] : []),
    reason.explanation,
    ...reason.legal.map(({ citation, penalty, verified }) =>
      named(
        say('legal'),
        [citation, ...(penalty ? [penalty] : []), ...(verified ? [] : [say('unverified')])].join(' – '),
      ),
    ),
    ...reason.matches.map(({ field, text, via, cut }) =>
      named(
        nameField(field, language),
        via === 'absent'
          ? say('absentPassage')
          : `${say('quote', { text: sayPassage(field, text, language) })}${cut ? ` ${say('cut')}` : ''}`,
      ),
    ),
    ...(reason.matchesOmitted > 0 ? [say('omitted', { count: reason.matchesOmitted })] : []),
  ].join('\n');
}
