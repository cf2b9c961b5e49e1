import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createCosigner, loadOrCreateSigner, openWitness, parseVerifierKey, verifierKey } from '@vigie/proof';
import { systemClock } from '../../base/core/clock.ts';
import { VigieError } from '../../base/core/errors.ts';
import { untilAsked } from '../service/until-asked.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

/** A request is a checkpoint with its signatures, and 63 hashes at most. */
const LARGEST = 128 * 1024;
const TIMEOUT_MS = 10_000;

/**
 * `vigie witness`: watches over the logs of others (C2SP tlog-witness), until it is told to end. It prints its verifier
 * key and its address: what the log's operator puts into `VIGIE_WITNESSES`.
 */
export async function runWitness(
  options: { name: string; log: string[]; data: string; host: string; port: string },
  io: Io,
): Promise<number> {
  const dir = resolve(options.data);
  const port = Number(options.port);
  if (!/^\d{1,5}$/.test(options.port) || port > 65_535) {
    throw new VigieError('VIGIE_WITNESS_PORT', `--port is a number up to 65535, not "${options.port}".`);
  }
  const { witness, key } = open(dir, options.name, options.log);
  const server = createServer({ requestTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS }, async (request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
    };
    const refuse = (status: number, why: string): void => answer(status, 'text/plain; charset=utf-8', `${why}\n`);
    try {
      const { pathname } = new URL(request.url ?? '', 'http://witness');
      const [, hash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(pathname) ?? [];
      if (hash !== undefined && (request.method === 'GET' || request.method === 'HEAD')) {
        const checkpoint = witness.readCheckpoint(hash);
        if (checkpoint === null) return refuse(404, 'No checkpoint of this log is cosigned here.');
        return answer(200, 'text/plain; charset=utf-8', checkpoint);
      }
      if (pathname !== '/add-checkpoint') return refuse(404, 'Not here.');
      if (request.method !== 'POST') return refuse(405, 'POST a checkpoint here.');
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of request) {
        size += chunk.length;
        if (size > LARGEST) return refuse(413, 'This is too large for a checkpoint.');
        chunks.push(chunk);
      }
      const seconds = Math.floor(systemClock().getTime() / 1000);
      const { status, type, body, fork } = witness.addCheckpoint(Buffer.concat(chunks).toString('utf8'), seconds);
      if (fork) await write(io.stderr, `A log has signed two histories: see ${fork}\n`);
      answer(status, type, body);
    } catch (error) {
      await write(io.stderr, `${onOneLine(error instanceof Error ? error.message : String(error))}\n`);
      if (!response.headersSent) refuse(500, 'The witness has a fault of its own.');
    }
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => {
      witness.close();
      fail(new VigieError('VIGIE_WITNESS_ADDRESS', `It cannot listen there: ${error.message}.`, { exit: 3 }));
    });
    server.listen(port, options.host, done);
  });
  const { port: taken } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  await write(io.stdout, `${key}@http://${host}:${taken}\n`);
  await untilAsked();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  witness.close();
  return 0;
}

function open(
  dir: string,
  name: string,
  logs: readonly string[],
): { witness: ReturnType<typeof openWitness>; key: string } {
  const keys = logs.map(parseVerifierKey);
  // In the folder of its heads: a copy of the key alone cannot go on as a witness that has forgotten what it signed.
  const cosigner = createCosigner(loadOrCreateSigner(join(dir, 'witness-key.json'), name));
  if (cosigner.name !== name) {
    throw new VigieError('VIGIE_WITNESS_NAME', `The witness in ${dir} is named ${cosigner.name}, not ${name}.`);
  }
  return { witness: openWitness({ dir, cosigner, logs: keys }), key: verifierKey(cosigner) };
}
