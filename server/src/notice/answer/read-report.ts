import type { Email } from 'postal-mime';
import { textOf } from '../../base/mail/parse-mail.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import { findNoticeId } from './notice-id.ts';

/** What became of a mail on its way to one recipient. */
export interface Delivery {
  recipient: string;
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded` (RFC 3464, 2.3.3), or what else it says. */
  action: string;
  /** RFC 3463: `5.1.1`. */
  status: string;
  /** What a server on the way said. */
  diagnostic: string;
}

/** What a mail server tells of a mail that it was given. */
export interface DeliveryReport {
  /** The notice that the mail was, by an identifier of that mail; null: by none. */
  notice: string | null;
  deliveries: Delivery[];
}

/** Octets of a part that are read. */
const PART_LENGTH = 256 * 1024;
/** Recipients of one report that are told of. */
const MOST_RECIPIENTS = 20;

/**
 * Reads a delivery status notification: RFC 3464, and RFC 6533 where addresses or texts are international. Its fields
 * belong to their own recipient (RFC 3464, 2.3). Which mail it is of is told by the envelope's id (RFC 3464, 2.2.1), by
 * `X-Original-Message-ID`, by the header of the mail itself, whole or in part (RFC 6522, 3; it may be left out), under
 * whatever type it comes back, and by what the report says to answer.
 *
 * @returns null: it is none
 */
export function readReport(mail: Email): DeliveryReport | null {
  const isStatus = (type: string): boolean => /^message\/(?:global-)?delivery-status$/.test(type);
  const statuses = mail.attachments.filter(({ mimeType }) => isStatus(mimeType));
  if (statuses.length === 0) return null;
  const groups = statuses.flatMap((part) => groupFields(textOf(part).slice(0, PART_LENGTH)));
  const said = (name: string): (string | undefined)[] => groups.map((group) => group.get(name));
  const returned = mail.attachments
    .filter(({ mimeType }) => !isStatus(mimeType))
    .map((part) => /^message-id:\s*([^\r\n]+)/im.exec(textOf(part).slice(0, PART_LENGTH))?.[1]);
  const original = mail.headers.find(({ key }) => key === 'x-original-message-id')?.value;
  return {
    notice: findNoticeId(
      ...said('original-envelope-id'),
      ...said('x-original-message-id'),
      ...said('original-message-id'),
      original,
      ...returned,
      mail.inReplyTo,
      mail.references,
    ),
    deliveries: groups.flatMap((group) => readDelivery(group) ?? []),
  };
}

/** Those of its recipients whom the mail will not reach; delayed, relayed, delivered and expanded are none of them. */
export const listFailed = ({ deliveries }: DeliveryReport): Delivery[] =>
  deliveries.filter(({ action, status }) => action === 'failed' || (action === '' && status.startsWith('5')));

/** Who was not reached and why, a recipient after the other. */
export function describeFailed(failed: readonly Delivery[]): string {
  const parts = failed
    .slice(0, MOST_RECIPIENTS)
    .map(({ recipient, status, diagnostic }) =>
      makeVisible([recipient, status, diagnostic].filter(Boolean).join(': ')).slice(0, 500),
    );
  const rest = failed.length - MOST_RECIPIENTS;
  return [...parts, ...(rest > 0 ? [`… +${rest}`] : [])].join('; ');
}

/**
 * The fields of a report, group by group: an empty line ends one, and so does a recipient after another where the line
 * was forgotten.
 */
function groupFields(text: string): Map<string, string>[] {
  const groups: Map<string, string>[] = [];
  let group = new Map<string, string>();
  const end = (): void => {
    if (group.size > 0) groups.push(group);
    group = new Map();
  };
  for (const line of text.replace(/\r?\n[ \t]+(?=\S)/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      if (line.trim() === '') end();
      continue;
    }
    const key = name.toLowerCase();
    const starts = key === 'original-recipient' || key === 'final-recipient' || key === 'action';
    if (starts && group.has(key)) end();
    if (!group.has(key)) group.set(key, value.trim());
  }
  end();
  return groups;
}

function readDelivery(group: ReadonlyMap<string, string>): Delivery | null {
  const recipient = group.get('final-recipient') ?? group.get('original-recipient');
  const action = group.get('action');
  if (recipient === undefined && action === undefined) return null;
  return {
    recipient: readAddress(recipient ?? ''),
    action: wordOf(action ?? '').toLowerCase(),
    status: wordOf(group.get('status') ?? ''),
    diagnostic: (group.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, ''),
  };
}

/** A word, without the comment that may stand on either side of it. */
const wordOf = (value: string): string => value.replace(/^(?:\s*\([^()]*\))*\s*/, '').split(/[\s(]/)[0] ?? '';

/**
 * `rfc822; a@b.example`, `utf-8; ä@b.example`; in a report for those who take ASCII alone the latter's characters are
 * written `\\x{E4}` (RFC 6533, 3).
 */
function readAddress(value: string): string {
  const [, type = '', address = value] = /^([\w-]+)\s*;\s*(.*)$/.exec(value) ?? [];
  const bare = address.replace(/^<(.*)>$/, '$1');
  if (type.toLowerCase() !== 'utf-8') return bare;
  return bare.replace(/\\x\{([0-9A-F]{1,6})\}/gi, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
  });
}
