import { type Config, readConfig } from '../src/base/core/config.ts';
import { createLog, startVigie, type Vigie } from '../src/main.ts';
import { setPassword } from '../src/people/account/account-store.ts';
import { enrol, openSession, type Role } from '../src/people/index.ts';
import { hashPassword } from '../src/people/password/password.ts';
import type { TestStore } from './stores.ts';

/** What came back; JSON is parsed, anything else is bytes. */
export interface Reply {
  status: number;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is asserted on, not typed
  body: any;
}

/** The product under test: one installation, a clock that the test moves, people who sign in. */
export interface TestVigie {
  vigie: Vigie;
  clock: () => Date;
  /** Sets the clock. */
  at(instant: string | Date): void;
  /** Moves the clock on. */
  pass(seconds: number): void;
  /** Adds a person; their unit is made when it is new. @returns their ids */
  add(name: string, about?: { unit?: string; role?: Role }): Promise<{ account: string; unit: string }>;
  /** Asks as a person who was added, in a session of theirs, a new one where it has ended; as nobody with ''. Bytes are sent as a file. */
  call(
    who: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    key?: string,
  ): Promise<Reply>;
  /** Waits until no job is left to do now. */
  settle(): Promise<void>;
  /** Notes as a person that they have sent what a case has to be sent by hand, now, and waits for what follows. */
  sendByHand(who: string, caseId: string): Promise<void>;
  stop(): Promise<void>;
}

/** Everybody's password, `a long password`, hashed once: hashing takes long on purpose. */
let everybodys: Promise<string> | null = null;

/** Starts the whole product on a test's store, without a browser and without a pace towards others. */
export async function startTestVigie(
  made: Pick<TestStore, 'settings'>,
  options: { now?: string; settings?: Partial<Config>; clock?: () => Date; works?: boolean } = {},
): Promise<TestVigie> {
  let now = new Date(options.now ?? '2026-11-24T09:00:00Z');
  const clock = options.clock ?? (() => now);
  const config = {
    ...readConfig({}),
    ...made.settings,
    browser: 'none' as const,
    paceMs: 0,
    // Any that is free: somebody may use Vigie on this machine.
    port: 0,
    undoSeconds: 0,
    ...options.settings,
  };
  const vigie = await startVigie({ config, clock, log: createLog('fatal'), works: options.works ?? true });
  const { store, jobs } = vigie.context;
  const people = new Map<string, { account: string; unit: string }>();
  const sessions = new Map<string, Promise<string>>();
  const sessionOf = (who: string): Promise<string> | undefined => {
    const person = people.get(who);
    if (!person) return undefined;
    const session = sessions.get(who) ?? openSession(store, clock, { id: person.account, unit: person.unit });
    sessions.set(who, session);
    session.catch(() => sessions.delete(who));
    return session;
  };
  const call: TestVigie['call'] = async (who, method, url, body, key) => {
    const ask = async (token: string | undefined) =>
      vigie.http.inject({
        method,
        url,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body instanceof Uint8Array ? { 'content-type': 'application/octet-stream' } : {}),
        },
        ...(body === undefined ? {} : { payload: body }),
      });
    const session = sessionOf(who);
    let reply = await ask(await session);
    if (session && reply.statusCode === 401 && reply.body.includes('VIGIE_PEOPLE_SIGNED_OUT')) {
      if (sessions.get(who) === session) sessions.delete(who);
      reply = await ask(await sessionOf(who));
    }
    const isJson = /json(?:;|$)/.test(reply.headers['content-type']?.toString() ?? '');
    return { status: reply.statusCode, headers: reply.headers, body: isJson ? reply.json() : reply.rawPayload };
  };
  const settle = async () => {
    for (let quiet = 0; quiet < 3; ) {
      quiet = (await jobs.pending()) === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  return {
    vigie,
    clock,
    at(instant) {
      now = new Date(instant);
    },
    pass(seconds) {
      now = new Date(now.getTime() + seconds * 1000);
    },
    async add(name, { unit = name, role = 'analyst' } = {}) {
      const person = {
        unit,
        email: `${name}@test.example`,
        name,
        role,
        language: 'en',
        password: null,
      } as const;
      const added = await enrol(store, clock, person);
      everybodys ??= hashPassword('a long password');
      const password = { account: added.account, hash: await everybodys, until: null };
      await store.inUnit(added.unit, (tx) => setPassword(tx, password));
      people.set(name, added);
      sessions.delete(name);
      return added;
    },
    call,
    settle,
    async sendByHand(who, caseId) {
      await settle();
      const { items } = (await call(who, 'GET', `/v1/notices?case=${caseId}`)).body;
      const sending = { how: 'e-mail', at: clock().toISOString(), recipient: 'market', reference: 'T-1' };
      for (const { id, state } of items)
        if (state === 'by-hand') await call(who, 'POST', `/v1/notices/${id}/sendings`, sending);
      await settle();
    },
    stop: () => vigie.stop(),
  };
}
