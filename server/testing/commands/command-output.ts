import { Writable } from 'node:stream';
import type { Io } from '../../src/cli/terminal/io.ts';

/** What a command writes when it runs in the test's own process, which saves a start: JSON Lines, as to no terminal. */
export function keepOutput(): { io: Io; read(): string } {
  let text = '';
  const out = new Writable({
    write(piece, _encoding, done) {
      text += piece;
      done();
    },
  });
  return { io: { stdout: out, stderr: out, isTerminal: false }, read: () => text };
}
