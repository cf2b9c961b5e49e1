import { sealValue, unsealValue } from '../../base/core/sealed-value.ts';

/** The key under which the secrets of codes are kept. Who has the database alone makes no code. */
const keyIn = (dataDir: string) => ({ dataDir, file: 'sign-in-key', code: 'VIGIE_SIGN_IN_KEY' }) as const;

/** Encrypts a secret, bound to its account. */
export const seal = (dataDir: string, account: string, secret: Uint8Array): string =>
  sealValue(keyIn(dataDir), account, secret);

/** @throws VigieError `VIGIE_SIGN_IN_KEY`: the key is another than the one that it was encrypted with */
export const unseal = (dataDir: string, account: string, sealed: string): Uint8Array<ArrayBuffer> =>
  unsealValue(keyIn(dataDir), account, sealed);
