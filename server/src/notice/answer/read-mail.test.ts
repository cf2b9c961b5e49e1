import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { readMail } from './read-mail.ts';

const ID = 'ntc_01k0000000000000000000000a';
const OTHER = 'ntc_01k0000000000000000000000b';

/** A report, in the parts that it has: each a type and its lines. */
function reportOf(parts: [string, ...string[]][], { header = [] as string[], type = 'delivery-status' } = {}): string {
  return [
    'From: MAILER-DAEMON@mx.example',
    'To: unit@vigie.example',
    'Subject: Undelivered Mail Returned to Sender',
    ...header,
    `Content-Type: multipart/report; report-type=${type}; boundary="BB"`,
    '',
    ...parts.flatMap(([partType, ...lines]) => ['--BB', `Content-Type: ${partType}`, ...lines]),
    '--BB--',
    '',
  ].join('\r\n');
}

const TOLD: [string, ...string[]] = ['text/plain; charset=utf-8', '', 'It could not be delivered.', ''];
/** The groups of fields of a status; the message's own first. */
const status = (...groups: string[][]): [string, ...string[]] => [
  'message/delivery-status',
  '',
  ...groups.flatMap((group) => [...group, '']),
];
const FAILED = ['Final-Recipient: rfc822; notices@platform.example', 'Action: failed', 'Status: 5.1.1'];
const MTA = 'Reporting-MTA: dns; mx.example';
const returned = (type: string, id = ID): [string, ...string[]] => [
  type,
  '',
  `Message-ID: <${id}@vigie.example>`,
  'Subject: Notice',
  '',
];

const UNREACHED = 'notices@platform.example: 5.1.1';
const BASE64 = 'Content-Transfer-Encoding: base64';
const coded = (text: string): string => Buffer.from(text).toString('base64');

/** What identifies the mail that came back. */
const BOUNCES: [string, string][] = [
  ['RFC 3464: whole, as message/rfc822', reportOf([TOLD, status([MTA], FAILED), returned('message/rfc822')])],
  ['RFC 6522, 3: its header alone', reportOf([TOLD, status([MTA], FAILED), returned('text/rfc822-headers')])],
  ['the older name of that', reportOf([TOLD, status([MTA], FAILED), returned('message/rfc822-headers')])],
  ['RFC 6532: message/global', reportOf([TOLD, status([MTA], FAILED), returned('message/global')])],
  ['RFC 6533: message/global-headers', reportOf([TOLD, status([MTA], FAILED), returned('message/global-headers')])],
  ['as a file', reportOf([TOLD, status([MTA], FAILED), returned('application/octet-stream; name="orig.eml"')])],
  [
    'coded in base64',
    reportOf([
      TOLD,
      ['message/global-delivery-status', BASE64, '', coded([MTA, '', ...FAILED, ''].join('\r\n')), ''],
      ['message/global-headers', BASE64, '', coded(`Message-ID: <${ID}@vigie.example>\r\n`), ''],
    ]),
  ],
  [
    'RFC 6533: message/global-delivery-status with the mail as message/rfc822',
    reportOf(
      [TOLD, ['message/global-delivery-status', ...status([MTA], FAILED).slice(1)], returned('message/rfc822')],
      {
        type: 'global-delivery-status',
      },
    ),
  ],
  [
    'X-Original-Message-ID in the status',
    reportOf([TOLD, status([MTA, `X-Original-Message-ID: <${ID}@vigie.example>`], FAILED)]),
  ],
  [
    'X-Original-Message-ID of a recipient',
    reportOf([TOLD, status([MTA], [...FAILED, `X-Original-Message-ID: <${ID}@v.example>`])]),
  ],
  [
    'X-Original-Message-ID in the header',
    reportOf([TOLD, status([MTA], FAILED)], { header: [`X-Original-Message-ID: <${ID}@v.example>`] }),
  ],
  ['RFC 3461: the envelope’s id', reportOf([TOLD, status([MTA, `Original-Envelope-Id: ${ID}`], FAILED)])],
  ['In-Reply-To', reportOf([TOLD, status([MTA], FAILED)], { header: [`In-Reply-To: <${ID}@vigie.example>`] })],
  [
    'References, folded',
    reportOf([TOLD, status([MTA], FAILED)], { header: ['References: <x@y.example>', ` <${ID}@vigie.example>`] }),
  ],
  [
    'Message-ID folded',
    reportOf([TOLD, status([MTA], FAILED), ['text/rfc822-headers', '', 'Message-ID:', ` <${ID}@vigie.example>`, '']]),
  ],
  [
    'the envelope’s id before a mail that is cited in the report',
    reportOf([TOLD, status([MTA, `Original-Envelope-Id: ${ID}`], FAILED)], {
      header: [`References: <${OTHER}@v.example>`],
    }),
  ],
  ['no empty line between the groups', reportOf([TOLD, status([MTA, ...FAILED]), returned('message/rfc822')])],
  ['line ends of Unix', reportOf([TOLD, status([MTA], FAILED), returned('message/rfc822')]).replaceAll('\r\n', '\n')],
  [
    'comments and capitals',
    reportOf([
      TOLD,
      status(
        [MTA],
        [
          'final-recipient: RFC822; <notices@platform.example>',
          'ACTION: (sadly) Failed (for good)',
          'Status: 5.1.1 (Bad mailbox)',
        ],
      ),
      returned('message/rfc822'),
    ]),
  ],
];

