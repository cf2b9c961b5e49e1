import type { Say } from '../../base/text/words.ts';
import { writeDay } from '../../base/text/write-day.ts';
import { titleOf } from '../compose/document-kinds.ts';
import type { Notice, NoticeReason, PastDocument } from '../compose/notice-schema.ts';
import { nameField, sayPassage } from '../compose/words.ts';

/** A piece of text in a cell: what may be broken over lines, or what a reader copies and so stays as it is. */
export type Cell = string | { url: string } | { exact: string };
export type Row = [label: string, value: Cell];

/**
 * One piece of a document, in reading order, the same for plain text and PDF. Text is as it came: the renderers make it
 * safe to show.
 */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'text'; text: string; tone: 'plain' | 'strong' | 'small' | 'typed' }
  | { kind: 'facts'; rows: Row[] }
  | { kind: 'table'; shares: number[]; head: string[]; rows: Cell[][] };

type Day = (date: string) => string;
/** Writes a date, or an instant's, as the document's language does. */
export const daysOf =
  ({ language }: Notice): Day =>
  (date) =>
    writeDay(date.slice(0, 10), language);

/** The offers that a document is about. */
export function listingTable({ listings }: Notice, say: Say): Block {
  return {
    kind: 'table',
    shares: [0, 2, 4, 1.2],
    head: [say('number'), say('offer'), say('url'), say('platformId')],
    rows: listings.map(({ url, id, title }, index) => [
      String(index + 1),
      title || say('notStated'),
      { url },
      id ?? say('notStated'),
    ]),
  };
}

/** Which reasons rest on which provision, and how many of the locations they concern. */
export function provisionTable({ reasons, listings }: Notice, say: Say): Block {
  const provisions = new Map<string, NoticeReason[]>();
  for (const reason of reasons) {
    for (const { citation } of reason.legal) provisions.set(citation, [...(provisions.get(citation) ?? []), reason]);
  }
  return {
    kind: 'table',
    shares: [4, 1.5, 1.5],
    head: [say('provision'), say('reasonNumbers'), say('headings.listings')],
    rows: [...provisions].map(([citation, resting]) => {
      const everywhere = resting.some(({ listingUrl }) => listingUrl === null);
      const urls = new Set(resting.map(({ listingUrl }) => listingUrl));
      return [
        citation,
        [...new Set(resting.map(({ number }) => number))].join(', '),
        String(everywhere ? listings.length : urls.size),
      ];
    }),
  };
}

/** One reason: what is found, on which provisions, in which passages. */
export function reasonBlocks(reason: NoticeReason, notice: Notice, say: Say): Block[] {
  return [
    { kind: 'heading', level: 3, text: say('reason', { number: reason.number, title: reason.title }) },
    {
      kind: 'facts',
      rows: [[say('concerns'), reason.listingUrl === null ? say('concernsAll') : { url: reason.listingUrl }]],
    },
    text(reason.explanation),
    ...reason.legal.map((basis): Block => {
      const force = nameForce(basis, daysOf(notice), say);
      return {
        kind: 'facts',
        rows: [
          [say('legal'), `${basis.citation} [${say(basis.verified ? 'verified' : 'unverified')}]`],
          [say('penalty'), basis.penalty ?? say('penaltyNone')],
          ...(force ? [[say('force'), force] satisfies Row] : []),
          ...(basis.note === null ? [] : [[say('note'), basis.note] satisfies Row]),
        ],
      };
    }),
    strong(say('passages')),
    {
      kind: 'table',
      shares: [1.5, 3, 1.1],
      head: [say('field'), say('passage'), say('matched')],
      rows: reason.matches.map((match) => [
        nameField(match.field, notice.language),
        match.via === 'absent'
          ? say('absentPassage')
          : say('quote', { text: sayPassage(match.field, match.text, notice.language) }) +
            (match.cut ? ` ${say('cut')}` : ''),
        match.term,
      ]),
    },
    ...(reason.matchesOmitted > 0 ? [text(say('omitted', { count: reason.matchesOmitted }))] : []),
    {
      kind: 'text',
      tone: 'small',
      text: say('computed', {
        rule: reason.rule,
        pack: reason.pack,
        digest: reason.packDigest,
        engine: reason.engine,
      }),
    },
  ];
}

