import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Errors, judgeStatement, type Statement, writeRules } from './rules.ts';

/**
 * How a call goes otherwise than it should: the database is down (503), takes the call but its answer is lost, has been
 * asked too often (429), has no platform for the account (403), does not know the token any more (401), or is still
 * inserting what another call brought.
 */
export type Trouble = 'down' | 'lost' | 'too-many' | 'no-platform' | 'unknown-token' | 'inserting';

/** A running stand-in for the Commission's Transparency Database. */
export interface TransparencyDatabase {
  readonly url: string;
  readonly token: string;
  /** What was taken, in order. */
  taken(): readonly Readonly<Record<string, unknown>>[];
  /** Every refusal that was answered: the errors by field. */
  refused(): readonly Readonly<Record<string, unknown>>[];
  /** How many calls were made. */
  calls(): number;
  /** The next so many calls go that way. */
  trouble(what: Trouble, times?: number): void;
  /**
   * From now on it has a fault or a rule that nobody knows of, for statements whose facts hold a word: it names the
   * statement, refuses the call without naming it, or breaks down over it.
   */
  stumbleOver(word: string, how: 'named' | 'unnamed' | 'down'): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  /** A text is sent as such, what else there is as JSON. */
  readonly content: object | string;
  readonly headers?: Record<string, string>;
}

const MOST = 100;
const AT_ONCE_NAMED = 30;
const json = (status: number, content: object): Answer => ({ status, content });

class Stumble extends Error {
  readonly how: 'unnamed' | 'down';
  constructor(how: 'unnamed' | 'down') {
    super(how);
    this.how = how;
  }
}

/** The database in memory: what it has taken, and how it answers a call. */
function createDatabase(enums: Record<string, string[]>, urlOf: () => string) {
  const fields = writeRules(enums);
  const taken = new Map<string, Statement>();
  const refused: Record<string, unknown>[] = [];
  const stumbles = new Map<string, 'named' | 'unnamed' | 'down'>();

  const judge = (statement: unknown): ReturnType<typeof judgeStatement> => {
    const judged = judgeStatement(statement, fields);
    for (const [word, how] of stumbles) {
      if (!String(judged.kept.decision_facts).includes(word)) continue;
      if (how === 'named') judged.errors.decision_facts = ['The decision facts is invalid.'];
      else throw new Stumble(how);
    }
    return judged;
  };
  const refuse = (body: { message?: string; errors: Record<string, unknown> } & Record<string, unknown>): Answer => {
    refused.push(body.errors);
    return json(422, body);
  };
  const keep = (statement: Statement): Statement => {
    const uuid = randomUUID();
    const links = { permalink: `${urlOf()}/statement/${uuid}`, self: `${urlOf()}/api/v1/statement/${uuid}` };
    const kept = { ...statement, puid: String(statement.puid), uuid, ...links };
    taken.set(kept.puid, kept);
    return kept;
  };

  /** Puids that stand twice in a call, or in the database: the first kind found is told, and not always all of it. */
  function findRepeated(puids: readonly string[], isInserting: boolean): string[] {
    const within = puids.filter((puid, index) => puids.indexOf(puid) !== index);
    if (within.length > 0) return [...new Set(within)];
    if (isInserting) return puids.slice(0, AT_ONCE_NAMED);
    return puids.filter((puid) => taken.has(puid)).slice(0, AT_ONCE_NAMED);
  }

  return {
    taken,
    refused,
    stumbles,
    existing(puid: string): Answer {
      return taken.has(puid)
        ? json(302, { message: 'statement of reason found', puid })
        : json(404, { message: 'statement of reason not found', puid });
    },
    takeOne(body: unknown, isInserting: boolean): Answer {
      const { errors, kept } = judge(body);
      const [first] = Object.values(errors).flat();
      if (first !== undefined) return refuse({ message: first, errors });
      const [puid] = findRepeated([String(kept.puid)], isInserting);
      if (puid === undefined) return json(201, { id: taken.size + 1, ...keep(kept) });
      const message = 'The identifier given is not unique within this platform.';
      return refuse({ message, errors: { puid: [message] }, existing: { puid } });
    },
    takeMany(body: unknown, isInserting: boolean): Answer {
      const statements = typeof body === 'object' && body !== null && 'statements' in body ? body.statements : null;
      if (!Array.isArray(statements) || statements.length < 1 || statements.length > MOST) {
        const message = `The statements field must have between 1 and ${MOST} items.`;
        return refuse({ message, errors: { statements: [message] } });
      }
      const judged = statements.map(judge);
      const wrong = judged.map(({ errors }, index): [string, Errors] => [`statement_${index}`, errors]);
      const errors = Object.fromEntries(wrong.filter(([, each]) => Object.keys(each).length > 0));
      if (Object.keys(errors).length > 0) return refuse({ errors });
      const repeated = findRepeated(
        judged.map(({ kept }) => String(kept.puid)),
        isInserting,
      );
      if (repeated.length === 0) return json(201, { statements: judged.map(({ kept }) => keep(kept)) });
      const message = 'The platform unique identifier(s) are not all unique within this call.';
      return refuse({ message, errors: { puid: [message], existing_puids: repeated } });
    },
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  try {
    return JSON.parse(Buffer.concat(pieces).toString());
  } catch {
    return null;
  }
}

const TROUBLE: Partial<Record<Trouble, Answer>> = {
  down: json(503, { message: 'Service Unavailable' }),
  'too-many': { status: 429, content: 'Too Many Requests', headers: { 'retry-after': '1' } },
  'no-platform': json(403, { message: 'This action is unauthorized.' }),
  'unknown-token': json(401, { message: 'Unauthenticated.' }),
};

function send(response: ServerResponse, { status, content, headers }: Answer): void {
  const isText = typeof content === 'string';
  response
    .writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers })
    .end(isText ? content : JSON.stringify(content));
}

