import { parseVerifierKey, verifierKey } from '@vigie/proof';
import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { newId } from '../base/core/ids.ts';
import type { Tx } from '../base/database/store.ts';
import { incomingFile, OCTETS } from '../base/http/incoming-file.ts';
import { ask, batch, command, download, inReading, inWork, note, query } from '../people/index.ts';
import { findToCarry, makeFile } from './carried/make-file.ts';
import { readFile } from './carried/read-file.ts';
import { DOOR } from './door.ts';
import { findHandover, type Kept, listHandovers, listOtherUnits, toShown } from './handover-store.ts';
import { answerOffer, endShare, offerCase, withdrawOffer } from './offer.ts';
import { openParcel, readList } from './parcel/parcel.ts';
import { readParcel } from './parcel/read-parcel.ts';
import { dropPartner, findPartner, listPartners, savePartner } from './partner-store.ts';
import { isReadable } from './protocol.ts';
import { refusal, refuse } from './refusals.ts';
import { listRemarks, saveRemark } from './remark-store.ts';
import {
  handoverSchema,
  offerInputSchema,
  partnerInputSchema,
  partnerSchema,
  partSchema,
  readFileSchema,
  reasonSchema,
  recordSchema,
  remarkSchema,
} from './schema.ts';
import { tryTaking } from './taking/try-taking.ts';
import { sayHandoverState } from './words.ts';

const mustFind = async (tx: Tx, id: string): Promise<Kept> =>
  (await findHandover(tx, id)) ?? refuse('VIGIE_HANDOVER_UNKNOWN', { id });

const show = async (tx: Tx, id: string) => toShown(await mustFind(tx, id));

async function mustRead(tx: Tx, id: string, now: Date): Promise<Kept & { list: string }> {
  const { list, ...found } = await mustFind(tx, id);
  if (!isReadable(found, now) || list === null) throw refusal('VIGIE_HANDOVER_NOT_READABLE');
  return { ...found, list };
}

const parcelOf = ({ config }: Context, unit: string, id: string) => openParcel(config.dataDir, unit, id);

/** What comes over HTTP within the time that a request has; larger files are imported at the command line. */
const FILE_BYTES = 256 * 1024 * 1024;

