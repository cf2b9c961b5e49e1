import { readAdopted, readAnswerBody, readScreenshot } from '@vigie/proof';
import { z } from 'zod';
import type { Context, Endpoint } from '../base/context.ts';
import type { Tx } from '../base/database/store.ts';
import { blurPicture } from '../base/page/hash-picture.ts';
import { mustFindCase } from '../case/index.ts';
import { ask, download, inReading, query } from '../people/index.ts';
import { provePackage, verifyKept } from './log/prove-package.ts';
import { readLogState, type Witnesses } from './log/witness.ts';
import { refuse } from './refusals.ts';
import { evidenceSchema, logSchema, verificationSchema } from './schema.ts';
import { type Evidence, findEvidence, listEvidence } from './store.ts';
import type { Vault } from './vault/vault.ts';

async function mustFindSealed(tx: Tx, id: string): Promise<Evidence> {
  const found = (await findEvidence(tx, id)) ?? refuse('VIGIE_EVIDENCE_UNKNOWN', { id });
  return found.state === 'sealed' ? found : refuse('VIGIE_EVIDENCE_NOT_SEALED', { id });
}

/** Sealed packages of a case, to download and to check; and how the log stands that they are in. */
export const evidenceEndpoints = (vault: Vault, witnessesOf: (context: Context) => Witnesses): Endpoint[] => [
  query('GET /v1/evidence', {
    says: 'Lists the evidence of a case.',
    tag: 'evidence',
    role: 'reader',
    query: z.object({ case: z.string() }),
    answer: z.object({ items: z.array(evidenceSchema) }),
    async run({ tx }, { query }) {
      const { id } = await mustFindCase(tx, query.case);
      return { items: await listEvidence(tx, id) };
    },
  }),
  download('GET /v1/evidence/:id/package', {
    says: 'Downloads the sealed evidence package.',
    tag: 'evidence',
    role: 'reader',
    find: ({ tx }, { params }) => mustFindSealed(tx, params.id),
    reads: (found) => ({ act: 'evidence.downloaded', subject: found.id, content: { case: found.case } }),
    file: async ({ id }) => ({ type: 'application/wacz', body: await vault.readPackage(id), name: `${id}.wacz` }),
  }),
  download('GET /v1/evidence/:id/original', {
    says: 'Downloads the file that the evidence was made from, as it came.',
    tag: 'evidence',
    role: 'reader',
    find: ({ tx }, { params }) => mustFindSealed(tx, params.id),
    reads: (found) => ({ act: 'evidence.downloaded', subject: found.id, content: { case: found.case } }),
    // Whatever it is: saved by who wants it, never shown by the browser.
    file: async ({ id, adopted }) => ({
      type: 'application/octet-stream',
      body: readAdopted(await vault.readPackage(id)) ?? refuse('VIGIE_EVIDENCE_NO_ORIGINAL'),
      name: adopted?.name ?? id,
    }),
  }),
  download('GET /v1/evidence/:id/screenshot', {
    says: 'Gives the screenshot of the page.',
    tag: 'evidence',
    role: 'reader',
    find: ({ tx }, { params }) => mustFindSealed(tx, params.id),
    reads: (found) => ({ act: 'evidence.viewed', subject: found.id, content: { case: found.case } }),
    file: async ({ id }) => ({
      type: 'image/png',
      body: readScreenshot(await vault.readPackage(id)) ?? refuse('VIGIE_EVIDENCE_NO_SCREENSHOT'),
      headers: { 'cache-control': 'private, no-store' },
    }),
  }),
  // A picture of the offer as the package has it, or the screenshot: grey and blurred beyond recognition.
  download('GET /v1/evidence/:id/blurred-picture', {
    says: 'Gives the screenshot, or a picture of the page, blurred.',
    tag: 'evidence',
    role: 'reader',
    query: z.object({ url: z.string().max(4_000).optional().describe('The picture; left out: the screenshot') }),
    find: ({ tx }, { params }) => mustFindSealed(tx, params.id),
    // It shows nothing of the evidence.
    reads: null,
    file: async ({ id }, _, { query: { url } }) => {
      const kept = await vault.readPackage(id);
      const body = url === undefined ? readScreenshot(kept) : readAnswerBody(kept, url);
      const blurred = await blurPicture(body ?? refuse('VIGIE_EVIDENCE_NO_PICTURE'), url ?? 'screenshot').catch(() =>
        refuse('VIGIE_EVIDENCE_NO_PICTURE'),
      );
      return { type: 'image/jpeg', body: blurred, headers: { 'cache-control': 'private, no-store' } };
    },
  }),
  // Reading and checking a package takes long: no transaction is held meanwhile.
  ask('GET /v1/evidence/:id/verification', {
    says: 'Checks the seals of a package.',
    tag: 'evidence',
    role: 'reader',
    // It says whether the package holds, and nothing of what is in it.
    reads: null,
    answer: verificationSchema,
    async run({ context, by }, { params }) {
      const { id } = await inReading({ context, by }, (tx) => mustFindSealed(tx, params.id));
      return verifyKept(vault, id, context.config.witnesses);
    },
  }),
  download('GET /v1/evidence/:id/log-proof', {
    says: 'Gives the proof that a package stands in the public log.',
    tag: 'evidence',
    role: 'reader',
    reads: null,
    find: ({ tx }, { params }) => mustFindSealed(tx, params.id),
    file: async ({ id }, { config }) => ({
      type: 'text/plain; charset=utf-8',
      body: provePackage(vault, id, await vault.readPackage(id), config.witnesses),
      name: `${id}.tlog-proof`,
    }),
  }),
  ask('GET /v1/log', {
    says: 'Shows the state of the public log and its witnesses.',
    tag: 'evidence',
    role: 'reader',
    answer: logSchema,
    run: ({ context }) => readLogState(vault, witnessesOf(context)),
  }),
];
