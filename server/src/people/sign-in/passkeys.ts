import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { addPasskey, type KeptPasskey, listPasskeys, usePasskey } from '../factor-store.ts';
import { refusal } from '../refusals.ts';
import type { Account } from '../store.ts';
import { noteRefused } from './sign-in.ts';
import { keepStep, takeStep } from './step-store.ts';

/** Loaded at the first passkey: it takes a while, and says on stderr that parts of Node are experimental. */
const webAuthn = () => import('@simplewebauthn/server');

const base64url = z.string().regex(/^[\w-]{1,8000}$/);
const transports = z.array(z.string().max(20)).max(10).optional();
const extensions = z.record(z.string().max(50), z.unknown());

/** What a browser answers where a passkey signs in (WebAuthn 3, 5.1: `AuthenticationResponseJSON`). */
export const assertionSchema = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
  clientExtensionResults: extensions,
});

/** What a browser answers where a passkey is made (`RegistrationResponseJSON`). */
export const attestationSchema = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports }),
  clientExtensionResults: extensions,
});

/** What the page asks the browser for, at sign-in. */
export const assertionOptionsSchema = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.number(),
  userVerification: z.enum(['required', 'preferred', 'discouraged']),
});

/** What the page asks the browser for, where a passkey is made (`PublicKeyCredentialCreationOptionsJSON`). */
export const creationOptionsSchema = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.number(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(z.object({ id: z.string(), type: z.literal('public-key') })),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.boolean(),
    userVerification: z.literal('required'),
  }),
});

/** For whom passkeys are made: this installation, as the browser sees it. */
function relyingParty(request: FastifyRequest, publicUrl: string | null): { id: string; origins: string[] } {
  const seen = new URL(`${request.protocol}://${request.host}`);
  // On the machine itself one may come past the address that others use.
  const own = publicUrl === null || seen.hostname === 'localhost' ? seen : new URL(publicUrl);
  return { id: own.hostname, origins: [own.origin] };
}

const clientDataSchema = z.object({ challenge: z.string().max(500) });

/** The challenge that an answer is to; what it says besides is checked later, with the signature. */
function challengeOf(clientDataJSON: string): string {
  try {
    return clientDataSchema.parse(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString())).challenge;
  } catch {
    throw refusal('VIGIE_PEOPLE_PASSKEY');
  }
}

type At = Pick<Context, 'store' | 'config'> & { request: FastifyRequest; now: Date };

