import { styleText } from 'node:util';

const WIDTH = 24;

/**
 * Progress on stderr: a bar on a terminal, nothing elsewhere.
 *
 * @param total what `done` will reach; `null` where that is not known
 */
export function createProgress(label: string, total: number | null, out: NodeJS.WriteStream = process.stderr) {
  let last = 0;
  const isShown = out.isTTY === true;
  return {
    update(done: number): void {
      const now = performance.now();
      if (!isShown || (now - last < 100 && done !== total)) return;
      last = now;
      const share = total ? Math.min(1, done / total) : 0;
      const bar = total
        ? `${'█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')} ${Math.round(share * 100)} %`
        : `${done}`;
      out.write(`\r\u001b[K${styleText('cyan', label)} ${bar}`);
    },
    end(): void {
      if (isShown) out.write('\r\u001b[K');
    },
  };
}
