import { z } from 'zod';
import { newId } from '../../base/core/ids.ts';
import { command, note, query } from '../../people/index.ts';
import { refusal, refuse } from '../refusals.ts';
import {
  deleteTemplate,
  deleteView,
  listTemplates,
  listViews,
  saveTemplate,
  saveView,
  templateSchema,
  viewSchema,
} from './kept-store.ts';

/** So many templates in a unit, and views that a person sees: a list that one reads. */
const MOST = 200;

const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u);
const templatesSchema = z.object({ items: z.array(templateSchema) });
const viewsSchema = z.object({ items: z.array(viewSchema) });

/** What a unit keeps to work with: reasons to choose from, views of the worktable. */
export const keptEndpoints = [
  query('GET /v1/reason-templates', {
    says: 'Lists texts kept for reasons.',
    tag: 'case',
    role: 'reader',
    answer: templatesSchema,
    run: async ({ tx }) => ({ items: await listTemplates(tx) }),
  }),
  command('POST /v1/reason-templates', {
    says: 'Keeps a text for reasons.',
    tag: 'case',
    role: 'analyst',
    body: templateSchema.omit({ id: true }).extend({ title: name, text: z.string().trim().min(3).max(5_000) }),
    answer: templateSchema,
    async run(work, { body }) {
      const { tx, unit, by, now } = work;
      if ((await listTemplates(tx)).length >= MOST) throw refusal('VIGIE_CASE_KEPT_MOST', { most: MOST });
      const template = { id: newId('tpl', now), ...body };
      await saveTemplate(tx, template, { unit, account: by.id, now });
      const { kind, title } = template;
      await note(work, { act: 'template.added', subject: template.id, content: { kind, title } });
      return template;
    },
  }),
  command('DELETE /v1/reason-templates/:id', {
    says: 'Deletes a text kept for reasons.',
    tag: 'case',
    role: 'analyst',
    answer: templatesSchema,
    async run(work, { params: { id } }) {
      if (!(await deleteTemplate(work.tx, id))) throw refusal('VIGIE_CASE_NO_TEMPLATE', { id });
      await note(work, { act: 'template.deleted', subject: id });
      return { items: await listTemplates(work.tx) };
    },
  }),
  query('GET /v1/saved-views', {
    says: 'Lists your saved views and those shared.',
    tag: 'case',
    role: 'reader',
    answer: viewsSchema,
    run: async ({ tx, by }) => ({ items: await listViews(tx, by.id) }),
  }),
  command('POST /v1/saved-views', {
    says: 'Saves a view of the case list.',
    tag: 'case',
    role: 'reader',
    body: z.object({
      name,
      search: z
        .string()
        .max(2_000)
        .regex(/^\?[\x21-\x7e]*$/, 'is not the part of an address from its question mark on'),
      shared: z.boolean().default(false),
    }),
    answer: viewSchema,
    async run(work, { body }) {
      const { tx, unit, by, now } = work;
      if ((await listViews(tx, by.id)).length >= MOST) throw refusal('VIGIE_CASE_KEPT_MOST', { most: MOST });
      const id = newId('viw', now);
      await saveView(tx, { id, ...body }, { unit, account: by.id, now });
      await note(work, { act: 'view.added', subject: id, content: { shared: body.shared } });
      return { id, ...body, by: { id: by.id, name: by.name } };
    },
  }),
  command('DELETE /v1/saved-views/:id', {
    says: 'Deletes a saved view.',
    tag: 'case',
    role: 'reader',
    answer: viewsSchema,
    async run(work, { params: { id } }) {
      const { tx, by } = work;
      const seen = await listViews(tx, by.id);
      const view = seen.find((each) => each.id === id) ?? refuse('VIGIE_CASE_NO_VIEW', { id });
      if (view.by.id !== by.id && by.role !== 'administrator') throw refusal('VIGIE_CASE_VIEW_NOT_OWN');
      await deleteView(tx, id);
      await note(work, { act: 'view.deleted', subject: id, content: { shared: view.shared } });
      return { items: seen.filter((each) => each.id !== id) };
    },
  }),
];