/**
 * Starts a server on loopback that answers as the Transparency Database does (API v1, as its own code of June 2026 has
 * it): bearer token, one statement (`/api/v1/statement`) or up to a hundred (`/api/v1/statements`), every published
 * rule, `puid` unique and never its uuid for one that is there already. What it takes stays in memory.
 */
export async function startTransparencyDatabase(
  options: { readonly port?: number; readonly token?: string } = {},
): Promise<TransparencyDatabase> {
  const token = options.token ?? 'sandbox-token';
  const register = new URL('../../../registers/transparency-database/enums.json', import.meta.url);
  let url = '';
  const database = createDatabase(JSON.parse(readFileSync(register, 'utf8')).enums, () => url);
  const troubles: Trouble[] = [];
  let calls = 0;

  async function answer(request: IncomingMessage): Promise<Answer> {
    const body = request.method === 'POST' ? await readBody(request) : null;
    if (request.headers.authorization !== `Bearer ${token}`) return json(401, { message: 'Unauthenticated.' });
    calls += 1;
    const trouble = troubles.shift();
    const troubled = trouble && TROUBLE[trouble];
    if (troubled) return troubled;
    const [, asked] = /^\/api\/v1\/statement\/existing-puid\/([^/]+)$/.exec(request.url ?? '') ?? [];
    if (asked !== undefined) return database.existing(decodeURIComponent(asked));
    const isPost = request.method === 'POST';
    if (!isPost || !/^\/api\/v1\/statements?$/.test(request.url ?? '')) return json(404, { message: 'Not Found' });
    const isInserting = trouble === 'inserting';
    const made = request.url?.endsWith('s')
      ? database.takeMany(body, isInserting)
      : database.takeOne(body, isInserting);
    if (trouble === 'lost') throw new Error('the answer is lost');
    return made;
  }
  const server = createServer((request, response) => {
    answer(request).then(
      (made) => send(response, made),
      (error) => {
        if (!(error instanceof Stumble)) response.destroy();
        else if (error.how === 'down') send(response, json(500, { message: 'Server Error' }));
        else send(response, json(422, { message: 'The given data was invalid.', errors: {} }));
      },
    );
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the database has no port');
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    token,
    taken: () => [...database.taken.values()],
    refused: () => database.refused,
    calls: () => calls,
    trouble(what, times = 1) {
      troubles.push(...Array<Trouble>(times).fill(what));
    },
    stumbleOver(word, how) {
      database.stumbles.set(word, how);
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