/** What one unit offers another, and what becomes of it. */
export const handoverEndpoints = [
  query('GET /v1/handovers', {
    says: 'Lists what this unit offered to others and what others offered to it, the newest first.',
    tag: 'handover',
    role: 'analyst',
    query: z.object({ direction: z.enum(['out', 'in']).optional(), case: z.string().optional() }),
    answer: z.object({ items: z.array(handoverSchema) }),
    run: async ({ tx }, { query: asked }) => ({ items: (await listHandovers(tx, asked)).map(toShown) }),
  }),
  query('GET /v1/handovers/:id', {
    says: 'Shows a hand-over with its sealed list and the remarks of both sides.',
    tag: 'handover',
    role: 'analyst',
    reads: null,
    answer: handoverSchema.extend({ parts: z.array(partSchema), remarks: z.array(remarkSchema) }).meta({
      id: 'HandoverDetail',
    }),
    async run({ tx }, { params: { id } }) {
      const found = await mustFind(tx, id);
      const parts = found.list === null ? [] : readList(found.list, id).parts;
      return { ...toShown(found), parts, remarks: await listRemarks(tx, id) };
    },
  }),
  ask('GET /v1/handovers/:id/record', {
    says: 'Shows what was handed over of a case: its offers, findings, decisions, documents and exhibits.',
    tag: 'handover',
    role: 'analyst',
    reads: ({ handover, case: of }) => ({ act: 'handover.read', subject: of ?? handover, content: { handover } }),
    answer: recordSchema,
    async run({ context, by, now }, { params: { id } }) {
      const found = await inReading({ context, by }, (tx) => mustRead(tx, id, now));
      const handed = await readParcel(parcelOf(context, by.unit.id, id), readList(found.list, id));
      const { about, findings, snapshots, evidence, notices, exhibits } = handed;
      const { traderKey: _key, ...shown } = about.case;
      return {
        handover: id,
        case: found.case,
        about: shown,
        decisions: about.decisions,
        offers: [...snapshots].map(
          ([
            snapshot,
            {
              seenAt,
              content: { title, url, platform },
            },
          ]) => ({
            ...{ seenAt, title, url, platform },
            findings: findings
              .filter((finding) => finding.snapshot === snapshot)
              .map(({ title: words, severity, legal }) => ({
                title: words,
                severity,
                legal: legal.map(({ citation }) => citation),
              })),
          }),
        ),
        evidence,
        notices,
        exhibits: exhibits.map(({ number, kind, description, holder: { name, organisation } }) => ({
          ...{ number, kind, description, holder: { name, organisation } },
        })),
      };
    },
  }),
  download('GET /v1/handovers/:id/files/:digest', {
    says: 'Downloads a file of what was handed over, by its SHA-256.',
    tag: 'handover',
    role: 'analyst',
    async find({ tx, unit, now }, { params: { id, digest } }) {
      const found = await mustRead(tx, id, now);
      const part = readList(found.list, id).parts.find((each) => each.sha256 === digest);
      return part ? { found, part, unit } : refuse('VIGIE_HANDOVER_UNKNOWN', { id: digest.slice(0, 80) });
    },
    reads: ({ found, part }) => ({
      act: 'handover.fetched',
      subject: found.case ?? found.id,
      content: { handover: found.id, path: part.path, digest: part.sha256 },
    }),
    file: async ({ found, part, unit }, context) => ({
      type: 'application/octet-stream',
      name: part.path.replace('/', '-'),
      body: await parcelOf(context, unit, found.id).read(part.sha256),
    }),
  }),
  download('GET /v1/handovers/:id/file', {
    says: 'Makes a file of what the other side is to be told, signed and sealed to its key, where it is carried by hand.',
    tag: 'handover',
    role: 'approver',
    find: ({ tx, unit }, { params: { id } }) => findToCarry(tx, unit, id),
    reads: ({ kept, what }) => ({
      act: 'handover.file-made',
      subject: kept.case ?? kept.id,
      content: { handover: kept.id, what, to: kept.peer.name },
    }),
    file: async (found, context) => ({ type: OCTETS, ...(await makeFile(context, found)) }),
  }),
  batch('POST /v1/handovers/files', {
    says: 'Takes in a file that another installation made for this unit. It may be repeated, and come late.',
    tag: 'handover',
    role: 'approver',
    takesFile: true,
    options: () => ({ bodyLimit: FILE_BYTES }),
    body: incomingFile,
    answer: readFileSchema,
    async run({ context, by, now }, { body }) {
      const unit = by.unit.id;
      const { sha256, ...read } = await readFile(context, unit, body.stream);
      const { handover, ...content } = read;
      const noted = { act: 'handover.file-read', subject: handover, content: { ...content, sha256 } } as const;
      await inWork(context, unit, (work) => note({ ...work, by, now }, noted));
      return read;
    },
  }),
  command('POST /v1/handovers', {
    says: 'Offers a case to another unit: to read, to work on together, or to give it away with its custody.',
    tag: 'handover',
    role: 'approver',
    body: offerInputSchema,
    answer: handoverSchema,
    run: async (work, { body }) => show(work.tx, await offerCase(work, body)),
  }),
  command('POST /v1/handovers/:id/acceptance', {
    says: 'Accepts what another unit offers. A case that is given is this unit’s once the other has released it.',
    tag: 'handover',
    role: 'approver',
    answer: handoverSchema,
    prepare: ({ context, by }, { params }) =>
      tryTaking({ context, unit: by.unit.id, reader: by.id, keeper: by.id }, params.id),
    async run(work, { params: { id } }) {
      await answerOffer(work, id, { accepts: true });
      return show(work.tx, id);
    },
  }),
  command('POST /v1/handovers/:id/refusal', {
    says: 'Refuses what another unit offers, with a reason that it is told.',
    tag: 'handover',
    role: 'approver',
    body: z.strictObject({ reason: reasonSchema }),
    answer: handoverSchema,
    async run(work, { params: { id }, body: { reason } }) {
      await answerOffer(work, id, { accepts: false, reason });
      return show(work.tx, id);
    },
  }),
  command('POST /v1/handovers/:id/withdrawal', {
    says: 'Takes an offer back that is not accepted yet.',
    tag: 'handover',
    role: 'approver',
    body: z.strictObject({ reason: reasonSchema }),
    answer: handoverSchema,
    async run(work, { params: { id }, body: { reason } }) {
      await withdrawOffer(work, id, reason);
      return show(work.tx, id);
    },
  }),
  command('POST /v1/handovers/:id/end', {
    says: 'Ends a share before its time.',
    tag: 'handover',
    role: 'approver',
    body: z.strictObject({ reason: reasonSchema }),
    answer: handoverSchema,
    async run(work, { params: { id }, body: { reason } }) {
      await endShare(work, id, reason);
      return show(work.tx, id);
    },
  }),
  command('POST /v1/handovers/:id/remarks', {
    says: 'Writes a remark on a case that two units work on together: the other side has it too.',
    tag: 'handover',
    role: 'analyst',
    body: z.strictObject({ text: z.string().trim().min(1).max(10_000) }),
    answer: remarkSchema,
    async run(work, { params: { id }, body: { text } }) {
      const { context, tx, unit, by, now } = work;
      const found = await mustRead(tx, id, now);
      if (found.level !== 'together' || found.state !== 'accepted')
        throw refusal('VIGIE_HANDOVER_STATE', { state: sayHandoverState(found.state) });
      const name = `${by.name}, ${by.unit.name}`;
      const remark = { id: newId('rmk', now), direction: 'out' as const, by: name, text, isTold: false };
      await saveRemark(tx, { unit, handover: id, remark, at: now });
      const content = { handover: id, remark: remark.id };
      await note(work, { act: 'handover.remarked', subject: found.case ?? id, reason: text, content });
      await context.jobs.send(tx, 'handover.send', { unit, handover: id });
      return { ...remark, madeAt: now.toISOString() };
    },
  }),
  query('GET /v1/handover-recipients', {
    says: 'Lists whom a case can be handed to, and what another installation needs to know of this unit.',
    tag: 'handover',
    role: 'analyst',
    answer: z
      .object({
        units: z.array(z.object({ id: z.string(), name: z.string() })),
        partners: z.array(partnerSchema),
        own: partnerInputSchema,
      })
      .meta({ id: 'HandoverRecipients' }),
    async run({ context, tx, unit, by }) {
      const { publicUrl } = context.config;
      return {
        units: await listOtherUnits(tx, unit),
        partners: await listPartners(tx),
        own: {
          name: by.unit.name,
          url: publicUrl === null ? null : `${publicUrl}${DOOR}`,
          unit,
          key: verifierKey(context.signer),
        },
      };
    },
  }),
  command('POST /v1/handover-partners', {
    says: 'Registers a unit of another installation, to hand cases to and to take them from.',
    tag: 'handover',
    role: 'administrator',
    body: partnerInputSchema,
    answer: partnerSchema,
    async run(work, { body }) {
      const { tx, unit, now } = work;
      try {
        parseVerifierKey(body.key);
      } catch {
        throw refusal('VIGIE_HANDOVER_KEY', { key: body.key.slice(0, 80) });
      }
      const partner = await savePartner(tx, unit, { ...body, id: newId('ptn', now) }, now);
      await note(work, { act: 'handover.partner-registered', subject: partner.id, content: partner });
      return partner;
    },
  }),
  command('DELETE /v1/handover-partners/:id', {
    says: 'Takes a partner out of the register, with whom nothing was handed over.',
    tag: 'handover',
    role: 'administrator',
    status: 204,
    answer: z.null(),
    async run(work, { params: { id } }) {
      const partner = (await findPartner(work.tx, id)) ?? refuse('VIGIE_HANDOVER_NO_PARTNER', { id });
      if (!(await dropPartner(work.tx, id))) throw refusal('VIGIE_HANDOVER_PARTNER_USED');
      await note(work, { act: 'handover.partner-removed', subject: id, content: partner });
      return null;
    },
  }),
];
