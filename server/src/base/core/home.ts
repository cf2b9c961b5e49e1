import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { VigieError } from './errors.ts';

/** The project's own folder: packs, registers and the console's build are found from here. */
export const ROOT = resolve(import.meta.dirname, '../../../..');

/** Where the installation's users are: whose authorities are theirs, and in which zone their days begin and end. */
export interface Home {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** IANA. */
  timeZone: string;
}

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** The variables that say where it is: by hand, for to load a library for them takes longer than to screen an offer. */
export const HOME_VARIABLES = {
  VIGIE_HOME_COUNTRY: {
    usual: 'FR',
    isRight: (text: string): boolean => /^[A-Z]{2}$/.test(text),
    fault: 'is not two capital letters (ISO 3166-1)',
  },
  VIGIE_TIME_ZONE: { usual: 'Europe/Paris', isRight: isTimeZone, fault: 'is no time zone, such as Europe/Paris' },
} as const;

/** That the environment is not right, each fault with its variable. */
const badEnvironment = (detail: string[]): VigieError =>
  new VigieError('VIGIE_CONFIG_INVALID', `The environment is not right: ${detail.join('; ')}`, { detail });

/** Variables of the environment, read by a schema. @throws VigieError `VIGIE_CONFIG_INVALID` naming each that is wrong */
export function parseEnvironment<Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.infer<Schema> {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  throw badEnvironment(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

/** Home alone, for commands that need no service. @throws VigieError `VIGIE_CONFIG_INVALID` */
export function readHome(env: NodeJS.ProcessEnv = process.env): Home {
  const faults = Object.entries(HOME_VARIABLES).flatMap(([name, { usual, isRight, fault }]) =>
    isRight(env[name] ?? usual) ? [] : `${name}: ${fault}`,
  );
  if (faults.length > 0) throw badEnvironment(faults);
  return {
    country: env.VIGIE_HOME_COUNTRY ?? HOME_VARIABLES.VIGIE_HOME_COUNTRY.usual,
    timeZone: env.VIGIE_TIME_ZONE ?? HOME_VARIABLES.VIGIE_TIME_ZONE.usual,
  };
}

/** The folder of the packs, for such commands. */
export const packsFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  resolve(env.VIGIE_PACKS ?? join(ROOT, 'packs'));
