import createClient from 'openapi-fetch';
import { equip, type Schemas } from './api.ts';

/** Somebody of the unit. */
interface Person {
  id: string;
  name: string;
}

/** A case in a list. */
export type Row = Schemas['Case'] & {
  assignee?: Person | null;
  heldUntil?: string | null;
  dueAt?: string | null;
  rules?: { pack: string; rule: string; title: { en: string; fr: string } }[];
  language?: string | null;
  evidence?: number;
  lock?: { by: Person; until: string } | null;
  undo?: { batch: string; until: string; by: Person } | null;
};

export interface Counts {
  views: Record<string, number>;
  states: Record<string, number>;
  total: number;
}

export interface FacetValue {
  value: string;
  title?: { en: string; fr: string } | null;
  count: number;
}

type Kind = 'confirm' | 'dismiss' | 'escalate';
export interface DecisionBatch {
  batch: string;
  undoUntil: string | null;
  decided: string[];
  refused: { case: string; code: string; detail: string }[];
}
export interface SavedView {
  id: string;
  name: string;
  search: string;
  by: Person;
  shared: boolean;
}

interface Answer<Content> {
  200: { content: { 'application/json': Content } };
}
interface Get<Query, Content> {
  get: { parameters: { query: Query }; responses: Answer<Content> };
}
interface Send<Path, Body, Content> {
  parameters: { path: Path; header: { 'idempotency-key': string } };
  requestBody: { content: { 'application/json': Body } };
  responses: Answer<Content>;
}
type Query = Record<string, string | number | readonly string[]>;
type No = Record<never, never>;

interface WorktablePaths {
  '/v1/cases': Get<Query, { items: Row[]; next: string | null }>;
  '/v1/cases/counts': Get<Query, Counts>;
  '/v1/cases/facets': Get<Query, { items: FacetValue[] }>;
  '/v1/cases/decisions': { post: Send<No, { cases: string[]; kind: Kind; reason: string }, DecisionBatch> };
  '/v1/decision-batches/{id}/undo': { post: Send<{ id: string }, { reason?: string }, { undone: string[] }> };
  '/v1/cases/{id}/assignee': { put: Send<{ id: string }, { account: string | null; note?: string }, Row> };
  '/v1/colleagues': Get<No, { items: (Person & { role: string })[] }>;
  '/v1/reason-templates': Get<No, { items: { id: string; kind: Kind | 'hold'; title: string; text: string }[] }>;
  '/v1/saved-views': Get<No, { items: SavedView[] }> & {
    post: Send<No, { name: string; search: string; shared: boolean }, SavedView>;
  };
  '/v1/saved-views/{id}': {
    delete: { parameters: { path: { id: string }; header: { 'idempotency-key': string } }; responses: Answer<unknown> };
  };
}

/** The worktable's part of the API. */
export const worktable = createClient<WorktablePaths>({ baseUrl: '/' });
equip(worktable);
