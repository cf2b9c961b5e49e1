import type { FastifyReply, FastifyRequest, FastifySchema, RouteOptions } from 'fastify';
import { z } from 'zod';
import type { Context, Endpoint } from '../base/context.ts';
import { type Language, readLanguage } from '../base/core/language.ts';
import { idempotent } from '../base/database/idempotency.ts';
import { OPEN_CASES, type Reader } from '../base/database/reader.ts';
import type { Tx } from '../base/database/store.ts';
import { type Http, idempotencyHeaders, parsePart } from '../base/http/http.ts';
import { OCTETS, octetsSchema, takeFiles } from '../base/http/incoming-file.ts';
import { takeForms } from '../base/http/take-forms.ts';
import { type Caller, callerOf } from './access.ts';
import { namedIn } from './changes/named-in.ts';
import { type FileAnswer, sendFile } from './file-answer.ts';
import { type Reading, recordAlone } from './record-reads.ts';
import { mustReach, type NeededRole, scopeOf, tellWho } from './roles.ts';
import type { Account } from './store.ts';
import type { Work } from './work.ts';

/** `POST /v1/cases/:id/decisions` */
type Route = `${Endpoint['method']} /${string}`;

/** The parameters that a path names, each as text. */
type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & PathParams<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : Record<never, never>;

/** What came in, parsed. */
interface Input<P, Q, B> {
  params: P;
  query: Q;
  body: B;
}

/** What the API's documentation says; without it the route is not documented (a page, a file for everybody). */
type Documented =
  /** `tag`: its heading. `says`: what it does, in one or two plain sentences. */
  { tag: string; says: string } | { tag?: undefined; says?: undefined };

/** What every declaration says of its route. */
type Declared<P, Q, B> = Documented & {
  /** Left out: each `:name` of the path, as text. */
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** Its body is a file (`incomingFile`), as raw bytes. */
  takesFile?: true;
  /** Of a good answer; left out: 200. */
  status?: 200 | 202 | 204;
  /** The body is what an HTML form sends. */
  isForm?: true;
  /** Further options of Fastify's own: limits, hooks. */
  options?: (context: Context) => Partial<Pick<RouteOptions, 'config' | 'bodyLimit' | 'preParsing' | 'preValidation'>>;
};

/** Who may do it (`HELD_BY` in `roles.ts`); a machine with the scope where it only reads, or where `machine` is set. */
interface ForRole {
  role: NeededRole;
  machine?: boolean;
}

/** What is read and done in a transaction of the person's unit. */
interface InUnit extends ForRole {
  /** The same for everybody of the unit: made of the cases open to all of them. Left out: of those the person may see. */
  forAll?: true;
}

const readerOf = ({ forAll }: InUnit, by: Account): Reader => (forAll ? OPEN_CASES : by.id);

/**
 * What of a reading goes into the audit log, from what was found; null: nothing, since it shows no evidence and leaves no
 * file that does. The entry is durable before the answer leaves; it stands there too where the answer then did not
 * arrive.
 */
type Reads<Found, I> = ((found: Found, input: I) => Reading) | null;

/** Who asks for one thing by its id must say whether its reading is recorded: a route cannot forget it. */
type ReadsOne<R, Found, I> = R extends `GET ${string}:${string}`
  ? { reads: Reads<Found, I> }
  : { reads?: Reads<Found, I> };

/** The work of a person, in one transaction of their unit. */
export interface PersonWork extends Work {
  by: Account;
}

/** A person who asks, outside any transaction. */
export interface Asking {
  context: Context;
  by: Account;
  now: Date;
}

/** A visitor without an account. */
export interface Visiting {
  context: Context;
  now: Date;
  request: FastifyRequest;
  reply: FastifyReply;
  /** The first language of the request that is spoken here; null: none. */
  language: Language | null;
}

/** What a part is where its declaration says nothing of it. */
const anything = <T>(): z.ZodType<T> => z.custom<T>(() => true);

