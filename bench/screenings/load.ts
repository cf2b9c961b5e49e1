// The load of `bench/screenings.ts`, in a process of its own: `load.ts ADDRESS KEY RATE SECONDS EVERY`. An offer a request,
// so many a second, each at its time whether or not those before were answered, and waited for from then; at rate 0,
// 32 at a time, as fast as they are answered. Plain sockets: a client of Node's would take as much as what is measured.
import { createHash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { madeOffer } from './made-offer.ts';

const [address = '', key = '', ...numbers] = process.argv.slice(2);
const [rate = 0, seconds = 0, every = 0] = numbers.map(Number);
const { host, hostname, port } = new URL(address);
const AT_ONCE = 32;
const MOST_SOCKETS = 256;
/** What is not answered so long after the last was sent, nobody waits for: it is counted. */
const PATIENCE_MS = 3_000;

/** Always the same offer of a number; one in `every` says what a pack holds. */
const offer = (n: number): string => {
  const id = `offer-${n}-${createHash('md5').update(String(n)).digest('hex').slice(0, 6)}`;
  return madeOffer(n, id, every);
};

interface Line {
  socket: Socket;
  /** Called with what was answered. */
  answered: ((status: number, body: string) => void) | null;
}
const idle: Line[] = [];
let lines = 0;

function open(): Line {
  lines += 1;
  const line: Line = { socket: connect({ host: hostname, port: Number(port), noDelay: true }), answered: null };
  let came = Buffer.alloc(0);
  line.socket.on('data', (piece) => {
    came = came.length === 0 ? piece : Buffer.concat([came, piece]);
    const end = came.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = came.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? -1);
    if (length < 0) throw new Error(`an answer without its length: ${head}`);
    if (came.length < end + 4 + length) return;
    const body = came.toString('utf8', end + 4, end + 4 + length);
    came = Buffer.alloc(0);
    const { answered } = line;
    line.answered = null;
    idle.push(line);
    answered?.(Number(head.slice(9, 12)), body);
  });
  return line;
}

const took: number[] = [];
const outcomes: Record<string, number> = {};
const waiting: { n: number; due: number; done: () => void }[] = [];

/** Sends on a free connection; where all are in use, it waits for one. */
function send(n: number, due: number, done: () => void): void {
  const line = idle.pop() ?? (lines < MOST_SOCKETS ? open() : null);
  if (line === null) {
    waiting.push({ n, due, done });
    return;
  }
  const body = offer(n);
  line.answered = (status, answer) => {
    took.push(performance.now() - due);
    const outcome = status === 200 ? (/"outcome":"([\w-]+)"/.exec(answer)?.[1] ?? 'none') : String(status);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    done();
    const next = waiting.shift();
    if (next) send(next.n, next.due, next.done);
  };
  line.socket.write(
    `POST /v1/screenings HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

let asked = 0;
const began = performance.now();
const end = began + seconds * 1000;
if (rate === 0) {
  let n = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() < end) {
      const number = n++;
      await new Promise<void>((done) => send(number, performance.now(), done));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
} else {
  const all: Promise<void>[] = [];
  while (performance.now() < end) {
    for (
      let due = began + (all.length / rate) * 1000;
      due <= performance.now();
      due = began + (all.length / rate) * 1000
    ) {
      const { length: n } = all;
      all.push(new Promise((done) => send(n, due, done)));
    }
    await delay(1);
  }
  asked = all.length;
  await Promise.race([Promise.all(all), delay(PATIENCE_MS)]);
}
took.sort((a, b) => a - b);
const at = (share: number): number => Number((took[Math.floor(took.length * share)] ?? 0).toFixed(1));
const answered = took.length;
const unanswered = Math.max(0, asked - answered);
const perSecond = Math.round(answered / ((performance.now() - began) / 1000));
const times = { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: Number((took.at(-1) ?? 0).toFixed(1)) };
process.stdout.write(`${JSON.stringify({ answered, unanswered, perSecond, ...times, outcomes })}\n`);
process.exit(0);
