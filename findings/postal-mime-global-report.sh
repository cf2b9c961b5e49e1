#!/usr/bin/env bash
# postal-mime 4.0.0 keeps the returned mail of a delivery report apart (`multipart/report; report-type=delivery-status`),
# but not that of an internationalised one (`report-type=global-delivery-status`, RFC 6533; what it returns may be
# message/rfc822 too): there it is melted into the report's own text, and its Message-ID is nowhere any more. Whoever links bounces by the
# Message-ID of the returned mail loses those of EAI mail without an error. Way out: `forceRfc822Attachments: true`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund postal-mime@4.0.0
cat > run.mjs <<'JS'
import PostalMime from 'postal-mime';

const report = (kind) =>
  [
    'From: MAILER-DAEMON@mx.example',
    'Subject: Undelivered',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${kind}; boundary="b"`,
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Not delivered.',
    '--b',
    `Content-Type: message/${kind}`,
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; notices@platform.example',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <sent-1@unit.example>',
    'Subject: Sent',
    '',
    'Text',
    '--b--',
    '',
  ].join('\r\n');

const seen = {};
for (const [kind, options] of [
  ['delivery-status', {}],
  ['global-delivery-status', {}],
  ['global-delivery-status', { forceRfc822Attachments: true }],
]) {
  const mail = await PostalMime.parse(report(kind), options);
  const name = `${kind} ${JSON.stringify(options)}`;
  const holdsId = mail.attachments.some(({ content }) => new TextDecoder().decode(content).includes('sent-1@unit.example'));
  seen[name] = [mail.attachments.map(({ mimeType }) => mimeType).join(' '), holdsId];
  console.log(`${name}: parts [${seen[name][0]}], Message-ID of the returned mail found: ${holdsId}`);
}
// Seen with postal-mime 4.0.0 on Node 24:
// delivery-status {}: parts [message/delivery-status message/rfc822], Message-ID of the returned mail found: true
// global-delivery-status {}: parts [message/global-delivery-status], Message-ID of the returned mail found: false
// global-delivery-status {"forceRfc822Attachments":true}: parts [message/global-delivery-status message/rfc822], … true
const same =
  seen['delivery-status {}'][1] === true &&
  seen['global-delivery-status {}'][1] === false &&
  seen['global-delivery-status {"forceRfc822Attachments":true}'][1] === true;
console.log(same ? 'as found' : 'the behaviour has changed');
process.exit(same ? 0 : 1);
JS
node run.mjs
