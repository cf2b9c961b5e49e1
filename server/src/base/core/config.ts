import { resolve } from 'node:path';
import { ProofError, parseVerifierKey } from '@vigie/proof';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { emailSchema } from './email-address.ts';
import { VigieError } from './errors.ts';
import { HOME_VARIABLES, type Home, packsFolder, parseEnvironment } from './home.ts';
import { type StreamSettings, streamEnvironment, streamOf } from './stream-settings.ts';

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** The roles that a provider of identities may give: never a machine's. */
const OPENID_ROLES = ['analyst', 'approver', 'publisher', 'auditor', 'administrator'] as const;

/** `VALUE=ROLE`: what the provider says, and the role that it gives here. */
const openIdRoles = list.transform((entries, context) =>
  entries.map((entry) => {
    const at = entry.lastIndexOf('=');
    const role = OPENID_ROLES.find((known) => known === entry.slice(at + 1));
    if (at > 0 && role) return { value: entry.slice(0, at), role };
    context.addIssue({ code: 'custom', message: `"${entry.slice(0, 100)}" is not VALUE=ROLE` });
    return z.NEVER;
  }),
);

/** Addresses and networks of proxies. */
const proxies = list.refine(
  (entries) => entries.every((entry) => ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry)),
  'is not a list of addresses and networks, such as 127.0.0.1 10.0.0.0/8',
);

/** What is wrong with the key and the address of a witness; null: nothing. */
function faultOfWitness(key: string, url: string): string | null {
  try {
    if (parseVerifierKey(key).type !== 'cosignature') return 'is the key of a log, not of a witness';
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    return 'is not KEY@URL of a witness';
  }
  if (url.includes('@')) return 'has a second @: a witness has one address, without a user name';
  if (!/^https?:/.test(url) || !URL.canParse(url)) return 'has no address (http or https) after the @';
  return null;
}

/** `<verifier key>@<url>`: who watches over the log, and where it is asked. The name in a key may hold an `@`. */
const witnesses = list.transform((entries, context) =>
  entries.map((entry) => {
    const [, key = '', url = ''] = /^([^+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+)@(.*)$/.exec(entry) ?? [];
    const fault = faultOfWitness(key, url);
    if (fault === null) return { key, url: url.replace(/\/+$/, '') };
    context.addIssue({ code: 'custom', message: `"${entry.slice(0, 100)}" ${fault}` });
    return z.NEVER;
  }),
);

const { VIGIE_HOME_COUNTRY: countryVariable, VIGIE_TIME_ZONE: zoneVariable } = HOME_VARIABLES;

const environment = z.object({
  VIGIE_HOME_COUNTRY: z.string().refine(countryVariable.isRight, countryVariable.fault).default(countryVariable.usual),
  VIGIE_TIME_ZONE: z.string().refine(zoneVariable.isRight, zoneVariable.fault).default(zoneVariable.usual),
  VIGIE_DATA: z.string().default('./vigie-data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  VIGIE_APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  VIGIE_HOST: z.string().default('127.0.0.1'),
  VIGIE_PORT: z.coerce.number().int().min(0).max(65535).default(8420),
  VIGIE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  VIGIE_TRUSTED_PROXIES: proxies,
  VIGIE_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  VIGIE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  VIGIE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  VIGIE_OIDC_UNIT: z.string().trim().min(1).optional(),
  VIGIE_OIDC_SCOPE: z.string().default('openid email profile'),
  VIGIE_OIDC_ROLES_CLAIM: z.string().min(1).default('roles'),
  VIGIE_OIDC_ROLES: openIdRoles,
  VIGIE_CONTACT: z.string().default('contact not configured'),
  VIGIE_ALLOW: list,
  VIGIE_PACE_MS: z.coerce.number().int().min(0).default(1000),
  VIGIE_ARCHIVE_DAYS: z.coerce.number().int().min(0).max(36_500).default(0),
  VIGIE_UNDO_SECONDS: z.coerce.number().int().min(0).max(3600).default(60),
  VIGIE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  VIGIE_MAIL_FROM: emailSchema.default('vigie@localhost.invalid'),
  VIGIE_TDB_URL: z.url({ protocol: /^https?$/ }).optional(),
  VIGIE_TDB_TOKEN: z.string().min(1).optional(),
  VIGIE_DKIM_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/i)
    .optional(),
  VIGIE_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9._-]+$/i)
    .optional(),
  VIGIE_DKIM_KEY: z.string().optional(),
  VIGIE_IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  VIGIE_INBOX_IMAP_URL: z
    .url({ protocol: /^imaps?$/ })
    .refine((url) => new URL(url).hash.length > 1, 'does not end in # and the id of an inbox')
    .optional(),
  TSA_URL: z.url({ protocol: /^https?$/ }).optional(),
  VIGIE_LOG_ORIGIN: z
    .string()
    .regex(/^[^\s+]+$/, 'has no spaces and no plus sign')
    .optional(),
  VIGIE_WITNESSES: witnesses,
  VIGIE_BROWSER: z.enum(['auto', 'none']).default('auto'),
  VIGIE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  VIGIE_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'is not 16 or more characters of ASCII without spaces')
    .optional(),
  VIGIE_STORAGE_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'is not 32 bytes in base64')
    .optional(),
  VIGIE_S3_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => /^\/[\w.-]+\/?$/.test(new URL(url).pathname), 'does not end in the name of a bucket')
    .optional(),
  VIGIE_S3_REGION: z.string().default('us-east-1'),
  VIGIE_S3_KEY_ID: z.string().default(''),
  VIGIE_S3_SECRET: z.string().default(''),
  VIGIE_S3_LOCK_DAYS: z.coerce.number().int().min(0).max(36_500).default(365),
  VIGIE_S3_LOCK_MODE: z.enum(['governance', 'compliance']).default('governance'),
  ...streamEnvironment,
});

