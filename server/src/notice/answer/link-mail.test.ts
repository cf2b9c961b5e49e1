import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startMailbox } from '@vigie/demo';
import { noDovecot as skip, startImap } from '../../../testing/mailbox.ts';
import { type Sender, startSender } from '../../../testing/notice-delivery.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { readMailbox } from '../../base/mail/mailbox.ts';
import type { Answer } from './answer-schema.ts';
import { linkMail } from './link-mail.ts';
import { readMail } from './read-mail.ts';

const lines = (...text: string[]): string => `${text.join('\r\n')}\r\n`;

/** A report as Postfix writes it (RFC 3464). */
const report = (notice: string, action = 'failed'): string =>
  lines(
    'From: MAILER-DAEMON@mx.market.example',
    'To: vigie@unit.example',
    `Message-ID: <dsn-${action}-${notice}@mx.market.example>`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I am sorry to have to inform you',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.market.example',
    '',
    'Final-Recipient: rfc822; notices@market.example',
    `Action: ${action}`,
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <notices@market.example>:',
    ' no such user\u001b[31m',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    'From: vigie@unit.example',
    `Message-ID: <${notice}@unit.example>`,
    'Subject: a notice',
    '--b--',
  );

const reply = (fields: string[], body: string): string =>
  lines('From: "Trust & Safety" <safety@market.example>', 'Subject: Re: notice', ...fields, '', body);

const receiptOf = (notice: string): Answer => ({
  format: 'vigie.answer/1',
  id: 'ans_mailed',
  notice,
  kind: 'receipt',
  at: '2026-11-25T10:00:00Z',
  reference: 'FILE-9',
  decision: null,
});

