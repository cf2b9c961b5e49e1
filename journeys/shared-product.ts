import { after } from 'node:test';
import { type TestStore, testStore } from '../server/testing/stores.ts';
import { startTestVigie, type TestVigie } from '../server/testing/vigie.ts';

interface SharedProduct {
  made: TestStore;
  product: TestVigie;
  /** Where it listens, without a slash at its end. */
  url: string;
}

let shared: Promise<SharedProduct> | null = null;
after(async () => {
  const opened = await shared;
  await opened?.product.stop();
  await opened?.made.drop();
});

async function start(): Promise<SharedProduct> {
  const made = await testStore();
  const product = await startTestVigie(made);
  return { made, product, url: (await product.vigie.listen()).replace(/\/$/, '') };
}

/** The installation of journeys that need none of their own: each has units of its own there. */
export function openProduct(): Promise<SharedProduct> {
  shared ??= start();
  return shared;
}
