import { sealValue, unsealValue } from '../../base/core/sealed-value.ts';

/** The key under which the secrets of codes and of webhooks are kept: who has the database alone makes no code and signs nothing. */
const keyIn = (dataDir: string) => ({ dataDir, file: 'sign-in-key', code: 'VIGIE_SIGN_IN_KEY' }) as const;

/** Encrypts a secret, bound to its account or webhook. */
export const seal = (dataDir: string, owner: string, secret: Uint8Array): string =>
  sealValue(keyIn(dataDir), owner, secret);

/** @throws VigieError `VIGIE_SIGN_IN_KEY`: the key is another than the one that it was encrypted with */
export const unseal = (dataDir: string, owner: string, sealed: string): Uint8Array<ArrayBuffer> =>
  unsealValue(keyIn(dataDir), owner, sealed);
