import { z } from 'zod';
import { parseEnvironment } from './home.ts';

/** What NATS takes as parts of a subject, without its wildcards. */
const SUBJECT = /^[\w-]+(?:\.[\w-]+)*$/;
/** Where what could not be read is kept: nothing may come in there, nor above it. */
const POISON = /^vigie(?:\.poison(?:\..*)?)?$/;

/** Whether offers may come in below a subject. */
export const isSubject = (text: string): boolean => SUBJECT.test(text) && !POISON.test(text);

/** `SUBJECT=UNIT`, one after another behind semicolons: for which unit is kept what comes in below a subject. */
const streamUnits = z
  .string()
  .default('')
  .transform((text, context) =>
    text
      .split(';')
      .map((entry) => entry.trim())
      .filter(Boolean)
      .map((entry) => {
        const [, prefix = '', unit = ''] = /^([^=]+?)\s*=\s*(.+)$/.exec(entry) ?? [];
        if (isSubject(prefix)) return { prefix, unit };
        context.addIssue({ code: 'custom', message: `"${entry.slice(0, 100)}" is not SUBJECT=UNIT` });
        return z.NEVER;
      }),
  )
  .refine(
    (entries) =>
      entries.every(({ prefix: a }, n) => entries.every(({ prefix: b }, m) => n === m || !`${b}.`.startsWith(`${a}.`))),
    'has a subject below another one: it would be of two units',
  );

/** Servers of NATS: one user for all. */
const natsServers = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine(
    (entries) => entries.every((entry) => /^(?:nats|tls):\/\/./.test(entry) && URL.canParse(entry)),
    'is not a list of addresses such as nats://USER:PASSWORD@HOST:4222',
  );

/** Servers of NATS with JetStream, over which offers come in. */
export interface StreamSettings {
  /** `nats://user:password@host:port` or `tls://…`, each server of the cluster. */
  servers: string[];
  /** Whose offers come in below which subject. */
  units: { prefix: string; unit: string }[];
  /** How many servers keep each message. */
  replicas: number;
}

/** The variables of the environment that say so. */
export const streamEnvironment = {
  NATS_URL: natsServers,
  VIGIE_STREAM_UNITS: streamUnits,
  VIGIE_STREAM_REPLICAS: z.enum(['1', '3', '5']).default('1'),
};

const read = z.object(streamEnvironment);

/** The same as settings; null: offers come in over no stream. */
export function streamOf(given: z.infer<typeof read>): StreamSettings | null {
  const { NATS_URL: servers, VIGIE_STREAM_UNITS: units, VIGIE_STREAM_REPLICAS: replicas } = given;
  return servers.length === 0 ? null : { servers, units, replicas: Number(replicas) };
}

/** For commands that need nothing else. @returns null: `NATS_URL` is not set; @throws VigieError `VIGIE_CONFIG_INVALID` */
export function readStreamSettings(env: NodeJS.ProcessEnv = process.env): StreamSettings | null {
  return streamOf(parseEnvironment(read, env));
}
