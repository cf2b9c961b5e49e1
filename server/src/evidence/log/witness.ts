import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatAddCheckpoint,
  type Log,
  ProofError,
  parseVerifierKey,
  readCosigned,
  type Verifier,
  writeDurable,
} from '@vigie/proof';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { readRefusal } from '../heads/ask-outside.ts';
import { refusal } from '../refusals.ts';
import type { logSchema } from '../schema.ts';
import type { Vault } from '../vault/vault.ts';
import { say } from '../words.ts';

/** A cosignature is some hundred bytes; a witness may have several keys. */
const BYTES = 64 * 1024;
/**
 * A head that has not changed is cosigned again after this long, so that the cosignature shows that the log is still
 * watched.
 */
const AGE_SECONDS = 24 * 3600;

const failuresSchema = z.array(z.tuple([z.string(), z.string()]));

/** How it stands with a witness. */
export interface WitnessState {
  name: string;
  url: string;
  /** Entries of the newest head that it has cosigned; null: none yet. */
  size: number | null;
  cosignedAt: Date | null;
  /** Why the last request brought no cosignature, in words. */
  failure: string | null;
}

export interface Witnesses {
  /** Asks each witness to cosign the newest head that it has not cosigned. Never throws for what a witness does. */
  submit(): Promise<void>;
  states(): WitnessState[];
}

/**
 * The witnesses of the log (C2SP tlog-witness): others who vouch that it only grows, so that nobody is shown another
 * history. Sealing does not wait for them. What they have cosigned lies durably beside the log, and why they
 * have not.
 */
export function createWitnesses(
  { visitor, clock, log: logger, config }: Pick<Context, 'visitor' | 'clock' | 'log' | 'config'>,
  vault: Vault,
): Witnesses {
  const witnesses = config.witnesses.map(({ key, url }) => ({ key: parseVerifierKey(key), url }));
  // Beside the log, since a worker asks and the web process tells.
  const path = join(vault.logDir, 'witness-failures');
  const read = (): Map<string, string> =>
    new Map(existsSync(path) ? failuresSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : []);

  /** Nothing is signed any more that this witness would have to contradict. */
  async function doubt(url: string, reason: VigieError): Promise<string> {
    await vault.doubt(url, reason);
    return reason.message;
  }

  /** @returns why there is no cosignature; null when there is */
  async function ask(witness: Verifier, url: string): Promise<string | null> {
    let log: Log;
    try {
      log = await vault.log();
    } catch (error) {
      if (error instanceof VigieError) return error.message;
      throw error;
    }
    const { checkpoint, size } = log;
    const kept = readCosigned(vault.logDir, vault.signer, witness);
    const isFresh = kept !== null && clock().getTime() / 1000 - kept.seconds < AGE_SECONDS;
    if (kept && isFresh && checkpoint.startsWith(`${kept.text}\n`)) return null;
    let old = kept?.size ?? 0;
    // The second time with the size that the witness says it knows.
    for (let attempt = 0; attempt < 2; attempt++) {
      const visited = await visitor.visit(`${url}/add-checkpoint`, {
        method: 'POST',
        body: Buffer.from(formatAddCheckpoint({ old, proof: log.proveConsistency(old, size), checkpoint })),
        headers: [['Content-Type', 'text/plain; charset=utf-8']],
        robots: false,
        pace: false,
        limits: { bytes: BYTES, redirects: 0 },
      });
      if (!visited.ok) return visited.detail;
      const answer = visited.body.toString('utf8');
      if (visited.status === 200) {
        try {
          // Another process may have had the log meanwhile.
          (await vault.log()).addCosignature(checkpoint, answer, witness);
          return null;
        } catch (error) {
          if (error instanceof ProofError) return error.message;
          throw error;
        }
      }
      const who = say('theWitness', { name: witness.name });
      const known = readRefusal(visited.status, answer, { old, size });
      if (known === 'other') return doubt(url, refusal('VIGIE_LOG_FORK_OUTSIDE', { who }));
      if (known === null) return `It answers ${visited.status}.`;
      if (known > size) return doubt(url, refusal('VIGIE_LOG_SEEN_OUTSIDE', { who, known, size }));
      old = known;
    }
    return 'Its size of the log changes between two requests.';
  }
  return {
    async submit() {
      if (witnesses.length === 0) return;
      const failures: [url: string, why: string][] = [];
      await Promise.all(
        witnesses.map(async ({ key, url }) => {
          const failure = await ask(key, url);
          if (failure === null) return;
          failures.push([url, failure]);
          logger.warn({ witness: key.name, failure }, 'the head of the log is not cosigned');
        }),
      );
      writeDurable(path, new TextEncoder().encode(JSON.stringify(failures)));
    },
    states() {
      const failures = read();
      return witnesses.map(({ key, url }) => {
        const kept = readCosigned(vault.logDir, vault.signer, key);
        return {
          name: key.name,
          url,
          size: kept?.size ?? null,
          cosignedAt: kept ? new Date(kept.seconds * 1000) : null,
          failure: failures.get(url) ?? null,
        };
      });
    },
  };
}

/** How the log stands, and each of its witnesses. */
export function readLogState(vault: Vault, witnesses: Witnesses): z.infer<typeof logSchema> {
  return {
    origin: vault.origin,
    key: vault.verifierKey,
    size: vault.view().head.size,
    witnesses: witnesses.states().map((state) => ({ ...state, cosignedAt: state.cosignedAt?.toISOString() ?? null })),
  };
}
