#!/usr/bin/env bash
# nodemailer 10.6.0 gives a recipient in another script than ASCII to a server that has not announced SMTPUTF8, as raw
# UTF-8 in RCPT TO and without an error. RFC 6531, section 3.2, forbids it: such a server may reject the address, change it, or pass on what nobody can
# answer. What the server announced has to be looked at before (`lastServerResponse` of its SMTPConnection).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund nodemailer@10.6.0
cat > run.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createTransport } from 'nodemailer';

const said = [];
// A server of RFC 5321 without extensions but one.
const server = createServer((socket) => {
  let inData = false;
  let rest = '';
  socket.write('220 plain.example\r\n');
  socket.on('data', (chunk) => {
    rest += chunk.toString('utf8');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (inData) {
        if (line === '.') {
          inData = false;
          socket.write('250 taken\r\n');
        }
        continue;
      }
      if (/^(MAIL|RCPT)/i.test(line)) said.push(line);
      if (/^EHLO/i.test(line)) socket.write('250-plain.example\r\n250 8BITMIME\r\n');
      else if (/^DATA/i.test(line)) {
        inData = true;
        socket.write('354 go on\r\n');
      } else socket.write('250 ok\r\n');
    }
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const transport = createTransport({ host: '127.0.0.1', port: server.address().port, secure: false, ignoreTLS: true });
const sent = await transport.sendMail({ from: 'unit@unit.example', to: 'мария@почта.рф', subject: 's', text: 't' });
transport.close();
server.close();
console.log(said.join('\n'));
console.log(`accepted: ${sent.accepted.join()}`);
// Seen with nodemailer 10.6.0 on Node 24:
// MAIL FROM:<unit@unit.example>
// RCPT TO:<мария@почта.рф>
// accepted: мария@почта.рф
const same = said[0] === 'MAIL FROM:<unit@unit.example>' && said[1] === 'RCPT TO:<мария@почта.рф>' && sent.accepted.length === 1;
console.log(same ? 'as found' : 'the behaviour has changed');
process.exit(same ? 0 : 1);
JS
node run.mjs