/** Makes an endpoint of a declaration: its schema for the documentation, its input parsed once, then `handle`. */
function declare<P, Q, B>(
  route: Route,
  declared: Declared<P, Q, B> & {
    role: NeededRole | null;
    machine?: boolean;
    hasKey: boolean;
    answer: z.ZodType | null;
  },
  handle: (
    input: Input<P, Q, B>,
    at: { context: Context; request: FastifyRequest; reply: FastifyReply },
  ) => Promise<unknown>,
): Endpoint {
  const [method = 'GET', path = ''] = route.split(' ');
  const { tag, says, role, hasKey, answer, status = 200, options } = declared;
  const scope = scopeOf({ method, tag, role, machine: declared.machine ?? false });
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const named = z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
  const params = declared.params ?? z.custom<P>((value) => named.safeParse(value).success);
  const schema: FastifySchema = {
    ...(tag === undefined ? { hide: true } : { tags: [tag], summary: says, description: tellWho(role, scope) }),
    ...(role === null ? { security: [] } : {}),
    ...(names.length > 0 ? { params: declared.params ?? named } : {}),
    ...(declared.query ? { querystring: declared.query } : {}),
    ...(hasKey ? { headers: idempotencyHeaders } : {}),
    ...(declared.takesFile ? { consumes: [OCTETS], body: octetsSchema } : {}),
    ...(declared.body && !declared.takesFile ? { body: declared.body } : {}),
    ...(answer ? { response: { [status]: answer } } : {}),
  };
  const known = (['GET', 'POST', 'PUT', 'DELETE'] as const).find((each) => each === method) ?? 'GET';
  return {
    method: known,
    path,
    role,
    scope,
    add(app, context) {
      const { config, ...more } = options?.(context) ?? {};
      const route: Parameters<Http['route']>[0] = {
        method: known,
        url: path,
        schema,
        // Parsed here, once, into what the declaration's types say.
        validatorCompiler: () => (value) => ({ value }),
        config: { ...config, ...(role === null ? { public: true } : {}) },
        ...more,
        async handler(request, reply) {
          if (role !== null) mustReach(callerOf(request), { role, scope });
          const input = {
            params: parsePart(params, request.params),
            query: parsePart(declared.query ?? anything<Q>(), request.query),
            // Where none is declared, whatever was sent is no part of the request.
            body: parsePart(declared.body ?? anything<B>(), declared.body && request.body),
          };
          reply.code(status);
          return handle(input, { context, request, reply });
        },
      };
      if (declared.takesFile) takeFiles(app, (scope) => scope.route(route));
      else if (declared.isForm) takeForms(app, (scope) => scope.route(route));
      else app.route(route);
    },
  };
}

/**
 * A question that a person asks: read in one transaction of their unit.
 *
 * `query('GET /v1/cases/:id', { tag: 'case', role: 'analyst', answer: caseDetailSchema, run: ({ tx }, { params }) =>
 * readCase(tx, params.id) })`
 */
export function query<R extends Route, A, P = PathParams<R>, Q = unknown, B = unknown>(
  route: R,
  declared: Declared<P, Q, B> &
    InUnit &
    ReadsOne<R, A, Input<P, Q, B>> & {
      answer: z.ZodType<unknown, A>;
      run(work: PersonWork, input: Input<P, Q, B>): Promise<A>;
    },
): Endpoint {
  return declare(route, { ...declared, hasKey: false }, async (input, { context, request }) => {
    const { account: by } = callerOf(request);
    const unit = by.unit.id;
    const now = context.clock();
    const run = (tx: Tx) => declared.run({ context, tx, unit, by, now }, input);
    const found = await context.store.inUnit(unit, run, readerOf(declared, by));
    await recordReading(declared.reads?.(found, input), { context, by, now });
    return found;
  });
}

/**
 * What a person does: in one transaction of their unit, once for its `Idempotency-Key` (by method, path, key and the
 * digest of what was sent).
 *
 * @param declared `prepare`: what must happen outside the transaction and before it, such as keeping a file; it may run
 *   again for a repeated request. `keep`: what is kept of the answer for a repeated request, where it holds a secret. `tells`: whether open screens
 *   are told that something changed: `true`, where they may see what it names; 'all': everywhere; left out: where they may see it.
 */
export function command<R extends Route, A, P = PathParams<R>, Q = unknown, B = unknown, Prepared = undefined>(
  route: R,
  declared: Declared<P, Q, B> &
    InUnit & {
      answer: z.ZodType<unknown, A>;
      prepare?(asking: Asking, input: Input<P, Q, B>): Promise<Prepared>;
      run(work: PersonWork, input: Input<P, Q, B>, prepared: Prepared | undefined): Promise<A>;
      keep?(answer: A): A;
      tells?(answer: A): boolean | 'all';
    },
): Endpoint {
  return declare(route, { ...declared, hasKey: true }, async (input, { context, request }) => {
    const { account: by } = callerOf(request);
    const unit = by.unit.id;
    const now = context.clock();
    const { 'idempotency-key': key } = parsePart(idempotencyHeaders, request.headers);
    const prepared = await declared.prepare?.({ context, by, now }, input);
    // As it was matched, however it was spelled.
    const path = Object.entries(Object(input.params)).reduce<string>(
      (filled, [name, value]) => filled.replace(`:${name}`, () => String(value)),
      route,
    );
    const telling: { tells: boolean | 'all' } = { tells: true };
    const act = async (tx: Tx) => {
      const done = await declared.run({ context, tx, unit, by, now }, input, prepared);
      telling.tells = declared.tells?.(done) ?? true;
      return done;
    };
    const run = (tx: Tx) =>
      idempotent(tx, { unit, account: by.id, key, route: path, content: input, now }, () => act(tx), declared.keep);
    const answer = await context.store.inUnit(unit, run, readerOf(declared, by));
    const named = telling.tells === 'all' ? [] : namedIn(input.params, input.body, answer);
    if (telling.tells) context.changes.tell(unit, declared.tag ?? 'people', named);
    return answer;
  });
}

