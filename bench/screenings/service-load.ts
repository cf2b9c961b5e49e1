// The load of `bench/screenings/service.ts`, in a process of its own: `ADDRESS PATH FIELD CONNECTIONS TOKEN SECONDS EVERY ROUND`. An
// offer a request below `field` (`listings` takes a list), as fast as they are answered; `stream`: lines of one request.
// Plain sockets: a client of Node's would take as much as what is measured.
import { connect, type Socket } from 'node:net';
import { madeOffer } from './made-offer.ts';

const [address = '', path = '', field = '', connections = '', token = '', seconds = '', every = '', round = ''] =
  process.argv.slice(2);
const { host, hostname, port } = new URL(address);
const FLAGGED = Number(every);
const offer = (n: number): string => madeOffer(n, `offer-${round}-${n}`, FLAGGED);

const took: number[] = [];
let answered = 0;
let sent = 0;
const began = performance.now();
const end = began + Number(seconds) * 1000;
const HEAD = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n`;
const open = (): Socket => connect({ host: hostname, port: Number(port), noDelay: true });

/** One request after the other. @returns when the time is over */
function ask(): Promise<void> {
  const socket = open();
  return new Promise((done, fail) => {
    let came = '';
    let due = 0;
    const send = (): void => {
      if (performance.now() >= end) {
        socket.destroy();
        done();
        return;
      }
      const one = offer(sent++);
      const body = field === '' ? one : `{"${field}":${field === 'listings' ? `[${one}]` : one}}`;
      due = performance.now();
      socket.write(
        `${HEAD}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    };
    socket.on('error', fail);
    socket.on('data', (piece) => {
      came += piece.toString('latin1');
      const head = came.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(came.slice(0, head))?.[1] ?? -1);
      if (head < 0 || came.length < head + 4 + length) return;
      if (!came.startsWith('HTTP/1.1 200')) fail(new Error(came.slice(0, 2_000)));
      came = '';
      took.push(performance.now() - due);
      answered += 1;
      send();
    });
    send();
  });
}

/** Lines of one request, as fast as they are taken, and a count of the lines that come back. */
async function stream(): Promise<void> {
  const socket = open();
  socket.write(`${HEAD}Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n`);
  // Each line ends so; a piece may end in the middle.
  const over = new Promise<void>((done) => {
    let last = '';
    socket.on('data', (piece) => {
      if (last === '' && !piece.toString('latin1', 0, 12).startsWith('HTTP/1.1 200')) throw new Error(piece.toString());
      let lines = 0;
      for (let at = piece.indexOf('}\n'); at >= 0; at = piece.indexOf('}\n', at + 2)) lines += 1;
      if (last === '}' && piece[0] === 0x0a) lines += 1;
      answered += lines;
      last = String.fromCharCode(piece.at(-1) ?? 0);
      if (performance.now() >= end && answered >= sent) done();
    });
    socket.on('error', done);
  });
  while (performance.now() < end) {
    let lines = '';
    for (let n = 0; n < 100; n++) lines += `${offer(sent++)}\n`;
    const isTaken = socket.write(`${Buffer.byteLength(lines).toString(16)}\r\n${lines}\r\n`);
    if (!isTaken) await new Promise((taken) => socket.once('drain', taken));
  }
  await Promise.race([over, new Promise((late) => setTimeout(late, 60_000))]);
  socket.destroy();
}

if (field === 'stream') await stream();
else await Promise.all(Array.from({ length: Number(connections) }, ask));
took.sort((a, b) => a - b);
const at = (share: number): number => Number((took[Math.floor(took.length * share)] ?? 0).toFixed(1));
const perSecond = Math.round(answered / ((performance.now() - began) / 1000));
process.stdout.write(`${JSON.stringify({ answered, perSecond, p50: at(0.5), p99: at(0.99) })}\n`);
process.exit(0);
