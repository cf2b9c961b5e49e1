import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { sampleOf } from '../../../testing/notice-inputs.ts';
import { composeNotice } from '../compose/compose.ts';
import type { Notice } from '../compose/notice-schema.ts';
import { renderJson } from '../render/render.ts';
import type { DeliveryOptions } from './outcome.ts';
import { deliver } from './send-mail.ts';

const scratch = mkdtempSync(join(tmpdir(), 'vigie-send-'));
after(() => rmSync(scratch, { recursive: true }));

function compose(address: string | null = 'notices@market.example', name = 'Market'): Notice {
  return { ...composeNotice(sampleOf('dsa-16', 'fr', 'Bague « laiton »')), recipient: { name, address } };
}

interface Received {
  envelope: { from: string; to: string[] };
  /** What else the envelope asks for: addresses in UTF-8 (RFC 6531), reports by what id (RFC 3461). */
  asked: { utf8: boolean; envid: string | null };
  mail: ParsedMail;
  raw: string;
}

/** A real SMTP server that answers RCPT TO by `refuse` and keeps what it takes. */
async function serve(
  refuse: (address: string) => { code: number; text: string } | null = () => null,
  extensions: { hideSMTPUTF8?: boolean; hideDSN?: boolean } = {},
) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    ...extensions,
    onRcptTo({ address }, _session, done) {
      const refused = refuse(address);
      done(refused ? Object.assign(new Error(refused.text), { responseCode: refused.code }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo, smtpUtf8 = false, dsn } = session.envelope;
        simpleParser(Buffer.concat(chunks)).then((mail) => {
          received.push({
            envelope: { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) },
            asked: { utf8: smtpUtf8, envid: dsn?.envid ?? null },
            mail,
            raw: Buffer.concat(chunks).toString('latin1'),
          });
          done();
        }, done);
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    received,
    options: options({ smtpUrl: `smtp://127.0.0.1:${port}` }),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function options(change: Partial<DeliveryOptions>): DeliveryOptions {
  return {
    smtpUrl: null,
    outboxDir: join(scratch, 'outbox'),
    from: 'vigie@unit.example',
    clock: () => new Date('2026-01-06T08:00:00Z'),
    timeoutMs: 2000,
    ...change,
  };
}

test('an SMTP server takes the notice: one recipient, the text, the PDF and the JSON, one Message-ID for every attempt', async () => {
  const { received, options, stop } = await serve();
  const notice = compose();
  const receipt = await deliver(notice, options);
  assert.deepEqual(
    { ...receipt, detail: '' },
    { failed: false, channel: 'smtp', at: '2026-01-06T08:00:00.000Z', reference: '<ntc_1@unit.example>', detail: '' },
  );
  await deliver(notice, options);
  await stop();
  assert.deepEqual(
    received.map(({ mail }) => mail.messageId),
    ['<ntc_1@unit.example>', '<ntc_1@unit.example>'],
  );
  const [first] = received;
  assert(first);
  assert.deepEqual(first.envelope, { from: 'vigie@unit.example', to: ['notices@market.example'] });
  assert.match(first.mail.subject ?? '', /^Notification de contenu illicite .* Market, référence ntc_1$/);
  assert.match(first.mail.text ?? '', /Bague « laiton »/);
  assert.match(first.mail.text ?? '', /https:\/\/market\.example\/a%20b\/p-1/);
  assert.equal(first.mail.from?.value[0]?.name, 'Unité');
  assert.equal(first.mail.replyTo?.value[0]?.address, 'analyst@unit.example');
  const [pdf, json] = first.mail.attachments;
  assert.equal(pdf?.filename, 'ntc_1.pdf');
  assert.equal(pdf?.content.subarray(0, 5).toString(), '%PDF-');
  assert.equal(json?.content.toString('utf8'), renderJson(notice));
});

test('a mail is signed with DKIM, so that anybody can check that the domain sent it', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = join(scratch, 'dkim.pem');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const { received, options, stop } = await serve();
  const dkim = { domain: 'unit.example', selector: 'vigie', keyFile };
  assert.ok(!(await deliver(compose(), { ...options, dkim })).failed);
  const lost = await deliver(compose(), { ...options, dkim: { ...dkim, keyFile: join(scratch, 'none.pem') } });
  await stop();
  assert.ok(lost.failed && /VIGIE_DKIM_KEY/.test(lost.detail.en), 'without the key nothing leaves unsigned');
  assert.equal(received.length, 1);
  const raw = Buffer.from(received[0]?.raw ?? '', 'latin1');
  const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  const resolver = async (name: string): Promise<string[][]> => {
    assert.equal(name, 'vigie._domainkey.unit.example');
    return [[record]];
  };
  const check = async (mail: Buffer) => {
    const { results } = await dkimVerify(mail, { resolver });
    return results.map(({ status, signingDomain }) => [status.result, signingDomain]);
  };
  assert.deepEqual(await check(raw), [['pass', 'unit.example']]);
  const changed = Buffer.from(
    raw.toString('latin1').replace('notices@market.example', 'notices@evil.example'),
    'latin1',
  );
  assert.deepEqual(await check(changed), [['fail', 'unit.example']]);
});

