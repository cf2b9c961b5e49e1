#!/usr/bin/env bash
# warcio 2.4.11 (npm): three things of HTTP that a record of an archive may hold, and that are read as something else.
#
# - Trailer fields after the last chunk (RFC 9112, 7.1.2) are given as the end of the page's text.
# - Names of transfer codings are case-insensitive (RFC 9112, section 7): `Transfer-Encoding: Chunked` is not decoded, and
#   the sizes of the chunks stand in the text.
# - A field whose value is empty (RFC 9110, 5.5: field-value = *field-content) is not among the headers.
#
# Its README: "the default behavior is to decode transfer and content encoding, de-chunking and uncompressing if
# necessary." None of the three is told there, nor found in the issues of webrecorder/warcio.js.
#
# Seen on 29 November 2026 with Node 20 and 24:
#   plain chunks: text "hello", no empty field
#   trailer: text "helloX-Checksum: abc\r\n\r\n", no empty field
#   Chunked: text "5\r\nhello\r\n0\r\n\r\n", no empty field
#   empty field: text "hello", no empty field
#
# Exits 0 where it is still so, 1 where the library behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -n '/^# Seen/,/^# Exits/s/^#   //p' "$0" > "$folder/seen"
cd "$folder"
npm init -y >/dev/null
npm install --silent --save-exact warcio@2.4.11 >/dev/null
cat > look.mjs <<'END'
import { WARCParser } from 'warcio';

/** What the library reads in a record with this answer of a server. */
async function look(name, fields, body) {
  const block = ['HTTP/1.1 200 OK', 'Content-Type: text/plain', ...fields, '', body].join('\r\n');
  const record = [
    'WARC/1.1',
    'WARC-Type: response',
    'WARC-Record-ID: <urn:uuid:3f1e7a52-6a0e-4a4e-9a3b-0d6f2f1c9b11>',
    'WARC-Date: 2026-11-01T10:00:00Z',
    'WARC-Target-URI: https://shop.example/lamp',
    'Content-Type: application/http;msgtype=response',
    `Content-Length: ${Buffer.byteLength(block)}`,
    '',
    `${block}\r\n\r\n`,
  ].join('\r\n');
  for await (const read of new WARCParser([Buffer.from(record)])) {
    const text = JSON.stringify(await read.contentText());
    console.log(`${name}: text ${text}, ${read.httpHeaders.headers.has('X-Empty') ? 'an' : 'no'} empty field`);
  }
}
await look('plain chunks', ['Transfer-Encoding: chunked'], '5\r\nhello\r\n0\r\n\r\n');
await look('trailer', ['Transfer-Encoding: chunked', 'Trailer: X-Checksum'], '5\r\nhello\r\n0\r\nX-Checksum: abc\r\n\r\n');
await look('Chunked', ['Transfer-Encoding: Chunked'], '5\r\nhello\r\n0\r\n\r\n');
await look('empty field', ['X-Empty:', 'Content-Length: 5'], 'hello');
END
node look.mjs | tee now
diff seen now
