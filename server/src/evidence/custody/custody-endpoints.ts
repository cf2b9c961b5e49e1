import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import { languageSchema } from '../../base/core/language.ts';
import { mustFindCase } from '../../case/index.ts';
import { command, download, query } from '../../people/index.ts';
import { prepareArchive, prepareDocument } from '../adopt/adopt-archive.ts';
import { ARCHIVE_BODY } from '../adopted-schema.ts';
import type { Vault } from '../vault/vault.ts';
import { exhibitInputSchema, exhibitSchema, transferInputSchema } from './custody-schema.ts';
import { listExhibits } from './custody-store.ts';
import { mustFindExhibit, registerExhibit, transferCustody } from './record-custody.ts';

/** The exhibits of a case, whose hands each passed through, and the label to print. */
export const custodyEndpoints = (vault: Vault): Endpoint[] => [
  query('GET /v1/exhibits', {
    says: 'Lists the exhibits of a case.',
    tag: 'evidence',
    role: 'reader',
    query: z.object({ case: z.string() }),
    answer: z.object({ items: z.array(exhibitSchema) }),
    async run({ tx }, { query }) {
      const { id } = await mustFindCase(tx, query.case);
      return { items: await listExhibits(tx, id) };
    },
  }),
  query('GET /v1/exhibits/:id', {
    says: 'Shows an exhibit and its chain of custody.',
    tag: 'evidence',
    role: 'reader',
    reads: null,
    answer: exhibitSchema,
    run: ({ tx }, { params }) => mustFindExhibit(tx, params.id),
  }),
  command('POST /v1/exhibits', {
    says: 'Registers an exhibit.',
    tag: 'evidence',
    role: 'analyst',
    // An archive or a document, in base64.
    options: () => ({ bodyLimit: ARCHIVE_BODY }),
    body: exhibitInputSchema,
    answer: exhibitSchema,
    async prepare({ context, by, now }, { body }) {
      const who = { context, unit: by.unit.id, reader: by.id, now };
      if (body.kind === 'archive') return prepareArchive(who, vault, body);
      return body.kind === 'document' ? prepareDocument(who, vault, { ...body, archive: body.document }) : null;
    },
    run: (work, { body }, archive) => registerExhibit(work, body, archive ?? null),
  }),
  command('POST /v1/exhibits/:id/custody-transfers', {
    says: 'Records that an exhibit went from one holder to another.',
    tag: 'evidence',
    role: 'analyst',
    body: transferInputSchema,
    answer: exhibitSchema,
    run: (work, { params, body }) => transferCustody(work, params.id, body),
  }),
  download('GET /v1/exhibits/:id/label', {
    says: 'Gives the label of an exhibit, to print.',
    tag: 'evidence',
    role: 'reader',
    reads: null,
    query: z.object({ language: languageSchema.default('fr') }),
    find: async ({ tx, by }, { params }) => ({ exhibit: await mustFindExhibit(tx, params.id), unit: by.unit.name }),
    async file({ exhibit, unit }, { config: { publicUrl, home } }, { query: { language } }) {
      const { renderLabel } = await import('./render-label.ts');
      const body = await renderLabel(exhibit, { language, publicUrl, unit, timeZone: home.timeZone });
      return { type: 'application/pdf', body, name: `${exhibit.id}.pdf`, inline: true };
    },
  }),
];