test('a refused recipient is final, a greylisted one is for later', async () => {
  for (const [code, text, temporary] of [
    [550, 'no such user', false],
    [451, 'greylisted, try again', true],
    [452, 'mailbox full', true],
  ] as const) {
    const { received, options, stop } = await serve(() => ({ code, text }));
    const failure = await deliver(compose(), options);
    await stop();
    assert.equal(failure.failed, true, text);
    assert(failure.failed);
    assert.equal(failure.temporary, temporary, text);
    assert.match(failure.detail.en, new RegExp(text));
    assert.equal(received.length, 0);
  }
});

test('no server, a silent one and one that talks rubbish are for later, within the time given', async () => {
  const { options: gone, stop } = await serve();
  await stop();
  const refused = await deliver(compose(), gone);
  assert(refused.failed && refused.temporary, JSON.stringify(refused));

  for (const greeting of ['', '554 \u001b[31mgo away\r\n', 'x'.repeat(100)]) {
    const sockets = createServer((socket) => {
      socket.on('error', () => {});
      socket.write(greeting);
    });
    sockets.listen(0, '127.0.0.1');
    await once(sockets, 'listening');
    const { port } = sockets.address() as AddressInfo;
    const isFinal = greeting.startsWith('554');
    // What is said is to be heard on a busy machine too; what is waited for in vain costs its time.
    const timeoutMs = isFinal ? 10_000 : 200;
    const failure = await deliver(compose(), options({ smtpUrl: `smtp://127.0.0.1:${port}`, timeoutMs }));
    sockets.close();
    assert(failure.failed, greeting);
    assert.equal(failure.temporary, !isFinal, failure.detail.en);
    assert.doesNotMatch(failure.detail.en, /\p{Cc}/u);
    // What a connection is given ended it, before the end of what the whole delivery is given.
    assert.doesNotMatch(failure.detail.en, /no end after/);
  }
});

test('a server that never comes to an end is cut off at four times what a connection is given', async () => {
  const sockets = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 market.example\r\n');
    const timer = setInterval(() => socket.write('250-and another thing\r\n'), 20);
    socket.on('close', () => clearInterval(timer));
  });
  sockets.listen(0, '127.0.0.1');
  await once(sockets, 'listening');
  const { port } = sockets.address() as AddressInfo;
  const failure = await deliver(compose(), options({ smtpUrl: `smtp://127.0.0.1:${port}`, timeoutMs: 200 }));
  sockets.close();
  assert(failure.failed && failure.temporary);
  assert.match(failure.detail.en, /no end after 800 ms/);
});

test('a header cannot be injected: neither by an address nor by a name', async () => {
  const { received, options, stop } = await serve();
  for (const [address, name] of [
    ['ok@market.example\r\nBcc: evil@evil.example', 'Market'],
    ['ok@market.example, evil@evil.example', 'Market'],
    ['Market <ok@market.example>', 'Market'],
    ['ok@market.example', 'Market\r\nBcc: evil@evil.example'],
    ['ok@market.example', 'Market\u2028x'],
  ] as const) {
    const failure = await deliver(compose(address, name), options);
    assert(failure.failed && !failure.temporary, `${address} ${name}`);
  }
  const sender = await deliver(compose(), { ...options, from: 'a@b.example\nBcc: evil@evil.example' });
  assert(sender.failed && !sender.temporary);
  assert.equal(received.length, 0);

  const oddName = await deliver(compose('ok@market.example', 'Evil, <evil@evil.example>; "x"'), options);
  assert.equal(oddName.failed, false, JSON.stringify(oddName));
  await stop();
  assert.deepEqual(
    received.map(({ envelope }) => envelope.to),
    [['ok@market.example']],
  );
});

