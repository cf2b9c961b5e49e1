import { z } from 'zod';

const line = (most: number) => z.string().trim().min(3).max(most);

/** Why a unit may ask and answer what may concern a natural person. Nothing here says that the act is enough: two people do. */
const authoritySchema = z.strictObject({
  /** The act that authorises the processing (Directive (EU) 2016/680, art. 8). */
  act: line(500),
  article: z.string().trim().min(1).max(200),
  /** Where the data protection impact assessment is (art. 27), and of which day it is. */
  assessment: line(500),
  assessedOn: z.iso.date(),
});

/** On whose word a unit asks and answers. */
export const openingInputSchema = z.strictObject({
  /** Whom others call after a hit: a person's name or a post. */
  officer: line(200),
  /** How to reach them. */
  reach: line(300),
  /** Null: it is no competent authority, and nothing that may concern a person is asked or answered. */
  authority: authoritySchema.nullable(),
});
export const openingSchema = openingInputSchema.extend({ openedAt: z.string() }).meta({ id: 'InquiryOpening' });
export type Opening = z.infer<typeof openingSchema>;

export const peerInputSchema = z.strictObject({
  name: line(200),
  /** Address of its installation; null: it is a unit of this one. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  /** Public key of its installation (`/.well-known/vigie-exchange`). */
  key: z.string().trim().max(500),
  /** What its installation calls it: `unt_…`. */
  unit: z.string().trim().min(1).max(100),
  /** The act by which it is a competent authority; null: it is none. */
  competence: line(500).nullable(),
});

/** A unit that may be asked, and may ask. */
export const peerSchema = peerInputSchema
  .extend({ id: z.string(), enteredAt: z.string(), endedAt: z.string().nullable() })
  .meta({ id: 'InquiryPeer' });
export type Peer = z.infer<typeof peerSchema>;
