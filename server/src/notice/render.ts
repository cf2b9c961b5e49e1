import { type Notice, type NoticeReason, noticeSchema } from './compose-schema.ts';
import { nameField, noticeWords, type Say } from './compose-words.ts';
import { makeVisible } from './render-visible.ts';

/**
 * The notice as JSON, the form for machines: `docs/reference/notice.schema.json`. Same notice, same bytes: the keys are in the schema's order,
 * whatever the store has made of it.
 */
export function renderJson(notice: Notice): string {
  return `${JSON.stringify(noticeSchema.parse(notice), null, 2)}\n`;
}

/** Subject of the e-mail, one line. */
export function renderSubject(notice: Notice): string {
  return noticeWords(notice.language)('subject', { platform: makeVisible(notice.platform.name), id: notice.id });
}

/** The notice as plain text: the body of the e-mail. Lines are not wrapped, so that URLs stay whole. */
export function renderText(notice: Notice): string {
  const say = noticeWords(notice.language);
  const label = labelWith(say);
  const lines = [
    ...head(notice, say),
    ...heading(say('asked')),
    say('askedText'),
    ...heading(`1. ${say('locations')}`),
    ...notice.listings.flatMap((listing, index) => [
      `(${index + 1}) ${makeVisible(listing.url)}`,
      `    ${label('offer', makeVisible(listing.title))}`,
      `    ${label('platformId', listing.id === null ? say('notStated') : makeVisible(listing.id))}`,
    ]),
    ...heading(`2. ${say('reasons')}`),
    ...notice.reasons.flatMap((reason) => [...reasonLines(reason, notice, say), '']),
    ...heading(`3. ${say('evidence')}`),
    say('evidenceText'),
    ...notice.evidence.flatMap((sealed) => [
      `- ${label('package', makeVisible(sealed.packageId))}`,
      `  ${label('digest', sealed.digest)}`,
      `  ${label('logEntry', sealed.logIndex)}`,
      `  ${label('sealedAt', sealed.sealedAt)}`,
    ]),
    ...heading(`4. ${say('notifier')}`),
    ...notifierLines(notice, say),
    ...(notice.statement === null ? [] : [...heading(`5. ${say('statementTitle')}`), notice.statement]),
  ];
  const text = lines.join('\n').replace(/\n{3,}/g, '\n\n');
  return text.includes('‹U+') ? `${text}\n\n${say('escaped')}\n` : `${text}\n`;
}

function head(notice: Notice, say: Say): string[] {
  const { trader, recipient } = notice;
  const label = labelWith(say);
  return [
    say('title').toUpperCase(),
    say('basis'),
    '',
    `${label('reference', notice.id)}`,
    `${label('case', makeVisible(notice.caseId))}`,
    `${label('date', notice.date)}`,
    `${label(
      'recipient',
      [recipient.name, recipient.address]
        .filter((part) => part !== null)
        .map(makeVisible)
        .join(', '),
    )}`,
    `${label('platform', namePlatform(notice))}`,
    `${label('trader', nameTrader(trader, say))}`,
    ...(notice.notifier?.trustedFlagger ? ['', say('trustedFlagger')] : []),
  ];
}

/** The platform's name, and its key when that says more. */
export function namePlatform({ platform }: Notice): string {
  const name = makeVisible(platform.name);
  return platform.key === platform.name ? name : `${name} (${makeVisible(platform.key)})`;
}

/** Name, identifier and URL of the trader, as far as the offer says. */
export function nameTrader(trader: Notice['trader'], say: Say): string {
  const parts = [trader?.name, trader?.id && say('traderId', { id: trader.id }), trader?.url];
  const said = parts.filter((part) => typeof part === 'string' && part !== '').map((part) => makeVisible(String(part)));
  return said.join(', ') || say('traderUnknown');
}

/** When a provision is in force, in words; `null` when the pack gives no date. */
export function nameForce({ from, to }: { from: string | null; to: string | null }, say: Say): string | null {
  if (from && to) return say('forceFromTo', { from, to });
  if (from) return say('forceFrom', { from });
  return to ? say('forceTo', { to }) : null;
}

function reasonLines(reason: NoticeReason, notice: Notice, say: Say): string[] {
  const label = labelWith(say);
  return [
    makeVisible(say('reason', { number: reason.number, title: reason.title })),
    `${label('concerns', reason.listingUrl === null ? say('concernsAll') : makeVisible(reason.listingUrl))}`,
    makeVisible(reason.explanation),
    '',
    ...reason.legal.flatMap((basis) => {
      const force = nameForce(basis, say);
      return [
        `  ${label('legal', `${makeVisible(basis.citation)} [${say(basis.verified ? 'verified' : 'unverified')}]`)}`,
        `    ${label('penalty', basis.penalty === null ? say('penaltyNone') : makeVisible(basis.penalty))}`,
        ...(force ? [`    ${label('force', force)}`] : []),
        ...(basis.note === null ? [] : [`    ${label('note', makeVisible(basis.note))}`]),
      ];
    }),
    '',
    `  ${say('passages')}`,
    ...reason.matches.map((match) => {
      const quoted = match.via === 'absent' ? say('absentPassage') : say('quote', { text: makeVisible(match.text) });
      const cut = match.cut ? ` ${say('cut')}` : '';
      const name = makeVisible(nameField(match.field, notice.language));
      return `  - ${say('label', { name, value: quoted })}${cut} [${label('matched', makeVisible(match.term))}]`;
    }),
    ...(reason.matchesOmitted > 0 ? [`  ${say('omitted', { count: reason.matchesOmitted })}`] : []),
    `  ${makeVisible(say('computed', { rule: reason.rule, pack: reason.pack, digest: reason.packDigest, engine: reason.engine }))}`,
  ];
}

function notifierLines({ notifier }: Notice, say: Say): string[] {
  if (!notifier) return [say('anonymous')];
  const label = labelWith(say);
  return [
    ...(notifier.organisation === null ? [] : [`${label('organisation', makeVisible(notifier.organisation))}`]),
    `${label('name', makeVisible(notifier.name))}`,
    `${label('email', makeVisible(notifier.email))}`,
  ];
}

/** `Name: value`, as the language sets its colons. */
function labelWith(say: Say): (key: string, value: string | number) => string {
  return (key, value) => say('label', { name: say(key), value });
}

function heading(text: string): string[] {
  return ['', text, '-'.repeat(text.length)];
}