/** An S3-compatible bucket in which packages are kept. */
export interface BucketSettings {
  /** `https://host:port` */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Days for which what is kept locked cannot be taken away, where the bucket offers object lock; 0: none. */
  lockDays: number;
  lockMode: 'governance' | 'compliance';
}

export interface Config {
  home: Home;
  dataDir: string;
  /** A PostgreSQL server, as its owner; null: the embedded one, or the application's connection alone. */
  databaseUrl: string | null;
  /** The same, as the application: then the owner is needed by `vigie migrate` alone. */
  appDatabaseUrl: string | null;
  host: string;
  port: number;
  /** Where others reach this installation, without a slash at the end; null: nowhere. */
  publicUrl: string | null;
  /** Addresses and networks (CIDR) of the proxies before it, whose word on who calls is taken; none: nobody's. */
  trustedProxies: string[];
  /** The organisation's provider of identities (OpenID Connect); null: people sign in here alone. */
  openid: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    /** The name of the unit to which whoever is new belongs. */
    unit: string;
    scope: string;
    /** The claim in which the provider names roles. */
    rolesClaim: string;
    /** What it says there, and the role here; the first that fits counts. */
    roles: { value: string; role: (typeof OPENID_ROLES)[number] }[];
  } | null;
  /** Told to every site that is visited. */
  contact: string;
  /** HOST:PORT of private addresses that may be visited all the same. */
  allow: string[];
  /** Least time between two requests to one host. */
  paceMs: number;
  /** How long a decision may be undone before anything follows from it. */
  undoSeconds: number;
  /** Days after which a snapshot that nothing rests on is archived; 0: never. */
  archiveDays: number;
  smtpUrl: string | null;
  mailFrom: string;
  /**
   * The Commission's Transparency Database, or its sandbox, and the platform's token there; null: statements are kept
   * and not submitted.
   */
  transparency: { url: string; token: string } | null;
  /** Signs the notices' mails (RFC 6376); null: the mail server does, or nobody. */
  dkim: { domain: string; selector: string; keyFile: string } | null;
  /** The mailbox in which bounces and answers arrive; null: nobody reads it here. */
  imapUrl: string | null;
  /** The mailbox in which notices arrive, for marketplaces: after `#`, the id of the inbox they go to; null: none. */
  inboxImapUrl: string | null;
  /** An RFC 3161 timestamp authority; null: seals have the sealer's own time. */
  tsaUrl: string | null;
  /** The log's name in its checkpoints, which it keeps for ever; null: the one it has, or `vigie.local/evidence`. */
  logOrigin: string | null;
  /** Who is asked to cosign the log's head: a verifier key and the prefix of its address each (C2SP tlog-witness). */
  witnesses: { key: string; url: string }[];
  packsDir: string;
  browser: 'auto' | 'none';
  /** From which level on the service writes to its log. */
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Who sends it may read `/metrics`; null: nobody may. */
  metricsToken: string | null;
  /** 32 bytes in base64; null: those of the key file. */
  storageKey: string | null;
  /** Where packages are kept; null: in the data folder. */
  bucket: BucketSettings | null;
  /** Where offers come in as a stream; null: nowhere. */
  stream: StreamSettings | null;
}

