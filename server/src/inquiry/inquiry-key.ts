import { sealValue, unsealValue } from '../base/core/sealed-value.ts';

/**
 * The key under which subjects of questions and the secrets of tables are kept: 32 bytes in base64 in the data folder. Who
 * has the database alone reads neither.
 */
const keyIn = (dataDir: string) => ({ dataDir, file: 'inquiry-key', code: 'VIGIE_INQUIRY_KEY' }) as const;

/** Encrypts a value, bound to the record it is of. */
export const seal = (dataDir: string, record: string, value: Uint8Array): string =>
  sealValue(keyIn(dataDir), record, value);

/** @throws VigieError `VIGIE_INQUIRY_KEY`: the key is another than the one that it was encrypted with */
export const unseal = (dataDir: string, record: string, sealed: string): Uint8Array<ArrayBuffer> =>
  unsealValue(keyIn(dataDir), record, sealed);
