import type { Pack, Screener, Severity, Words } from '@vigie/engine';
import type { Signer } from '@vigie/proof';
import type { Logger } from 'pino';
import type { Clock } from './core/clock.ts';
import type { Config } from './core/config.ts';
import type { Store } from './database/store.ts';
import type { Visitor } from './fetch/fetch.ts';
import type { Http } from './http/http.ts';
import type { Measure } from './http/metrics.ts';
import type { Changes } from './jobs/changes.ts';
import type { Jobs, Queue, Subscription } from './jobs/jobs.ts';
import type { Platform } from './registers/platforms.ts';

/** What every link is handed: nothing is reached for, so that tests and the demo can put their own in its place. */
export interface Context {
  config: Config;
  store: Store;
  clock: Clock;
  log: Logger;
  jobs: Jobs;
  changes: Changes;
  visitor: Visitor;
  packs: Packs;
  /** The installation's own key: signs what it sends to other installations. */
  signer: Signer;
  /** The signed notes by which that key was replaced, oldest first (docs/reference/keys.md). */
  keyChanges: readonly string[];
  /** The register of platforms, the user's own entries over the shipped ones. */
  platforms: () => readonly Platform[];
}

/** Packs of one stage, compiled once. */
export interface PackSet {
  packs: Pack[];
  screener: Screener;
  /** SHA-256 over the digests of all packs. */
  digest: string;
  versions: { id: string; digest: string; content: string }[];
  rules: { pack: string; rule: string; title: Words; severity: Severity }[];
}

/** The packs in force, and those that are only counted. */
export interface Packs extends PackSet {
  shadow: PackSet | null;
}

/** One declared act or question; `add` makes a route of it (`people/endpoint.ts`). */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** The role that it is for (`people/roles.ts`); null: everybody, without an account. */
  role: string | null;
  /** What the key of a machine needs for it; null: a person alone. */
  scope: string | null;
  add(app: Http, context: Context): void;
}

/** One link of the chain, as `main.ts` wires it. */
export interface Link {
  name: string;
  /** What people do here, and ask. */
  endpoints?: readonly Endpoint[];
  /** Routes that are none of that: protocols between machines. */
  routes?(app: Http, context: Context): void | Promise<void>;
  queues?(context: Context): Queue[];
  subscriptions?: Subscription[];
  /** Figures for whoever watches over the installation (`/metrics`). */
  measures?(context: Context): Measure[];
}
