// What an offer costs on its way over JetStream: published and acknowledged, then taken, parsed and acknowledged, one offer
// in a message and 64, in processor time of this process, in turns (medians of five). One JSON line; needs nats-server.
// node bench/screenings/stream.ts [offers]
import { emptyListing, type Listing } from '@vigie/engine';
import { openBroker } from '../../server/src/base/stream/broker.ts';
import { readMessage } from '../../server/src/stream/read-message.ts';
import { type NatsServer, natsServer, noNats } from '../../server/testing/stream/nats.ts';
import { median } from '../counted/median.ts';

const PLATFORM = 'shop.example';
const PREFIX = 'vigie.listing';
const ROUNDS = 5;
const AT_ONCE = 256;

const [offers = 6_400] = process.argv.slice(2).map(Number);

const offer = (n: number): Listing => ({
  ...emptyListing(PLATFORM, `Kettle ${n}, stainless steel, 1.7 l`),
  description: 'Boils water for tea and coffee. Base 16 cm, cable 75 cm, weight 900 g. Two years of warranty.',
  id: String(n),
  price: '19.90',
  currency: 'EUR',
});

/** Microseconds of processor time of this process. */
async function spent(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

async function measure(nats: NatsServer): Promise<void> {
  const broker = await openBroker({ servers: [nats.url], units: [{ prefix: PREFIX, unit: 'one' }], replicas: 1 });
  await broker.ensure();
  const costs: { inOne: number; publish: number[]; take: number[] }[] = [1, 64].map((inOne) => ({
    inOne,
    publish: [],
    take: [],
  }));
  for (let round = 0; round < ROUNDS * costs.length; round++) {
    const cost = costs[round % costs.length];
    if (!cost) break;
    const { inOne } = cost;
    const messages = Array.from({ length: Math.ceil(offers / inOne) }, (_, m) => {
      const those = Array.from({ length: inOne }, (_, n) => offer(m * inOne + n));
      return Buffer.from(JSON.stringify(inOne === 1 ? those[0] : those));
    });
    const publish = await spent(async () => {
      for (let at = 0; at < messages.length; at += AT_ONCE)
        await Promise.all(
          messages
            .slice(at, at + AT_ONCE)
            .map((data, n) =>
              broker.publish(`${PREFIX}.${PLATFORM}`, data, { id: `${round}/${at + n}`, patienceMs: 5_000 }),
            ),
        );
    });
    let read = 0;
    const take = await spent(async () => {
      while (read < messages.length * inOne)
        for await (const delivery of await broker.take(Math.min(AT_ONCE, messages.length))) {
          read += readMessage(delivery.data, PLATFORM).length;
          delivery.ack();
        }
      await broker.flush();
    });
    cost.publish.push(publish / offers);
    cost.take.push(take / offers);
  }
  const version = broker.version();
  await broker.close();
  for (const { inOne, publish, take } of costs)
    console.log(
      JSON.stringify({
        bench: 'stream',
        offers,
        offersInAMessage: inOne,
        publishMicroseconds: Number(median(publish).toFixed(2)),
        takeMicroseconds: Number(median(take).toFixed(2)),
        version,
      }),
    );
}

if (noNats) {
  console.error(`bench/stream: ${noNats}`);
  process.exit(3);
}
const nats = await natsServer();
await measure(nats).finally(() => nats.drop());
