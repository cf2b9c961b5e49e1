import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTransport } from 'nodemailer';
import { startMailbox } from './mailbox.ts';

const message = {
  messageId: '<notice-1@vigie.example>',
  from: { name: 'Vigie', address: 'notices@vigie.example' },
  to: [{ name: 'Bazar Exemple', address: 'notices@bazar.example' }],
  subject: 'Signalement n° 1',
  text: 'Contenu signalé : « offre d’exemple ».',
  attachments: [{ filename: 'notice.pdf', content: Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255]) }],
};

test('a message is received once, however often it is delivered', async (context) => {
  const mailbox = await startMailbox();
  context.after(() => mailbox.stop());
  const transport = createTransport({ host: mailbox.host, port: mailbox.port });
  context.after(() => transport.close());

  await transport.sendMail(message);
  await transport.sendMail(message);
  await transport.sendMail({ ...message, messageId: '<notice-2@vigie.example>', attachments: [] });

  const [first, second, ...more] = mailbox.received();
  assert.deepEqual(first, {
    messageId: '<notice-1@vigie.example>',
    from: 'notices@vigie.example',
    to: ['notices@bazar.example'],
    subject: 'Signalement n° 1',
    text: 'Contenu signalé : « offre d’exemple ».',
    attachments: [{ filename: 'notice.pdf', bytes: Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255]) }],
    deliveries: 2,
  });
  assert.equal(second?.deliveries, 1);
  assert.deepEqual(more, []);
});

test('a message without a Message-ID is refused, and nothing is kept', async (context) => {
  const mailbox = await startMailbox();
  context.after(() => mailbox.stop());
  const transport = createTransport({ host: mailbox.host, port: mailbox.port });
  context.after(() => transport.close());
  const envelope = { from: 'a@vigie.example', to: ['b@bazar.example'] };
  await assert.rejects(transport.sendMail({ envelope, raw: 'Subject: x\r\n\r\nx\r\n' }), { responseCode: 550 });
  assert.deepEqual(mailbox.received(), []);
});
