import type { Words } from '@vigie/engine';
import { parseVerifierKey, readCosigned } from '@vigie/proof';
import type { Config } from '../../base/core/config.ts';
import type { Vault } from '../vault/vault.ts';
import { say } from '../words.ts';

/** Who would see it if log and database were put back to older copies together. */
export interface Watch {
  /** Names of witnesses, and `locked bucket`. */
  watchers: string[];
  /** Entries of the log, and how many of them the witness that is furthest on has cosigned. */
  size: number;
  cosigned: number;
  /** What is not well, in words; null: nothing. */
  warning: Words | null;
}

/** How far the log is watched from outside: for seals and `vigie doctor`. @throws ProofError as `openLog` */
export async function readWatch(vault: Vault, { witnesses }: Pick<Config, 'witnesses'>): Promise<Watch> {
  const watchers = await vault.watchers();
  const { size } = vault.view().head;
  const heads = witnesses.map(({ key }) => readCosigned(vault.logDir, vault.signer, parseVerifierKey(key)));
  const cosigned = Math.max(0, ...heads.map((head) => head?.size ?? 0));
  const isBehind = witnesses.length > 0 && cosigned < size && !watchers.includes('locked bucket');
  const warning =
    watchers.length === 0 ? say('nobodyWatches') : isBehind ? say('watchedUntil', { cosigned, size }) : null;
  return { watchers, size, cosigned, warning };
}
