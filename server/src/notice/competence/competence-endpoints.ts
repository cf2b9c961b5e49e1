import { z } from 'zod';
import { mustFindCase } from '../../case/index.ts';
import { command, note, type PersonWork, query } from '../../people/index.ts';
import { refuse } from '../refusals.ts';
import { listChoices, listUnitsOnMap, setUnitDepartment } from './choice-store.ts';
import { chooseRecipient, proposeForCase } from './choose-recipient.ts';
import {
  authoritySchema,
  choiceInputSchema,
  choiceSchema,
  courtSchema,
  proposalQuerySchema,
  proposedSchema,
  unitOnMapSchema,
} from './competence-schema.ts';
import { authorityKey, nameCourt, registers } from './recipients-register.ts';

const unitsSchema = z.array(unitOnMapSchema);
const choicesSchema = z.object({ items: z.array(choiceSchema) });

async function readUnits({ tx, unit }: PersonWork): Promise<z.infer<typeof unitsSchema>> {
  const units = await listUnitsOnMap(tx);
  return units.map(({ unitId, name, department }) => ({ name, department, isOwn: unitId === unit }));
}

/** Courts and authorities there are; who may be competent for a case; whom a person chose. */
export const competenceEndpoints = [
  query('GET /v1/courts', {
    says: 'Lists the judicial courts of the register, and units of this installation by their department.',
    tag: 'notice',
    role: 'reader',
    forAll: true,
    answer: z.object({ items: z.array(courtSchema), units: unitsSchema }),
    run: async (work) => ({
      items: registers().courts.map(({ insee: _, checked: __, ...court }) => ({ ...court, name: nameCourt(court) })),
      units: await readUnits(work),
    }),
  }),
  query('GET /v1/authorities', {
    says: 'Lists the authorities of the register. None has an address: users enter those they know.',
    tag: 'notice',
    role: 'reader',
    forAll: true,
    answer: z.object({ items: z.array(authoritySchema) }),
    run: async () => ({
      items: registers().authorities.map((authority) => ({ ...authority, key: authorityKey(authority) })),
    }),
  }),
  query('GET /v1/recipient-proposals', {
    says: 'Proposes courts and authorities that may be competent for a case. A proposal, never a certainty.',
    tag: 'notice',
    role: 'reader',
    query: proposalQuerySchema,
    answer: z.object({ items: z.array(proposedSchema) }),
    run: async (work, { query: { case: of, ...codes } }) => ({
      items: (await proposeForCase(work, of, codes)).proposed,
    }),
  }),
  query('GET /v1/recipient-choices', {
    says: 'Lists whom people chose for a case, and why.',
    tag: 'notice',
    role: 'reader',
    query: z.object({ case: z.string() }),
    answer: choicesSchema,
    async run({ tx }, { query }) {
      const { id } = await mustFindCase(tx, query.case);
      return { items: await listChoices(tx, id) };
    },
  }),
  command('POST /v1/recipient-choices', {
    says: 'Chooses a court or an authority for a case. A reason is given.',
    tag: 'notice',
    role: 'analyst',
    body: choiceInputSchema,
    answer: choicesSchema,
    run: async (work, { body }) => ({ items: await chooseRecipient(work, body) }),
  }),
  command('PUT /v1/unit/department', {
    says: 'Enters in which department the unit sits, or takes it back. The other units of the installation see it.',
    tag: 'notice',
    role: 'administrator',
    body: z.strictObject({ department: z.string().max(3).nullable() }),
    answer: z.object({ units: unitsSchema }),
    async run(work, { body: { department } }) {
      const { tx, unit, by, now } = work;
      if (department !== null && !registers().courts.some((court) => court.department.code === department))
        return refuse('VIGIE_NOTICE_NO_DEPARTMENT', { department });
      await setUnitDepartment(tx, { unit, account: by.id, department, now });
      await note(work, { act: 'unit.department-set', subject: unit, content: { department } });
      return { units: await readUnits(work) };
    },
  }),
];