function bucketOf(read: z.infer<typeof environment>): BucketSettings | null {
  if (read.VIGIE_S3_URL === undefined) return null;
  const missing = (['VIGIE_S3_KEY_ID', 'VIGIE_S3_SECRET'] as const).filter((name) => read[name] === '');
  if (missing.length > 0) {
    throw new VigieError('VIGIE_CONFIG_INVALID', `VIGIE_S3_URL is set: set ${missing.join(' and ')} too.`);
  }
  const { origin, pathname } = new URL(read.VIGIE_S3_URL);
  return {
    endpoint: origin,
    bucket: pathname.replaceAll('/', ''),
    region: read.VIGIE_S3_REGION,
    accessKeyId: read.VIGIE_S3_KEY_ID,
    secretAccessKey: read.VIGIE_S3_SECRET,
    lockDays: read.VIGIE_S3_LOCK_DAYS,
    lockMode: read.VIGIE_S3_LOCK_MODE,
  };
}

/**
 * Reads the settings from the environment.
 *
 * @throws VigieError `VIGIE_CONFIG_INVALID` naming each variable that is wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = parseEnvironment(environment, env);
  return {
    home: { country: read.VIGIE_HOME_COUNTRY, timeZone: read.VIGIE_TIME_ZONE },
    dataDir: resolve(read.VIGIE_DATA),
    databaseUrl: read.DATABASE_URL ?? null,
    appDatabaseUrl: read.VIGIE_APP_DATABASE_URL ?? null,
    host: read.VIGIE_HOST,
    port: read.VIGIE_PORT,
    publicUrl: read.VIGIE_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustedProxies: read.VIGIE_TRUSTED_PROXIES,
    openid: openIdOf(read),
    contact: read.VIGIE_CONTACT,
    allow: read.VIGIE_ALLOW,
    paceMs: read.VIGIE_PACE_MS,
    undoSeconds: read.VIGIE_UNDO_SECONDS,
    archiveDays: read.VIGIE_ARCHIVE_DAYS,
    smtpUrl: read.VIGIE_SMTP_URL ?? null,
    mailFrom: read.VIGIE_MAIL_FROM,
    transparency:
      read.VIGIE_TDB_URL && read.VIGIE_TDB_TOKEN
        ? { url: read.VIGIE_TDB_URL.replace(/\/+$/, ''), token: read.VIGIE_TDB_TOKEN }
        : null,
    dkim: readDkim(read),
    imapUrl: read.VIGIE_IMAP_URL ?? null,
    inboxImapUrl: read.VIGIE_INBOX_IMAP_URL ?? null,
    tsaUrl: read.TSA_URL ?? null,
    logOrigin: read.VIGIE_LOG_ORIGIN ?? null,
    witnesses: read.VIGIE_WITNESSES,
    packsDir: packsFolder(env),
    browser: read.VIGIE_BROWSER,
    logLevel: read.VIGIE_LOG_LEVEL,
    metricsToken: read.VIGIE_METRICS_TOKEN ?? null,
    storageKey: read.VIGIE_STORAGE_KEY ?? null,
    bucket: bucketOf(read),
    stream: streamOf(read),
  };
}

function openIdOf(read: z.infer<typeof environment>): Config['openid'] {
  const { VIGIE_OIDC_ISSUER: issuer, VIGIE_OIDC_CLIENT_ID: clientId, VIGIE_OIDC_CLIENT_SECRET: clientSecret } = read;
  if (issuer === undefined) return null;
  const { VIGIE_OIDC_UNIT: unit, VIGIE_OIDC_SCOPE: scope, VIGIE_OIDC_ROLES_CLAIM: rolesClaim } = read;
  const roles = read.VIGIE_OIDC_ROLES;
  if (clientId !== undefined && clientSecret !== undefined && unit !== undefined && roles.length > 0)
    return { issuer, clientId, clientSecret, unit, scope, rolesClaim, roles };
  throw new VigieError(
    'VIGIE_CONFIG_INVALID',
    'VIGIE_OIDC_ISSUER is set: set VIGIE_OIDC_CLIENT_ID, VIGIE_OIDC_CLIENT_SECRET, VIGIE_OIDC_UNIT and VIGIE_OIDC_ROLES too.',
  );
}

function readDkim(read: z.infer<typeof environment>): Config['dkim'] {
  const { VIGIE_DKIM_DOMAIN: domain, VIGIE_DKIM_SELECTOR: selector, VIGIE_DKIM_KEY: keyFile } = read;
  if (domain !== undefined && selector !== undefined && keyFile !== undefined) {
    return { domain, selector, keyFile: resolve(keyFile) };
  }
  if (domain === undefined && selector === undefined && keyFile === undefined) return null;
  throw new VigieError(
    'VIGIE_CONFIG_INVALID',
    'The environment is not right: VIGIE_DKIM_DOMAIN, VIGIE_DKIM_SELECTOR and VIGIE_DKIM_KEY come together.',
  );
}
