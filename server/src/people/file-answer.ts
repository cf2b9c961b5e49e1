import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** What is not JSON: a file to save, a page to see. */
export interface FileAnswer {
  type: string;
  body: string | Uint8Array | Readable;
  /** Its name; the browser saves it, or shows it where `inline` is set. Left out: it is shown. */
  name?: string;
  inline?: boolean;
  status?: number;
  headers?: Record<string, string>;
}

function contentDisposition({ name, inline = false }: FileAnswer): string | null {
  if (name === undefined) return null;
  const plain = /^[\w.-]+$/.test(name) ? `filename="${name}"` : `filename*=UTF-8''${encodeURIComponent(name)}`;
  return `${inline ? 'inline' : 'attachment'}; ${plain}`;
}

/** Answers with a file. */
export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const disposition = contentDisposition(file);
  if (disposition !== null) reply.header('content-disposition', disposition);
  const { body: given } = file;
  const body = typeof given === 'string' || given instanceof Readable ? given : Buffer.from(given);
  return reply
    .code(file.status ?? 200)
    .type(file.type)
    .headers(file.headers ?? {})
    .send(body);
}
