import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openNote, verifierKey } from '@vigie/proof';
import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { ROOT } from '../../base/core/home.ts';
import { languageSchema } from '../../base/core/language.ts';
import { proveEntry, type Vault } from '../../evidence/index.ts';
import { type FileAnswer, openFile, type Visiting } from '../../people/index.ts';
import { CHECKED_POLICY, PLAIN_POLICY } from '../render/page-style.ts';
import { renderReleaseCsv, renderReleaseHtml, renderReleaseJson } from '../render/render.ts';
import { writeSweepsCsv } from '../render/write-sweeps.ts';
import { leafOfRelease } from './log-release.ts';
import { findPublished, listPublished, type Published } from './published-store.ts';
import { writeDataPackage, writeParquet, writeSweepsParquet } from './release-files.ts';
import { renderList, renderLost, renderMethod } from './render-public.ts';

/** Whatever is asked in another language, or is malformed, gets a page too. */
const query = z.object({ lang: languageSchema.optional().catch(undefined) });
type Query = z.output<typeof query>;

const languageOf = ({ language }: Visiting, { lang }: Query) => lang ?? language ?? 'en';

const toPage = (body: string, policy = PLAIN_POLICY, status = 200): FileAnswer => ({
  status,
  type: 'text/html; charset=utf-8',
  headers: {
    'content-security-policy': `${policy}; frame-ancestors 'none'`,
    // A correction may appear at any time.
    'cache-control': 'no-cache',
    vary: 'accept-language',
  },
  body,
});

const lost = (visiting: Visiting, asked: Query): FileAnswer =>
  toPage(renderLost(languageOf(visiting, asked)), PLAIN_POLICY, 404);

/** The key, of those that have signed the log, that a note is signed by: the log's may have been replaced since. */
const signerOf = (note: string, { keys, verifierKey: newest }: Vault): string => {
  const signer = keys.find((key) => openNote(note, [key]).verified.length > 0);
  return signer ? verifierKey(signer) : newest;
};

/** `rel_….csv`: a release and how its file ends; without an ending, its page. */
const NAME = /^(?<id>rel_[0-9a-z]{26})(?:\.(?<ending>csv|sweeps\.csv|sweeps\.parquet|json|parquet|zip|note|proof))?$/;

async function fileOf(
  ending: string,
  { content, digest, note, logIndex }: Published,
  { context: { config } }: Visiting,
  vault: Vault,
): Promise<FileAnswer | null> {
  const { id } = content;
  const headers = { 'cache-control': 'no-cache' };
  const saved = { name: `${id}.${ending}`, headers };
  switch (ending) {
    case 'json':
      return { type: 'application/json; charset=utf-8', headers, body: renderReleaseJson(content) };
    case 'csv':
      return { type: 'text/csv; charset=utf-8', ...saved, body: renderReleaseCsv(content) };
    case 'sweeps.csv':
      if (!content.sweeps) return null;
      return { type: 'text/csv; charset=utf-8', ...saved, body: writeSweepsCsv(content.sweeps) };
    case 'sweeps.parquet':
      if (!content.sweeps) return null;
      return { type: 'application/vnd.apache.parquet', ...saved, body: writeSweepsParquet(content.sweeps, id) };
    case 'parquet':
      return { type: 'application/vnd.apache.parquet', ...saved, body: writeParquet(content) };
    case 'zip': {
      const body = await writeDataPackage(content, { digest, note, origin: config.publicUrl });
      return { type: 'application/zip', ...saved, body };
    }
    default: {
      if (note === null || logIndex === null) return null;
      const leaf = leafOfRelease(note);
      const body = ending === 'note' ? note : proveEntry(vault, { id, index: logIndex, leaf }, config.witnesses);
      return { type: 'text/plain; charset=utf-8', headers, body };
    }
  }
}

async function show(visiting: Visiting, name: string, asked: Query, vault: Vault): Promise<FileAnswer> {
  const { id = '', ending } = NAME.exec(name)?.groups ?? {};
  const { store, config, packs, platforms } = visiting.context;
  const published = id === '' ? null : await findPublished(store.db, id, visiting.now);
  if (!published) return lost(visiting, asked);
  if (ending !== undefined) return (await fileOf(ending, published, visiting, vault)) ?? lost(visiting, asked);
  const { content, note, logIndex, ...beside } = published;
  const signed =
    note === null || logIndex === null
      ? null
      : { note, logIndex, signedBy: signerOf(note, vault), logKey: vault.verifierKey };
  return toPage(
    renderReleaseHtml(content, languageOf(visiting, asked), config.home.timeZone, packs.rules, platforms(), {
      ...beside,
      signed,
    }),
    CHECKED_POLICY,
  );
}

/** The script that checks figures in a browser, as the console's build makes it. */
const SCRIPT = join(ROOT, 'console/dist/check-release.js');

/**
 * `/public`: what was published, for everybody. Where there is nothing, or nothing yet, each address answers with the same
 * page (404).
 */
export const publicEndpoints = (vault: Vault): Endpoint[] => [
  openFile('GET /public', {
    query,
    file: async (visiting, { query: asked }) => {
      const { store, config } = visiting.context;
      const releases = await listPublished(store.db, visiting.now);
      return toPage(renderList(releases, languageOf(visiting, asked), config.home.timeZone));
    },
  }),
  openFile('GET /public/method', {
    query,
    file: (visiting, { query: asked }) => toPage(renderMethod(languageOf(visiting, asked))),
  }),
  openFile('GET /public/check.js', {
    query,
    file: async (visiting, { query: asked }) =>
      existsSync(SCRIPT)
        ? {
            type: 'text/javascript; charset=utf-8',
            headers: { 'cache-control': 'no-cache' },
            body: await readFile(SCRIPT),
          }
        : lost(visiting, asked),
  }),
  openFile('GET /public/releases/:name', {
    query,
    file: (visiting, { params: { name }, query: asked }) => show(visiting, name, asked, vault),
  }),
  openFile('GET /public/*', { query, file: (visiting, { query: asked }) => lost(visiting, asked) }),
  // Where releases were before.
  openFile('GET /releases/:name', {
    query,
    file: (_, { params: { name }, query: { lang } }) => ({
      status: 308,
      type: 'text/plain; charset=utf-8',
      headers: { location: `/public/releases/${encodeURIComponent(name)}${lang === undefined ? '' : `?lang=${lang}`}` },
      body: '',
    }),
  }),
];