/** A sealed package, by what it can be checked with. */
export function evidenceFacts(sealed: Notice['evidence'][number], say: Say): Block {
  return {
    kind: 'facts',
    rows: [
      [say('package'), { exact: sealed.packageId }],
      [say('digest'), { exact: sealed.digest }],
      [say('logEntry'), String(sealed.logIndex)],
      [say('sealedAt'), sealed.sealedAt],
    ],
  };
}

/** What was asked before in the case, and what came of it. */
export function documentTable(acts: PastDocument[], notice: Notice, say: Say): Block {
  if (acts.length === 0) return text(say('noActs'));
  const day = daysOf(notice);
  return {
    kind: 'table',
    shares: [2, 1.4, 1.8, 1.8],
    head: [say('act'), say('sentOn'), say('dueOn'), say('answers')],
    rows: acts.map((document) => [
      `${titleOf(document.kind, notice.language)}, ${document.id}, ${document.recipient}`,
      day(document.sentAt),
      document.due ? say(`due.${document.dueBy ?? 'house'}`, { due: day(document.due) }) : say('due.none'),
      document.answers.map((answer) => sayAnswer(answer, day, say)).join('; ') || say('noAnswer'),
    ]),
  };
}

function sayAnswer({ at, kind, outcome, reference }: PastDocument['answers'][number], day: Day, say: Say): string {
  const what = say(`answered.${outcome ?? kind}`);
  return say('answer', { at: day(at), what: reference === null ? what : `${what} (${reference})` });
}

/** Scale and recurrence, where they were counted. */
export function recurrenceBlocks(notice: Notice, say: Say): Block[] {
  const { recurrence } = notice;
  if (!recurrence) return [];
  const day = daysOf(notice);
  const count = (value: number | null) => (value === null ? say('counts.notCounted') : String(value));
  const counted = ['listings', 'traders', 'removed', 'returned', 'medianDaysToRemoval', 'medianDaysToReturn'] as const;
  return [
    text(say('recurrenceText', { from: day(recurrence.from), to: day(recurrence.to), scope: recurrence.scope })),
    { kind: 'facts', rows: counted.map((key) => [say(`counts.${key}`), count(recurrence[key])]) },
    ...(recurrence.weeks.length === 0
      ? []
      : [
          {
            kind: 'table',
            shares: [1, 1, 1, 1],
            head: (['week', 'listings', 'removed', 'returned'] as const).map((key) => say(`counts.${key}`)),
            rows: recurrence.weeks.map(({ week, asked, removed, returned }) => [
              day(week),
              ...[asked, removed, returned].map(String),
            ]),
          } satisfies Block,
        ]),
  ];
}

