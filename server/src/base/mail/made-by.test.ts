import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MadeBy, readMadeBy } from './made-by.ts';
import { parseMail } from './parse-mail.ts';

/** Fields of a mail's header, and who made it: RFC 3834, section 5, unless another source is named. */
const MAILS: [string, MadeBy['by']][] = [
  ['Auto-Submitted: no', 'person'],
  ['Auto-Submitted: NO; owner-email="desk@flagger.example"', 'person'],
  ['Auto-Submitted: (sent by hand) no', 'person'],
  ['Auto-Submitted:', 'person'],
  ['Precedence: first-class', 'person'],
  ['Return-Path: <desk@flagger.example>', 'person'],
  ['X-Auto-Response-Suppress: None', 'person'],
  ['X-Autoreply: no', 'person'],
  // Not an attachment's.
  ['Content-Type: multipart/mixed; boundary=report', 'person'],
  ['Auto-Submitted: auto-generated', 'machine'],
  ['Auto-Submitted: Auto-Generated; owner-email="desk@flagger.example"', 'machine'],
  ['Auto-Submitted: (nightly) auto-generated (cron)', 'machine'],
  ['Auto-Submitted: auto-generated\r\n (folded; here)', 'machine'],
  // RFC 5436, 2.7.1
  ['Auto-Submitted: auto-notified; owner-email="me@example.com"', 'machine'],
  // An extension's keyword.
  ['Auto-Submitted: auto-forwarded', 'machine'],
  ['Precedence: bulk', 'machine'],
  ['Precedence: junk', 'machine'],
  ['Precedence: list', 'machine'],
  // RFC 2919, RFC 2369
  ['List-Id: <notices.flagger.example>', 'machine'],
  ['List-Unsubscribe: <https://flagger.example/u>', 'machine'],
  // MS-OXCMAIL, 2.1.3.2.20
  ['X-Auto-Response-Suppress: DR, OOF, AutoReply', 'machine'],
  ['Return-Path: <>', 'machine'],
  ['Auto-Submitted: auto-replied', 'reply'],
  ['Auto-Submitted: auto-replied; x=y', 'reply'],
  ['Auto-Submitted: auto-replied (vacation)', 'reply'],
  ['Precedence: auto_reply', 'reply'],
  ['X-Autoreply: yes', 'reply'],
  ['X-Autorespond: Away until Monday', 'reply'],
  // RFC 8098
  ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b', 'reply'],
  ['Content-Type: multipart/report; report-type=delivery-status; boundary=b', 'report'],
  // RFC 6533
  ['Content-Type: multipart/report; boundary=b; report-type="global-delivery-status"', 'report'],
  // Exchange's holiday answer to a mail of ours, and a ticket system's second notice about its own ticket.
  ['Auto-Submitted: auto-generated\r\nIn-Reply-To: <ans_1@ours.example>', 'reply'],
  ['Auto-Submitted: auto-generated\r\nReferences: <t1@theirs.example>\r\n <ans_1@ours.example>', 'reply'],
  ['Auto-Submitted: auto-generated\r\nIn-Reply-To: <t1@theirs.example>', 'machine'],
  // A person answers.
  ['In-Reply-To: <ans_1@ours.example>', 'person'],
];

test('a mail’s header tells whether a person, a machine or an automatic answer made it', async () => {
  for (const [fields, by] of MAILS) {
    const mail = await parseMail(Buffer.from(`From: desk@flagger.example\r\n${fields}\r\n\r\ntext`));
    const made = readMadeBy(mail, (ids) => ids.includes('ans_1@ours.example'));
    assert.equal(made.by, by, fields);
    if (made.by !== 'person') assert.match(made.field, /^[A-Z][\w-]*: /, fields);
  }
  for (const [from, by] of [
    ['MAILER-DAEMON@mx.example', 'machine'],
    ['owner-notices@lists.example', 'machine'],
    ['notices-request@lists.example', 'machine'],
    ['owner@shop.example', 'person'],
    ['request@shop.example', 'person'],
  ] as const)
    assert.equal(readMadeBy(await parseMail(Buffer.from(`From: ${from}\r\n\r\ntext`))).by, by, from);
});
