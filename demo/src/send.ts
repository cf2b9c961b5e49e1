import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './answer.ts';

const endlessLimitBytes = 256 * 1024 * 1024;

/** Sends an answer, its bad manners included. Ends early, without an error, when the visitor goes away. */
export async function sendAnswer(response: ServerResponse, answer: Answer, head: boolean): Promise<void> {
  switch (answer.kind) {
    case 'page':
      return sendBytes(response, answer.status, Buffer.from(answer.page), { ...pageType, ...answer.headers }, head);
    case 'bytes':
      return sendBytes(response, 200, answer.bytes, { 'content-type': answer.type }, head);
    case 'redirect':
      return sendBytes(response, answer.status, Buffer.alloc(0), { location: answer.to }, head);
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'cut': {
      const bytes = Buffer.from(answer.page);
      response.writeHead(200, { ...pageType, 'content-length': bytes.length });
      response.write(bytes.subarray(0, 120), () => response.destroy());
      return;
    }
    case 'late': {
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const waited = await delay(answer.delayMs, true, { signal: gone.signal }).catch(() => false);
      if (waited) sendBytes(response, 200, Buffer.from(answer.page), pageType, head);
      return;
    }
    case 'endless':
      return sendWithoutEnd(response, answer.page);
  }
}

const pageType = { 'content-type': 'text/html; charset=utf-8' };

function sendBytes(
  response: ServerResponse,
  status: number,
  bytes: Buffer,
  headers: Readonly<Record<string, string>>,
  head: boolean,
): void {
  response.writeHead(status, { ...headers, 'content-length': bytes.length, 'cache-control': 'no-store' });
  response.end(head ? undefined : bytes);
}

/** Padding at the reader's pace, so that an endless page costs no memory here. */
function sendWithoutEnd(response: ServerResponse, page: string): void {
  const padding = Buffer.alloc(64 * 1024, '<p>…</p>\n');
  let sent = 0;
  const send = () => {
    while (!response.destroyed && sent < endlessLimitBytes) {
      sent += padding.length;
      if (!response.write(padding)) {
        response.once('drain', send);
        return;
      }
    }
    response.end();
  };
  response.writeHead(200, pageType);
  response.write(page.replace(/<\/main>[\s\S]*$/, ''));
  send();
}