/** Annex: what a person confirmed for an obligation that penalises each infringement, and what was sealed of it. */
export function candidateBlocks(notice: Notice, say: Say): Block[] {
  const day = daysOf(notice);
  return (notice.candidates ?? []).flatMap(
    ({ obligation, definition, notice: judges, candidates, omitted }): Block[] => {
      const { title, basis, source, verified } = obligation;
      const force = nameForce({ from: obligation.from, to: obligation.until }, day, say);
      return [
        { kind: 'heading', level: 3, text: title },
        {
          kind: 'facts',
          rows: [
            [say('legal'), basis ?? say('notStated')],
            ...(force ? [[say('force'), force] satisfies Row] : []),
            [say('source'), `${source ?? say('notStated')} [${say(verified ? 'verified' : 'unverified')}]`],
            [say('candidates.counted'), definition],
            [say('candidates.confirmed'), String(candidates.length + omitted)],
          ],
        },
        strong(`${judges} ${say('candidates.noSum')}`),
        ...candidates.map(
          ({ day: on, url, exhibits, confirmedBy, confirmedAt }): Block => ({
            kind: 'facts',
            rows: [
              [say('candidates.day'), day(on)],
              [say('offer'), /^https?:/.test(url) ? { url } : url],
              ...exhibits.flatMap(({ packageId, digest, logIndex, seenAt }): Row[] => [
                [say('package'), { exact: packageId }],
                [say('candidates.seenAt'), seenAt],
                [say('digest'), { exact: digest }],
                ...(logIndex === null ? [] : [[say('logEntry'), String(logIndex)] satisfies Row]),
              ]),
              [say('candidates.by'), say('candidates.byOn', { name: confirmedBy, at: day(confirmedAt) })],
            ],
          }),
        ),
        ...(omitted > 0 ? [text(say('candidates.omitted', { count: omitted }))] : []),
      ];
    },
  );
}

/** What laboratories found, each with the exhibit that its report is. */
export function laboratoryBlocks(notice: Notice, say: Say): Block[] {
  const day = daysOf(notice);
  return (notice.laboratory ?? []).map(
    ({ sample, takenOn, takenPlace, takenBy, laboratory, accreditation, method, on, result, conforming, report }) => ({
      kind: 'facts',
      rows: [
        [say('laboratory.sample'), sample],
        [say('laboratory.taken'), say('laboratory.takenBy', { on: day(takenOn), place: takenPlace, by: takenBy })],
        [say('laboratory.name'), laboratory],
        [say('laboratory.accreditation'), accreditation ?? say('notStated')],
        [say('laboratory.method'), method],
        [say('laboratory.result'), result],
        [say('laboratory.conforming'), say(`laboratory.is.${conforming}`)],
        [
          say('laboratory.report'),
          say('laboratory.reportIs', { on: day(on), number: report.exhibit, name: report.name }),
        ],
        [say('digest'), { exact: report.digest }],
      ],
    }),
  );
}

/** The authority that issues an order. */
export function authorityFacts({ order, information }: Notice, say: Say): Block[] {
  const issuer = order?.authority ?? information?.authority;
  if (!issuer) return [];
  const address = issuer.address === null ? [] : [[say('address'), issuer.address] satisfies Row];
  return [{ kind: 'facts', rows: [[say('organisation'), issuer.name], ...address, [say('email'), issuer.email]] }];
}

/** Who sends, or why they are not named. */
export function notifierBlock({ notifier }: Notice, say: Say): Block {
  if (!notifier) return text(say('anonymous'));
  const { organisation, name, email } = notifier;
  const first = organisation === null ? [] : [[say('organisation'), organisation] satisfies Row];
  return { kind: 'facts', rows: [...first, [say('name'), name], [say('email'), email]] };
}

/** The platform's name, and its key when that says more. */
export function namePlatform({ platform }: Notice): string {
  return platform.key === platform.name ? platform.name : `${platform.name} (${platform.key})`;
}

/** Name, identifier and URL of the trader, as far as the offer says. */
export function nameTrader(trader: Notice['trader'], say: Say): string {
  const parts = [trader?.name, trader?.id && say('traderId', { id: trader.id }), trader?.url];
  return parts.filter(Boolean).join(', ') || say('traderUnknown');
}

/** When a provision is in force, in words; `null` when the pack gives no date. */
function nameForce({ from, to }: { from: string | null; to: string | null }, day: Day, say: Say): string | null {
  if (from && to) return say('forceFromTo', { from: day(from), to: day(to) });
  if (from) return say('forceFrom', { from: day(from) });
  return to ? say('forceTo', { to: day(to) }) : null;
}

/** A paragraph. */
export const text = (words: string): Block => ({ kind: 'text', text: words, tone: 'plain' });
/** A paragraph that stands out. */
export const strong = (words: string): Block => ({ kind: 'text', text: words, tone: 'strong' });
