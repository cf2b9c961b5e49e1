// The peer of `bench/screenings.ts`, in a process of its own: a bare Fastify route that tries a regular expression for
// each term of the packs, and keeps nothing. Told its port by the system, it says it on stdout.
import { join } from 'node:path';
import fastify from 'fastify';
import { ROOT } from '../../server/src/base/core/home.ts';
import { loadPacks } from '../../server/src/screening/index.ts';

const terms = loadPacks(join(ROOT, 'packs')).packs.flatMap((pack) =>
  Object.values(pack.terms).flatMap((languages) => Object.values(languages).flat()),
);
const quote = (term: string): string => term.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
const patterns = [...new Set(terms.map((term) => String(term).toLowerCase()))].map((term) => ({
  term,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])${quote(term)}(?![\\p{L}\\p{N}])`, 'iu'),
}));

interface Offer {
  title: string;
  description?: string | null;
  attributes?: { name: string; value: string }[];
}

const app = fastify();
app.post<{ Body: Offer }>(
  '/v1/screenings',
  { schema: { body: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } } } },
  ({ body }) => {
    const values = (body.attributes ?? []).map(({ value }) => value);
    const text = [body.title, body.description ?? '', ...values].join('\n');
    const reasons = patterns.flatMap(({ term, pattern }) => {
      const found = pattern.exec(text);
      return found ? [{ term, start: found.index, end: found.index + found[0].length }] : [];
    });
    return { outcome: reasons.length > 0 ? 'hold-for-a-person' : 'nothing-found', reasons };
  },
);
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })} ${patterns.length}\n`);
