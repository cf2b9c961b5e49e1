import { z } from 'zod';
import { enrol, openSession } from '../../people/index.ts';
import type { Lap } from './lap.ts';

const HOUR = 3_600_000;
/** Units beside the demo's own; the last one is late. */
const OTHERS = [
  { unit: 'Unité Nord (exemple)', email: 'north@demo.example', name: 'Alix Exemple' },
  { unit: 'Unité Est (exemple)', email: 'east@demo.example', name: 'Noa Exemple' },
  { unit: 'Unité Sud (exemple)', email: 'south@demo.example', name: 'Sacha Exemple' },
];

const operationSchema = z.object({
  id: z.string(),
  tasks: z.array(z.object({ id: z.string(), unit: z.string(), isOwn: z.boolean(), doneAt: z.string().nullable() })),
});
const evidenceSchema = z.object({
  items: z.array(z.object({ id: z.string(), state: z.string(), url: z.string().nullable() })),
});

/** Who works in another unit acts over the API, as everybody does. */
async function enter({ vigie }: Lap, person: (typeof OTHERS)[number]) {
  const { store, clock } = vigie.context;
  const { account: id, unit } = await enrol(store, clock, {
    ...person,
    role: 'approver',
    language: 'fr',
    password: null,
  });
  const token = await openSession(store, clock, { id, unit });
  return async (path: string, body: object, key: string): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key };
    const reply = await vigie.http.inject({ method: 'POST', url: `/v1/operations/${path}`, headers, payload: body });
    if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode} ${reply.body.slice(0, 300)}`);
  };
}

/** Four units look at one marketplace by one plan: three have done their part, one is late. */
export async function runJointOperation(lap: Lap, caseId: string | undefined): Promise<void> {
  const people = [];
  for (const person of OTHERS) people.push({ ...person, act: await enter(lap, person) });
  const { unit: own } = z
    .object({ unit: z.object({ name: z.string() }) })
    .parse(await lap.request('GET', '/v1/session'));
  const now = lap.vigie.context.clock().getTime();
  const at = (hours: number): string => new Date(now + hours * HOUR).toISOString();
  const plan = {
    title: 'Une semaine sur la place de marché d’exemple',
    purpose: 'Regarder les mêmes offres le même jour, partager les captures, additionner ce qui a été trouvé.',
    // Before the lap’s first day, so that what was found on it counts.
    actsAt: at(-176),
    reportsBy: at(48),
    units: OTHERS.map(({ unit }) => unit),
    targets: [
      { kind: 'platform', name: new URL(lap.marketplaceUrl).host, address: lap.marketplaceUrl },
      { kind: 'goods', name: 'Jouets sans avertissement d’âge', note: 'Tranche d’âge : moins de 36 mois' },
    ],
    tasks: [own.name, ...OTHERS.map(({ unit }) => unit)].map((unit, n) => ({
      unit,
      says: 'Examiner les offres de sa part du catalogue',
      dueAt: at(n < OTHERS.length ? 4 : -8),
    })),
  };
  const planned = operationSchema.parse(
    await lap.request('POST', '/v1/operations', plan, 'demo-operation', 'administrator'),
  );
  for (const { act, email } of people) await act(`${planned.id}/answers`, { answer: 'join' }, `demo-join-${email}`);
  const { id, tasks } = operationSchema.parse(await lap.request('GET', `/v1/operations/${planned.id}`));
  for (const task of tasks.filter(({ isOwn, doneAt }) => isOwn && doneAt === null))
    await lap.request('POST', `/v1/operations/${id}/tasks/${task.id}/completions`, {}, `demo-done-${task.id}`);
  for (const { act, unit } of people.slice(0, 2))
    for (const task of tasks.filter((one) => one.unit === unit))
      await act(`${id}/tasks/${task.id}/completions`, {}, `demo-done-${task.id}`);
  await people[0]?.act(`${id}/lessons`, { says: 'Fixer l’heure commune une semaine avant.' }, 'demo-lesson');
  if (caseId === undefined) return;
  const { items } = evidenceSchema.parse(await lap.request('GET', `/v1/evidence?case=${caseId}`));
  const sealed = items.find(({ state, url }) => state === 'sealed' && url !== null);
  if (sealed)
    await lap.request('POST', `/v1/operations/${id}/captures`, { package: sealed.id }, 'demo-share', 'administrator');
}