const withJson = (id: string, json: string): string =>
  lines(
    'From: safety@market.example',
    `Message-ID: <${id}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'see attached',
    '--b',
    'Content-Type: application/json; name="answer.json"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(json).toString('base64'),
    '--b--',
  );

describeStore('the mailbox', (make) => {
  let made: TestStore;
  let imap: Awaited<ReturnType<typeof startImap>>;
  let smtp: Awaited<ReturnType<typeof startMailbox>>;
  let sender: Sender;
  before(async () => {
    if (skip) return;
    made = await make();
    imap = await startImap();
    smtp = await startMailbox();
    const settings = { smtpUrl: smtp.url, imapUrl: imap.url, mailFrom: 'vigie@unit.example' };
    sender = await startSender(made, { platforms: [], settings });
  });
  after(async () => {
    if (skip) return;
    await sender.stop();
    await smtp.stop();
    await imap.stop();
    await made.drop();
  });
  const lookAt = (url: string) =>
    readMailbox(sender.product.vigie.context, { url, setting: 'VIGIE_IMAP_URL' }, (source, cut) =>
      linkMail(sender.product.vigie.context, source, cut),
    );
  const look = () => lookAt(imap.url);
  const kinds = ({ answers }: { answers: { kind: string }[] }) => answers.map(({ kind }) => kind);

  test('a mail that came back is seen on the case, once; one that is only late is not', { skip }, async () => {
    const id = await sender.write('market', 'notices@market.example');
    assert.equal((await sender.read(id)).notice.state, 'sent');
    imap.deliver(report(id, 'delayed'));
    await look();
    assert.equal((await sender.read(id)).notice.state, 'sent');
    imap.deliver(report(id));
    await look();
    const found = await sender.read(id);
    assert.equal(found.notice.state, 'bounced');
    assert.equal(
      found.notice.failure.en,
      'The mail came back: notices@market.example: 5.1.1: 550 5.1.1 <notices@market.example>: no such user‹U+001B›[31m',
    );
    assert.equal((await sender.timeline()).at(-1), 'notice.bounced');

    assert.equal((await sender.call('POST', `/v1/notices/${id}/tries`)).status, 200);
    await sender.settle();
    assert.equal((await sender.read(id)).notice.state, 'sent');
    imap.renumber();
    await look();
    assert.deepEqual(
      [(await sender.read(id)).notice.state, kinds(await sender.read(id))],
      ['sent', ['bounce']],
      'the old report again',
    );
  });

  test('answers come as data, or as text that waits for a person', { skip }, async () => {
    const id = await sender.write('market', 'notices@market.example');
    const other = await sender.write('market', 'notices@market.example');
    imap.deliver(withJson('a@x', JSON.stringify(receiptOf(id))));
    imap.deliver(reply([`In-Reply-To: <${id}@unit.example>`, 'Message-ID: <b@x>'], 'We have removed the offer.'));
    imap.deliver(reply([`Message-ID: <c@x>`], `Your reference: ${id}.\r\nWe look into it.`));
    imap.deliver(withJson('d@x', JSON.stringify({ ...receiptOf(other), kind: 'decision' })));
    imap.deliver(withJson('g@x', JSON.stringify({ ...receiptOf(id), reference: 'FILE-10' })));
    imap.deliver(
      reply(
        [`References: <${id}@unit.example>`, 'Message-ID: <e@x>', 'Content-Type: text/html'],
        '<p>Dear <b>Sir</b></p><script>x</script>\u202e',
      ),
    );
    imap.deliver(reply(['Message-ID: <f@x>'], 'An offer of insurance.'));
    await look();
    await look();
    const found = await sender.read(id);
    assert.deepEqual(kinds(found).sort(), ['message', 'message', 'message', 'receipt']);
    const receipt = found.answers.find(({ kind }: { kind: string }) => kind === 'receipt');
    assert.equal(
      receipt.reference,
      'FILE-9',
      'an answer of the same id that says something else is left, and keeps none from being read',
    );
    assert.deepEqual(
      kinds(await sender.read(other)),
      [],
      'what is no answer, and names no notice in its text, is left',
    );
    const texts = found.answers.map(({ message }: { message: { text: string } | null }) => message?.text ?? '');
    assert.ok(texts.some((text: string) => text === 'We have removed the offer.'));
    assert.ok(!texts.join().includes('<script>'));
    const message = found.answers.find((answer: { message: { text: string } | null }) =>
      answer.message?.text.startsWith('We have'),
    );
    assert.equal(message.message.from, 'safety@market.example');
    const typed = {
      kind: 'decision',
      at: message.at,
      decision: { outcome: 'acted', explanation: 'Removed.' },
      foundIn: message.id,
    };
    const { status, body } = await sender.call('POST', `/v1/notices/${id}/answers`, typed);
    assert.equal(status, 200);
    assert.ok(body.answers.some(({ foundIn }: { foundIn: string }) => foundIn === message.id));
  });

  test('mails that are made to break a reader do not keep the others from being read', { skip }, async () => {
    const id = await sender.write('market', 'notices@market.example');
    const nested = Array.from(
      { length: 5000 },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
    ).join('');
    imap.deliver(nested);
    imap.deliver(`X-Long: ${'x'.repeat(400_000)}\r\nSubject: ${id}\r\n\r\nx`);
    imap.deliver(Buffer.alloc(1000, 0));
    imap.deliver('');
    imap.deliver(reply([`Message-ID: <big@x>`, `In-Reply-To: <${id}@unit.example>`], 'long '.repeat(2_500_000)));
    imap.deliver(reply(['Message-ID: <nul@x>', `In-Reply-To: <${id}@unit.example>`], 'a\u0000b'));
    imap.deliver(reply(['Message-ID: <last@x>', `In-Reply-To: <${id}@unit.example>`], 'the last one'));
    await look();
    const { answers } = await sender.read(id);
    const texts = answers.map(({ message }: { message: { text: string; cut: boolean } }) => [
      message.text.length,
      message.cut,
    ]);
    assert.deepEqual(
      texts.sort((a: [number], b: [number]) => a[0] - b[0]),
      [
        // The server has put another character in place of NUL.
        ['a\ufffdb'.length, false],
        ['the last one'.length, false],
        [20_000, true],
      ],
    );
  });

  test('a server that does not let in is said', { skip }, async () => {
    await assert.rejects(lookAt('imap://vigie:wrong@127.0.0.1:1/INBOX'), /VIGIE_IMAP_URL/);
    await assert.rejects(
      lookAt(imap.url.replace('secret', 'wrong')),
      (error: Error) => !error.message.includes('wrong'),
    );
  });
});

test('a report of a mail that is no notice of ours is none', async () => {
  assert.deepEqual(await readMail(Buffer.from(report('something'))), { left: 'report' });
});