/** Begins to make a passkey. */
export async function beginPasskey(
  { store, config, request, now }: At,
  account: Account,
): Promise<z.infer<typeof creationOptionsSchema>> {
  const party = relyingParty(request, config.publicUrl);
  const known = await store.inUnit(account.unit.id, (tx) => listPasskeys(tx, account.id));
  const { generateRegistrationOptions } = await webAuthn();
  const options = await generateRegistrationOptions({
    rpName: 'Vigie',
    rpID: party.id,
    userID: Uint8Array.from(Buffer.from(`${account.unit.id}/${account.id}`)),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepStep(store.db, { secret: options.challenge, kind: 'new-passkey', content: { account: account.id }, now });
  return creationOptionsSchema.parse(options);
}

/** Keeps a passkey that was made. @throws VigieError `VIGIE_PEOPLE_PASSKEY` (401) where it is not what was asked for */
export async function keepPasskey(
  { store, config, request, now }: At,
  account: Account,
  made: { name: string; response: z.output<typeof attestationSchema> },
): Promise<string> {
  const challenge = challengeOf(made.response.response.clientDataJSON);
  const schema = z.object({ account: z.string() });
  const begun = await takeStep(store.db, { secret: challenge, kind: 'new-passkey', schema, now });
  if (begun?.account !== account.id) throw refusal('VIGIE_PEOPLE_PASSKEY');
  const party = relyingParty(request, config.publicUrl);
  const { response, ...rest } = made.response;
  const { verifyRegistrationResponse } = await webAuthn();
  const verified = await verifyRegistrationResponse({
    response: { ...rest, response: { ...response, transports: response.transports ?? [] } },
    expectedChallenge: challenge,
    expectedOrigin: party.origins,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch((cause) => {
    throw refusal('VIGIE_PEOPLE_PASSKEY', {}, { cause });
  });
  if (!verified.verified) throw refusal('VIGIE_PEOPLE_PASSKEY');
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  const passkey = { id, name: made.name, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
  const unit = account.unit.id;
  if (!(await store.inUnit(unit, (tx) => addPasskey(tx, { ...passkey, unit, account: account.id, now }))))
    throw refusal('VIGIE_PEOPLE_PASSKEY');
  return id;
}

/** Begins a sign-in by passkey: whoever comes is not known yet. */
export async function beginAssertion({ store, config, request, now }: At) {
  const party = relyingParty(request, config.publicUrl);
  const { generateAuthenticationOptions } = await webAuthn();
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' });
  await keepStep(store.db, { secret: options.challenge, kind: 'passkey', content: {}, now });
  const { challenge, timeout = 60_000 } = options;
  return { challenge, rpId: party.id, timeout, userVerification: 'required' as const };
}

/** Whose account a passkey says that it is for: what was given as the user's handle when it was made. */
function ownerOf(userHandle: string | undefined): { unit: string; account: string } | null {
  const [, unit, account] = /^(unt_\w+)\/(acc_\w+)$/.exec(Buffer.from(userHandle ?? '', 'base64url').toString()) ?? [];
  return unit === undefined || account === undefined ? null : { unit, account };
}

async function isRight(
  { config, request }: Pick<At, 'config' | 'request'>,
  kept: KeptPasskey,
  answer: { response: z.output<typeof assertionSchema>; challenge: string },
): Promise<number | null> {
  const party = relyingParty(request, config.publicUrl);
  const { response, ...rest } = answer.response;
  const { userHandle, ...signed } = response;
  const { verifyAuthenticationResponse } = await webAuthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...rest, response: userHandle === undefined ? signed : { ...signed, userHandle } },
      expectedChallenge: answer.challenge,
      expectedOrigin: party.origins,
      expectedRPID: party.id,
      credential: {
        id: kept.id,
        publicKey: Uint8Array.from(Buffer.from(kept.publicKey, 'base64url')),
        counter: kept.counter,
      },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}

/**
 * Who signs in by a passkey. The answer counts once.
 *
 * @throws VigieError `VIGIE_PEOPLE_PASSKEY` (401)
 */
export async function takeAssertion(
  { store, config, log, request, now }: At & Pick<Context, 'log'>,
  response: z.output<typeof assertionSchema>,
): Promise<{ id: string; unit: string }> {
  const challenge = challengeOf(response.response.clientDataJSON);
  const begun = await takeStep(store.db, { secret: challenge, kind: 'passkey', schema: z.object({}), now });
  const owner = ownerOf(response.response.userHandle);
  if (!begun || !owner) throw refusal('VIGIE_PEOPLE_PASSKEY');
  const passkeys = await store.inUnit(owner.unit, (tx) => listPasskeys(tx, owner.account));
  const kept = passkeys.find(({ id }) => id === response.id);
  const counter = kept ? await isRight({ config, request }, kept, { response, challenge }) : null;
  if (!kept || counter === null) {
    // Whoever has none may be nobody at all: anybody can name an account here.
    const found = passkeys.length > 0 ? { id: owner.account, unit: owner.unit } : null;
    noteRefused({ store, log }, found, { address: request.ip }, { why: 'passkey', now });
    throw refusal('VIGIE_PEOPLE_PASSKEY');
  }
  await store.inUnit(owner.unit, (tx) => usePasskey(tx, { id: kept.id, counter, now }));
  return { id: owner.account, unit: owner.unit };
}
