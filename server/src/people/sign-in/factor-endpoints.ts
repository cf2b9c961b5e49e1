import { z } from 'zod';
import type { Endpoint } from '../../base/context.ts';
import type { Tx } from '../../base/database/store.ts';
import { callerOf } from '../access.ts';
import { record } from '../audit-store.ts';
import { type Asking, ask, type Visiting } from '../endpoint.ts';
import { addTotp, findTotp, listPasskeys, passkeySchema, removePasskey, removeTotp } from '../factor-store.ts';
import { refusal } from '../refusals.ts';
import { lineSchema } from '../schema.ts';
import { beginOwnTry } from './limits.ts';
import { attestationSchema, beginPasskey, creationOptionsSchema, keepPasskey } from './passkeys.ts';
import { seal } from './sign-in-key.ts';
import { makeTotp, takeCode } from './totp.ts';

/** Whoever changes how one signs in has signed in themselves, just now: not whoever found the page open. */
const FRESH_MINUTES = 15;

type OwnAct = Asking & Pick<Visiting, 'request'>;

function mustBeFresh({ request, now }: OwnAct): void {
  const { session } = callerOf(request);
  if (session === null || now.getTime() - Date.parse(session.openedAt) > FRESH_MINUTES * 60_000)
    throw refusal('VIGIE_PEOPLE_SIGN_IN_AGAIN', { minutes: FRESH_MINUTES });
}

/** Works on one's own account, and writes what was done into the audit log. */
function onOwn(
  asking: OwnAct,
  act: 'factor.added' | 'factor.removed',
  content: object,
  work: (tx: Tx) => Promise<void>,
) {
  const { context, by, now } = asking;
  const unit = by.unit.id;
  return context.store.inUnit(unit, async (tx) => {
    await work(tx);
    const done = { act, subject: by.id, content: { ...content }, now } as const;
    await record(tx, { unit, account: by.id, ...done });
  });
}

const factorsSchema = z.object({ totp: z.boolean(), passkeys: z.array(passkeySchema) });

/** What one signs in with besides the password: codes of an app, passkeys. */
export const factorEndpoints: readonly Endpoint[] = [
  ask('GET /v1/account/factors', {
    says: 'Lists the second factors of your own account.',
    tag: 'people',
    role: 'reader',
    answer: factorsSchema,
    run: ({ context, by }) =>
      context.store.inUnit(by.unit.id, async (tx) => ({
        totp: Boolean((await findTotp(tx, by.id))?.confirmedAt),
        passkeys: await listPasskeys(tx, by.id),
      })),
  }),
  // Shown once; it counts from the first code on.
  ask('POST /v1/account/totp', {
    says: 'Makes the secret for one-time codes. They count once a first code is confirmed.',
    tag: 'people',
    role: 'reader',
    answer: z.object({ secret: z.string(), uri: z.string() }),
    async run(asking) {
      mustBeFresh(asking);
      const { context, by, now } = asking;
      const { secret, base32, uri } = makeTotp(by.email);
      const sealed = seal(context.config.dataDir, by.id, secret);
      const unit = by.unit.id;
      if (!(await context.store.inUnit(unit, (tx) => addTotp(tx, { account: by.id, unit, secret: sealed, now }))))
        throw refusal('VIGIE_PEOPLE_TOTP_THERE');
      return { secret: base32, uri };
    },
  }),
  ask('PUT /v1/account/totp', {
    says: 'Confirms one-time codes with a first code.',
    tag: 'people',
    role: 'reader',
    body: z.object({ code: z.string().max(20) }),
    status: 204,
    answer: z.null(),
    async run(asking, { body: { code } }) {
      mustBeFresh(asking);
      const { context, by, now } = asking;
      const succeed = await beginOwnTry(context.store.db, by.id, now);
      await onOwn(asking, 'factor.added', { kind: 'totp' }, async (tx) => {
        const known = await findTotp(tx, by.id);
        if (known?.confirmedAt != null) throw refusal('VIGIE_PEOPLE_TOTP_THERE');
        if (!(await takeCode(tx, context.config.dataDir, { account: by.id, code, now })))
          throw refusal('VIGIE_PEOPLE_CODE_WRONG');
      });
      await succeed();
      return null;
    },
  }),
  ask('DELETE /v1/account/totp', {
    says: 'Removes one-time codes from your account.',
    tag: 'people',
    role: 'reader',
    status: 204,
    answer: z.null(),
    async run(asking) {
      mustBeFresh(asking);
      await onOwn(asking, 'factor.removed', { kind: 'totp' }, async (tx) => {
        if (!(await removeTotp(tx, asking.by.id))) throw refusal('VIGIE_PEOPLE_NO_FACTOR');
      });
      return null;
    },
  }),
  ask('POST /v1/account/passkeys/options', {
    says: 'Gives the browser what it needs to make a passkey.',
    tag: 'people',
    role: 'reader',
    answer: creationOptionsSchema,
    run(asking) {
      mustBeFresh(asking);
      const { context, by, request, now } = asking;
      return beginPasskey({ ...context, request, now }, by);
    },
  }),
  ask('POST /v1/account/passkeys', {
    says: 'Adds a passkey to your account from what the browser made.',
    tag: 'people',
    role: 'reader',
    body: z.object({ name: lineSchema.max(100), response: attestationSchema }),
    answer: factorsSchema.pick({ passkeys: true }),
    async run(asking, { body }) {
      mustBeFresh(asking);
      const { context, by, request, now } = asking;
      const id = await keepPasskey({ ...context, request, now }, by, body);
      await onOwn(asking, 'factor.added', { kind: 'passkey', id, name: body.name }, async () => {});
      return { passkeys: await context.store.inUnit(by.unit.id, (tx) => listPasskeys(tx, by.id)) };
    },
  }),
  ask('DELETE /v1/account/passkeys/:id', {
    says: 'Removes a passkey from your account.',
    tag: 'people',
    role: 'reader',
    status: 204,
    answer: z.null(),
    async run(asking, { params: { id } }) {
      mustBeFresh(asking);
      await onOwn(asking, 'factor.removed', { kind: 'passkey', id }, async (tx) => {
        if (!(await removePasskey(tx, { account: asking.by.id, id }))) throw refusal('VIGIE_PEOPLE_NO_FACTOR');
      });
      return null;
    },
  }),
];
