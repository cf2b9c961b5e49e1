import assert from 'node:assert/strict';
import { call, type Installation } from './installation.ts';

interface Carried {
  to: Installation;
  bytes: Buffer;
}

/** What a file that is late, damaged or brought to somebody else may be answered. */
const REFUSALS = /^VIGIE_HANDOVER_FILE_(?:ELSEWHERE|DAMAGED|NONE|EARLY)$/;

/**
 * Carries files between two installations that have no connection: some twice, some late, some damaged, some to
 * somebody else. `carry` does so once; `isGood` from then on only what is newest, and whole.
 */
export function createCourier(pair: readonly [Installation, Installation], others: readonly Installation[]) {
  const bag: Carried[] = [];
  const brought = new Set<string>();
  const courier = { carried: 0, refused: 0, isGood: false, carry };

  async function bring({ to, bytes }: Carried): Promise<boolean> {
    const { status, body } = await call(to, 'POST', '/v1/handovers/files', bytes);
    if (status === 200) courier.carried++;
    else {
      assert.match(String(body.code), REFUSALS);
      courier.refused++;
    }
    return status === 200;
  }

  async function collect(from: Installation, to: Installation, draw: (most: number) => number): Promise<void> {
    const { items } = (await call(from, 'GET', '/v1/handovers')).body;
    const theirs: { id: string; state: string }[] = items.filter(
      ({ peer, file }: { peer: { unit: string }; file: string | null }) => peer.unit === to.unit && file !== null,
    );
    const chosen = courier.isGood ? theirs : [...theirs.slice(0, 3), ...theirs.slice(3).splice(draw(theirs.length), 1)];
    for (const { id, state } of chosen) {
      const name = `${from.name} ${id} ${state}`;
      // Each once, at the end; that it was taken is for a giver who forgot.
      if (courier.isGood && (brought.has(name) || state === 'taken')) continue;
      const { status, body } = await call(from, 'GET', `/v1/handovers/${id}/file`);
      if (status !== 200) continue;
      bag.unshift({ to, bytes: body });
      if (courier.isGood && (await bring({ to, bytes: body }))) brought.add(name);
    }
    bag.splice(60);
  }

  async function carry(draw: (most: number) => number): Promise<void> {
    await collect(pair[0], pair[1], draw);
    await collect(pair[1], pair[0], draw);
    const file = bag[draw(bag.length)];
    if (courier.isGood || !file) return;
    const fate = draw(10);
    const stranger = [...others, ...pair.filter((each) => each !== file.to)][draw(others.length + 1)];
    if (fate === 0 && stranger) {
      const { body } = await call(stranger, 'POST', '/v1/handovers/files', file.bytes);
      assert.equal(body.code, 'VIGIE_HANDOVER_FILE_ELSEWHERE');
      courier.refused++;
    } else if (fate === 1) {
      const damaged = Buffer.from(file.bytes);
      const at = draw(damaged.length);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      const before = courier.carried;
      await bring({ ...file, bytes: damaged });
      assert.equal(courier.carried, before, 'what is damaged is refused');
    } else if (fate === 2) await bring({ ...file, bytes: file.bytes.subarray(0, draw(file.bytes.length)) });
    else await bring(file);
  }
  return courier;
}
