import i18next from 'i18next';
import createClient from 'openapi-fetch';
import { isAttended } from './attendance.ts';
import type { components, paths } from './schema.d.ts';

export type Schemas = components['schemas'];

type Posted = {
  [Path in keyof paths]: paths[Path] extends { post: { requestBody: unknown } } ? Path : never;
}[keyof paths];
/** What a POST to a path takes. */
export type BodyOf<Path extends Posted> = paths[Path]['post'] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

/** Why a request was refused, as the server says it (RFC 9457). */
export class Refusal extends Error {
  readonly status: number;
  /** `VIGIE_<LINK>_<WHAT>`; null: the server did not say. */
  readonly code: string | null;
  constructor(status: number, message: string, code: string | null) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const client = createClient<paths>({ baseUrl: '/' });
client.use({
  onRequest({ request }) {
    // A refusal is said in the language of the screen, which may be another than the browser's.
    request.headers.set('Accept-Language', i18next.language);
    if (!isAttended()) request.headers.set('Vigie-Unattended', '1');
  },
});

/** What a refused request says. */
export function refusalOf(error: unknown, status: number): Refusal {
  const problem = typeof error === 'object' && error !== null ? error : {};
  const title = 'title' in problem && typeof problem.title === 'string' ? problem.title : `HTTP ${status}`;
  const detail = 'detail' in problem && typeof problem.detail === 'string' ? `\n${problem.detail}` : '';
  const code = 'code' in problem && typeof problem.code === 'string' ? problem.code : null;
  return new Refusal(status, `${title}${detail}`, code);
}

/** What came back, whatever it says; or words of our own where nothing did: the browser's are English. */
const reached = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
  answer.catch(() => {
    throw new Error(i18next.t('state.unreachable'));
  });

/** The content of an answer, or a `Refusal` thrown. */
export async function unwrap<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await reached(answer);
  if (data === undefined) throw refusalOf(error, response.status);
  return data;
}

/** Waits for what answers nothing (204) where it is done; throws a `Refusal` where it is not. */
export async function done(answer: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  const { error, response } = await reached(answer);
  if (!response.ok) throw refusalOf(error, response.status);
}

/** A key that makes a creating request safe to send twice. */
export const idempotencyKey = (): string => crypto.randomUUID();

export const api = client;