/** What a person does in more than one transaction, or in one with others: it must be idempotent by what it writes. `tells`: as of a command. */
export function batch<R extends Route, A, P = PathParams<R>, Q = unknown, B = unknown>(
  route: R,
  declared: Declared<P, Q, B> &
    ForRole & {
      answer: z.ZodType<unknown, A>;
      /** `key`: the request's `Idempotency-Key`. */
      run(asking: Asking & Pick<Caller, 'isStillIn'> & { key: string | undefined }, input: Input<P, Q, B>): Promise<A>;
      tells?(answer: A): boolean;
    },
): Endpoint {
  return declare(route, { ...declared, hasKey: true }, async (input, { context, request }) => {
    const { account: by, isStillIn } = callerOf(request);
    const { 'idempotency-key': key } = parsePart(idempotencyHeaders, request.headers);
    const answer = await declared.run({ context, by, now: context.clock(), isStillIn, key }, input);
    if (declared.tells?.(answer) ?? true)
      context.changes.tell(by.unit.id, declared.tag ?? 'people', namedIn(input.params, input.body));
    return answer;
  });
}

/** What concerns the request alone (its session), or needs nothing of the database. */
export function ask<R extends Route, A, P = PathParams<R>, Q = unknown, B = unknown>(
  route: R,
  declared: Declared<P, Q, B> &
    ForRole &
    ReadsOne<R, A, Input<P, Q, B>> & {
      answer: z.ZodType<unknown, A>;
      run(asking: Asking & Pick<Visiting, 'request' | 'reply'>, input: Input<P, Q, B>): Promise<A> | A;
    },
): Endpoint {
  return declare(route, { ...declared, hasKey: false }, async (input, { context, request, reply }) => {
    const asking = { context, by: callerOf(request).account, now: context.clock() };
    const found = await declared.run({ ...asking, request, reply }, input);
    await recordReading(declared.reads?.(found, input), asking);
    return found;
  });
}

/**
 * A file for a person: found in one transaction of their unit (`find`), made after it (`file`), while its reading is
 * recorded.
 */
export function download<R extends Route, Found, P = PathParams<R>, Q = unknown, B = unknown>(
  route: R,
  declared: Declared<P, Q, B> &
    InUnit & {
      reads: Reads<Found, Input<P, Q, B>>;
      find(work: PersonWork, input: Input<P, Q, B>): Promise<Found>;
      file(found: Found, context: Context, input: Input<P, Q, B>, caller: Caller): Promise<FileAnswer> | FileAnswer;
    },
): Endpoint {
  return declare(route, { ...declared, hasKey: false, answer: null }, async (input, { context, request, reply }) => {
    const caller = callerOf(request);
    const { account: by } = caller;
    const unit = by.unit.id;
    const now = context.clock();
    const find = (tx: Tx) => declared.find({ context, tx, unit, by, now }, input);
    const found = await context.store.inUnit(unit, find, readerOf(declared, by));
    const [file] = await Promise.all([
      declared.file(found, context, input, caller),
      recordReading(declared.reads?.(found, input), { context, by, now }),
    ]);
    return sendFile(reply, file);
  });
}

async function recordReading(reading: Reading | undefined, { context, by, now }: Asking): Promise<void> {
  if (reading) await recordAlone(context.store, { ...reading, unit: by.unit.id, account: by.id, now });
}

const visiting = (context: Context, request: FastifyRequest, reply: FastifyReply): Visiting => ({
  context,
  now: context.clock(),
  request,
  reply,
  language: readLanguage(request.headers['accept-language']),
});

/** Data for everybody, without an account: say why where it is declared. */
export function open<R extends Route, A, P = PathParams<R>, Q = unknown, B = unknown>(
  route: R,
  declared: Declared<P, Q, B> & {
    answer: z.ZodType<unknown, A>;
    run(visiting: Visiting, input: Input<P, Q, B>): Promise<A> | A;
  },
): Endpoint {
  return declare(route, { ...declared, role: null, hasKey: false }, async (input, { context, request, reply }) =>
    declared.run(visiting(context, request, reply), input),
  );
}

/** A page or a file for everybody, without an account: say why where it is declared. */
export function openFile<R extends Route, P = PathParams<R>, Q = unknown, B = unknown>(
  route: R,
  declared: Declared<P, Q, B> & {
    file(visiting: Visiting, input: Input<P, Q, B>): Promise<FileAnswer> | FileAnswer;
  },
): Endpoint {
  return declare(
    route,
    { ...declared, role: null, hasKey: false, answer: null },
    async (input, { context, request, reply }) =>
      sendFile(reply, await declared.file(visiting(context, request, reply), input)),
  );
}