test('a notice that came back is found by any identifier of it', async () => {
  for (const [name, mail] of BOUNCES) {
    const read = await readMail(Buffer.from(mail));
    assert.ok('kind' in read && read.kind === 'bounce', `${name}: ${JSON.stringify(read)}`);
    assert.deepEqual([read.notice, read.detail], [ID, UNREACHED], name);
  }
});

/** Groups of recipients, and what is told: RFC 3464, 2.3. */
const RECIPIENTS: [string, string[][], string | null][] = [
  [
    'each has its own fields',
    [
      ['Final-Recipient: rfc822; ok@d.example', 'Action: relayed', 'Status: 2.1.9'],
      ['Final-Recipient: rfc822; gone@d.example', 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 gone'],
    ],
    'gone@d.example: 5.1.1: 550 gone',
  ],
  [
    'the failed one first',
    [
      ['Final-Recipient: rfc822; gone@d.example', 'Action: failed', 'Status: 5.1.1'],
      ['Final-Recipient: rfc822; ok@d.example', 'Action: delivered', 'Status: 2.0.0', 'Diagnostic-Code: smtp; 250 ok'],
    ],
    'gone@d.example: 5.1.1',
  ],
  [
    'two that failed',
    [
      ['Final-Recipient: rfc822; a@d.example', 'Action: failed', 'Status: 5.2.2', 'Diagnostic-Code: smtp; 552 full'],
      ['Final-Recipient: rfc822; b@d.example', 'Action: failed', 'Status: 4.4.7', 'Diagnostic-Code: smtp; 421 late'],
    ],
    'a@d.example: 5.2.2: 552 full; b@d.example: 4.4.7: 421 late',
  ],
  [
    'no empty line between them',
    [
      [
        'Final-Recipient: rfc822; ok@d.example',
        'Action: delivered',
        'Status: 2.0.0',
        'Final-Recipient: rfc822; gone@d.example',
        'Action: failed',
        'Status: 5.1.1',
      ],
    ],
    'gone@d.example: 5.1.1',
  ],
  [
    'the first address, and the last that it led to',
    [
      [
        'Original-Recipient: rfc822; notices@d.example',
        'Final-Recipient: rfc822; gone@e.example',
        'Action: failed',
        'Status: 5.1.1',
      ],
    ],
    'gone@e.example: 5.1.1',
  ],
  [
    'only the first address',
    [['Original-Recipient: rfc822; a@d.example', 'Action: failed', 'Status: 5.0.0']],
    'a@d.example: 5.0.0',
  ],
  [
    'no action, which is an error: the status tells',
    [['Final-Recipient: rfc822; a@d.example', 'Status: 5.7.1']],
    'a@d.example: 5.7.1',
  ],
  [
    'folded',
    [
      [
        'Final-Recipient: rfc822; a@d.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 no',
        ' such user',
      ],
    ],
    'a@d.example: 5.1.1: 550 no such user',
  ],
  [
    'no SMTP on the way',
    [['Final-Recipient: x400; /G=A/S=B', 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: x-unix; 67']],
    '/G=A/S=B: 5.1.1: 67',
  ],
  [
    'RFC 6533: an international address',
    [['Final-Recipient: utf-8; мария@почта.example', 'Action: failed', 'Status: 5.6.7']],
    'мария@почта.example: 5.6.7',
  ],
  [
    'the same written in ASCII',
    [['Final-Recipient: utf-8; \\x{43C}\\x{430}ria@d.example', 'Action: failed', 'Status: 5.6.7']],
    'маria@d.example: 5.6.7',
  ],
  [
    'which only that type is',
    [['Final-Recipient: rfc822; \\x{43C}@d.example', 'Action: failed', 'Status: 5.6.7']],
    '\\x{43C}@d.example: 5.6.7',
  ],
  ...['delayed', 'delivered', 'relayed', 'expanded', 'Delayed (again)'].map((action): [string, string[][], null] => [
    `${action} is no failure`,
    [
      [
        'Final-Recipient: rfc822; a@d.example',
        `Action: ${action}`,
        'Status: 4.4.1',
        'Diagnostic-Code: smtp; 550 Action: failed',
      ],
    ],
    null,
  ]),
];

test('what is told of a recipient is of that recipient', async () => {
  for (const [name, groups, told] of RECIPIENTS) {
    const read = await readMail(Buffer.from(reportOf([TOLD, status([MTA], ...groups), returned('message/rfc822')])));
    if (told === null) assert.deepEqual(read, { left: 'report' }, name);
    else assert.equal('kind' in read && read.kind === 'bounce' && read.detail, told, name);
  }
});

test('a report of another mail is no bounce of the notice that it speaks of: a person reads it', async () => {
  const another: [string, ...string[]] = ['message/rfc822', '', 'Message-ID: <a@b.example>', '', `About ${ID}.`, ''];
  const read = await readMail(Buffer.from(reportOf([TOLD, status([MTA], FAILED), another])));
  assert.ok('kind' in read && read.kind === 'message' && read.notice === ID, JSON.stringify(read));
  const none = reportOf([TOLD, status([MTA], FAILED)]);
  assert.deepEqual(await readMail(Buffer.from(none)), { left: 'report' });
  const away = 'From: a@b.example\r\nAuto-Submitted: auto-replied\r\n\r\nAway.';
  assert.deepEqual(await readMail(Buffer.from(away)), { left: 'reply' });
  assert.deepEqual(await readMail(Buffer.from('From: a@b.example\r\n\r\nHello.')), { left: 'no-notice' });
  // A platform's automatic receipt is what art. 16(4) asks of it.
  const receipt = `From: a@b.example\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: <${ID}@vigie.example>\r\n\r\nWe have it.`;
  assert.equal('kind' in (await readMail(Buffer.from(receipt))), true);
});

const folder = join(SHARED_DATA, 'faults/29-bounces-lost');

test('bounces that others lost', { skip: unlessShared(folder) }, async () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.eml'))) {
    const read = await readMail(readFileSync(join(folder, file)));
    assert.ok('kind' in read && read.kind === 'bounce' && read.notice === ID, file);
    assert.match(read.detail, /^notices@platform\.example: 5\.1\.1/, file);
  }
});
