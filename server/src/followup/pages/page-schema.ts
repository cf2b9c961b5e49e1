import { SEVERITIES } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { platformSchema } from '../../base/registers/platforms.ts';
import { complianceReportSchema } from '../compliance/compliance-schema.ts';

const STATES = ['open', 'confirmed', 'dismissed', 'escalated'] as const;

const STAGES = ['opened', 'sealed', 'noticed', 'overdue', 'removed', 'relisted'] as const;

/** A case on a page. */
export const pagedCaseSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    platform: z.string(),
    trader: z.string(),
    traderKey: z.string(),
    product: z.string(),
    severity: z.enum(SEVERITIES),
    state: z.enum(STATES),
    stage: z.enum(STAGES),
    openedAt: z.string(),
  })
  .meta({ id: 'PagedCase' });

export const summarySchema = z.object({
  /** Cases by state, of those that the reader may see: as decided for good. */
  states: z.record(z.enum(STATES), z.int()),
  total: z.int(),
  listings: z.int(),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
  /** Relistings found, but for those that a person rejected; of them, confirmed. */
  relistings: z.int(),
  confirmedRelistings: z.int(),
});

export const ruleCountSchema = z.object({ pack: z.string(), rule: z.string(), title: wordsSchema, count: z.int() });

/** What every page tells. */
export const pageSchema = z.object({
  summary: summarySchema,
  /** The most frequent rules. */
  rules: z.array(ruleCountSchema),
  /** What was asked about these offers in the last 365 days, and how long it took: in offers. */
  asked: complianceReportSchema.pick({ from: true, to: true, counts: true, deadlines: true, toRemoval: true }),
  cases: z.array(pagedCaseSchema),
  /** The `cursor` of the next cases; null: these are the last. */
  next: z.string().nullable(),
});

/** What the register calls a platform; a host is its own where it is one of these or under one. */
export const platformNameSchema = platformSchema
  .pick({ key: true, name: true, hosts: true })
  .meta({ id: 'PlatformName' });

/** A trader by its cases. */
export const traderCountSchema = z.object({
  platform: z.string(),
  key: z.string(),
  name: z.string(),
  cases: z.int(),
});

/** What others have in common: a photograph, an identifier or the words of an offer; a number or the address of the trader. */
const ALIKE = ['photograph', 'identifier', 'wording', 'number', 'address'] as const;

export const alikeSchema = traderCountSchema
  .extend({
    how: z.enum(ALIKE),
    /** One of these cases, and what it is called. */
    case: z.string(),
    title: z.string(),
    distance: z
      .int()
      .nullable()
      .describe('Bits of 256 in which the nearest photographs differ; null: by another thing'),
  })
  .meta({ id: 'AlikeTrader' });

export const alikeProductSchema = z
  .object({
    key: z.string(),
    title: z.string(),
    cases: z.int(),
    traders: z.int(),
    distance: z.int().describe('Bits of 256 in which the nearest photographs differ'),
  })
  .meta({ id: 'AlikeProduct' });

export const platformPageSchema = pageSchema
  .extend({
    name: z.string(),
    /** What its offers in cases call it: hosts, such as `us.shein.com`. */
    names: z.array(z.string()),
    /** What the register says; null: it does not know the platform. */
    register: platformSchema
      .omit({ states: true, exchange: true, obligations: true })
      .extend({ takesData: z.boolean() })
      .nullable(),
    traders: z.array(traderCountSchema),
  })
  .meta({ id: 'PlatformPage' });

export const statedTraderSchema = z.object({
  id: z.string().nullable().default(null),
  name: z.string().nullable().default(null),
  address: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
});

export const traderPageSchema = pageSchema
  .extend({
    platform: z.string(),
    key: z.string(),
    name: z.string(),
    /** What the newest of its offers says of it, as it stands there; null: nothing. */
    stated: statedTraderSchema.extend({ seenAt: z.string(), listing: z.string() }).nullable(),
    alike: z.array(alikeSchema),
    crowd: z
      .int()
      .nullable()
      .describe('So many others state an address of this trader: too many to tell something; null: they are not'),
  })
  .meta({ id: 'TraderPage' });

export const productPageSchema = pageSchema
  .extend({
    key: z.string(),
    title: z.string(),
    /** What makes these offers one product. */
    by: z.enum(['gtin', 'model', 'wording']),
    traders: z.array(traderCountSchema),
    /** Other products that are offered with the same photographs, or nearly so. */
    alike: z.array(alikeProductSchema),
  })
  .meta({ id: 'ProductPage' });

/** A photograph that is nearly the same: cut, edited, turned into another format. */
export const nearPictureSchema = z
  .object({
    pdq: z.string(),
    distance: z.int().describe('Bits of 256 that differ'),
    cases: z.int(),
    /** One of these cases, and what it is called. */
    case: z.string(),
    title: z.string(),
  })
  .meta({ id: 'NearPicture' });

export const picturePageSchema = pageSchema
  .extend({
    /** PDQ, 256 bits in hex. */
    pdq: z.string(),
    traders: z.array(traderCountSchema),
    /** Of the offers in cases, the nearest first: at most fifty. */
    near: z.array(nearPictureSchema),
  })
  .meta({ id: 'PicturePage' });