test('a server that reports on deliveries is asked to, by the notice’s own id; another is not', async () => {
  for (const [hideDSN, envid] of [
    [false, 'ntc_1'],
    [true, null],
  ] as const) {
    const { received, options, stop } = await serve(undefined, { hideDSN });
    assert.ok(!(await deliver(compose(), options)).failed);
    await stop();
    assert.equal(received[0]?.asked.envid, envid);
  }
});

test('an address in another script goes to a server that takes such; one that does not is named', async (t) => {
  const taking = await serve();
  const refusing = await serve(undefined, { hideSMTPUTF8: true });
  t.after(() => Promise.all([taking.stop(), refusing.stop()]));
  for (const [address, to, utf8] of [
    ['notices@münchen.example', 'notices@xn--mnchen-3ya.example', false],
    ['notices@почта.рф', 'notices@xn--80a1acny.xn--p1ai', false],
    ['мария@почта.рф', 'мария@почта.рф', true],
    ['葉士豪@臺網中心.tw', '葉士豪@臺網中心.tw', true],
    ['réclamations@market.example', 'réclamations@market.example', true],
  ] as const) {
    const taken = await deliver(compose(address), taking.options);
    assert.equal(taken.failed, false, `${address} ${JSON.stringify(taken)}`);
    const { asked, raw } = taking.received.at(-1) ?? assert.fail();
    assert.equal(asked.utf8, utf8, address);
    assert.ok(Buffer.from(raw, 'latin1').toString().includes(`\r\nTo: Market <${to}>\r\n`), address);
    const refused = await deliver(compose(address), refusing.options);
    assert.equal(refused.failed, utf8, address);
    if (refused.failed) {
      assert.equal(refused.temporary, false);
      assert.match(refused.detail.en, new RegExp(`127\\.0\\.0\\.1:\\d+ does not take addresses like ${address}`));
    }
  }
  assert.equal(refusing.received.length, 2, 'nothing was sent that needs it');
  // The header would be in UTF-8, and the envelope would not say so.
  const notice = compose();
  const notifier = notice.notifier && { ...notice.notifier, email: 'анна@unit.example' };
  assert.ok(!(await deliver({ ...notice, notifier }, refusing.options)).failed);
  assert.equal(refusing.received.at(-1)?.mail.replyTo?.value[0]?.address, 'vigie@unit.example');
  const own = await deliver(notice, { ...refusing.options, from: 'vigie@münchen.example' });
  assert.ok(!own.failed && own.channel === 'smtp');
  assert.equal(own.reference, '<ntc_1@xn--mnchen-3ya.example>');
});

test('without an address nothing is sent, and the failure says what to do', async () => {
  const failure = await deliver(compose(null), options({ smtpUrl: 'smtp://127.0.0.1:9' }));
  assert(failure.failed && !failure.temporary);
  assert.match(failure.detail.en, /no address for notices/);
});

test('without a server the notice is kept in the folder, whole and once', async () => {
  const outboxDir = join(scratch, 'kept');
  const notice = compose(null);
  const first = await deliver(notice, options({ outboxDir }));
  assert(!first.failed, JSON.stringify(first));
  assert.equal(first.channel, 'folder');
  assert.equal(first.reference, join(outboxDir, 'ntc_1.eml'));
  assert.match(first.detail, /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual(readdirSync(outboxDir).sort(), ['ntc_1.eml', 'ntc_1.json', 'ntc_1.pdf']);
  assert.equal(readFileSync(join(outboxDir, 'ntc_1.json'), 'utf8'), renderJson(notice));
  const eml = await simpleParser(readFileSync(first.reference));
  assert.equal(eml.messageId, '<ntc_1@unit.example>');
  assert.deepEqual(
    eml.attachments.map(({ filename }) => filename),
    ['ntc_1.pdf', 'ntc_1.json'],
  );

  // After a crash between the files: what is missing is written, what is there stays.
  rmSync(first.reference);
  writeFileSync(join(outboxDir, '.ntc_1.eml.1.tmp'), 'half');
  assert.deepEqual(await deliver(notice, options({ outboxDir })), first);
  assert.deepEqual(await deliver(notice, options({ outboxDir })), first);

  const other = await deliver({ ...notice, caseId: 'cas_2' }, options({ outboxDir }));
  assert(other.failed && !other.temporary);
  assert.equal(readFileSync(join(outboxDir, 'ntc_1.json'), 'utf8'), renderJson(notice), 'untouched');
});

test('a folder that cannot be written is a failure to try again', async () => {
  const file = join(scratch, 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o600);
  const failure = await deliver(compose(null), options({ outboxDir: join(file, 'outbox') }));
  assert(failure.failed && failure.temporary);
});
