import type { Say } from '../../base/text/words.ts';
import { writeDay } from '../../base/text/write-day.ts';
import { documentOf, titleOf } from '../compose/document-kinds.ts';
import type { DocumentElement } from '../compose/documents-register.ts';
import type { Notice } from '../compose/notice-schema.ts';
import { noticeWords } from '../compose/words.ts';
import {
  authorityFacts,
  type Block,
  candidateBlocks,
  daysOf,
  documentTable,
  evidenceFacts,
  laboratoryBlocks,
  listingTable,
  namePlatform,
  nameTrader,
  notifierBlock,
  provisionTable,
  type Row,
  reasonBlocks,
  recurrenceBlocks,
  strong,
  text,
} from './blocks.ts';

export interface Outline {
  title: string;
  basis: string;
  /** Who sends, as a letter's head: name, address, e-mail. */
  sender: string[];
  recipient: string[];
  head: Row[];
  blocks: Block[];
  signature: { done: string; name: string; organisation: string };
}

/**
 * Lays a document out: the parts that its kind asks for (`registers/documents`), in that order, in the words of its
 * language.
 */
export function outlineOf(notice: Notice): Outline {
  const say = noticeWords(notice.language);
  const document = documentOf(notice.kind);
  const { notifier, recipient } = notice;
  const issuer = notice.order?.authority ?? notice.information?.authority ?? null;
  const organisation = issuer?.name ?? notifier?.organisation ?? notifier?.name ?? '';
  let number = 0;
  return {
    title: titleOf(notice.kind, notice.language),
    basis: say(`acts.${notice.kind}.basis`),
    sender: [organisation, issuer?.address ?? '', issuer?.email ?? notifier?.email ?? ''].filter(Boolean),
    recipient: [recipient.name, recipient.address ?? ''].filter(Boolean),
    head: [
      [say('reference'), { exact: notice.id }],
      [say('case'), { exact: notice.caseId }],
      [say('date'), sayDate(notice)],
      [say('platform'), namePlatform(notice)],
      [say('trader'), nameTrader(notice.trader, say)],
      ...(notice.replyTo === null ? [] : [[say('replyTo'), { url: notice.replyTo }] satisfies Row]),
    ],
    blocks: [
      ...noteBlocks(notice, say),
      heading(say('headings.asked')),
      text(say(`acts.${notice.kind}.asked`)),
      ...(document.section ? [text(say('written'))] : []),
      ...document.elements.flatMap((element) => {
        const blocks = elementBlocks(element, notice, say);
        if (blocks.length === 0) return [];
        number += 1;
        const name = say(`headings.${headingOf(element, notice)}`);
        const point = element.point && sayPoint(element.point, say);
        const named = point ? say('withPoint', { heading: name, point }) : name;
        return [heading(say('numbered', { number, heading: named })), ...blocks];
      }),
    ],
    signature: {
      done: say('doneOn', { date: sayDate(notice) }),
      name: notifier?.name ?? '',
      organisation,
    },
  };
}

/** `9(2)(a)(iv)` as the language cites it: `article 9, paragraphe 2, point a) iv)`. */
export function sayPoint(point: string, say: Say): string {
  const [whole, article, paragraph, letter, item] =
    /^(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?(?:\(([ivx]+)\))?$/.exec(point) ?? [];
  if (whole === undefined) return say('point.article', { n: point });
  return [
    say('point.article', { n: article ?? '' }),
    paragraph ? say('point.paragraph', { n: paragraph }) : '',
    letter ? say('point.letter', { n: letter }) : '',
    item ? say('point.item', { n: item }) : '',
  ].join('');
}

/** The day of the document, as a letter says it. */
const sayDate = ({ date, language }: Notice): string => writeDay(date, language);

/** The heading of an element: some read differently from kind to kind. */
function headingOf({ key, point }: DocumentElement, { kind }: Notice): string {
  if (key === 'notifier') return point ? 'notifier' : 'sender';
  if (key === 'asked') return 'askedOf';
  if (key === 'reminds') return kind === 'reminder' ? key : 'recalled';
  if (key !== 'reasons' || kind === 'dsa-9' || kind === 'gpsr-22-order') return key;
  if (kind === 'lcen-6-3') return 'foundByBasis';
  return kind === 'dsa-10' || kind === 'coordinator' || kind === 'cpp-40' ? 'found' : 'reasons';
}

/** What a reader must know first: priority, and that a translation does not govern. */
function noteBlocks(notice: Notice, say: Say): Block[] {
  const { notifier, governing } = notice;
  const blocks: Block[] = [];
  if (notifier?.trustedFlagger) {
    const { awarded } = notifier;
    const since = awarded && say('awarded', { ...awarded, since: daysOf(notice)(awarded.since) });
    blocks.push(strong([say('trustedFlagger'), since ?? ''].join(' ').trimEnd()));
  }
  if (governing) blocks.push(strong(say('translation', { language: say(`languages.${governing}`) })));
  return blocks;
}

/** The blocks of one element; none where it is optional and not there. */
function elementBlocks(element: DocumentElement, notice: Notice, say: Say): Block[] {
  switch (element.from) {
    case 'listings':
      return [listingTable(notice, say)];
    case 'findings':
      return [
        ...(notice.kind === 'lcen-6-3' || notice.kind === 'cpp-40' ? [provisionTable(notice, say)] : []),
        ...notice.reasons.flatMap((reason) => reasonBlocks(reason, notice, say)),
      ];
    case 'evidence':
      return [text(say('evidenceText')), ...notice.evidence.map((sealed) => evidenceFacts(sealed, say))];
    case 'documents':
      return notice.acts ? [documentTable(notice.acts, notice, say)] : [];
    case 'recurrence':
      return recurrenceBlocks(notice, say);
    case 'candidates':
      return candidateBlocks(notice, say);
    case 'laboratory':
      return laboratoryBlocks(notice, say);
    case 'recalled':
      return notice.reminds ? [documentTable([notice.reminds], notice, say), ...citedBlocks(notice, say)] : [];
    case 'authority':
      return authorityFacts(notice, say);
    case 'sender':
      return [notifierBlock(notice, say)];
    case 'confirmed':
      return notice.statement === null ? [] : [text(notice.statement)];
    case 'typed':
      return typedBlocks(element, notice, say);
  }
}

/** Why somebody hears of a document that they did not get. */
function citedBlocks({ amendment, language }: Notice, say: Say): Block[] {
  const by = amendment?.citedBy;
  return by ? [text(say('citedBy', { act: titleOf(by.kind, language), id: by.id }))] : [];
}

function typedBlocks({ key, input }: DocumentElement, notice: Notice, say: Say): Block[] {
  const section = notice.order ?? notice.information ?? notice.report ?? notice.application ?? notice.amendment ?? {};
  const value = Object.entries(section).find(([name]) => name === key)?.[1];
  if (key === 'reportTo' && value === null) return [text(say('reportToIssuer'))];
  if (Array.isArray(value)) return [text(value.join(', '))];
  if (typeof value !== 'string') return [];
  if (input === 'choice') return [text(say(`${key === 'cause' ? 'causes' : 'measures'}.${value}`))];
  if (key === 'identicalUntil') return [text(say('identical', { until: daysOf(notice)(value) }))];
  return value.split(/\n+/).map((line): Block => ({ kind: 'text', text: line, tone: 'typed' }));
}

const heading = (words: string): Block => ({ kind: 'heading', level: 2, text: words });
