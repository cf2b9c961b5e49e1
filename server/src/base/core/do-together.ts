/** Whether a failure of several things done together is of one of them alone, which the others should not share. */
type IsOfOne = (error: unknown) => boolean;

/**
 * Does together what waits: whatever comes while the last lot is done is done in the next. One that comes alone is done
 * at once: nothing is held back to gather more. What fails together is done one by one, where `isOfOne` says so.
 *
 * @param doAll answers each, in the order given
 * @param most so many together
 */
export function doTogether<I, O>(doAll: (items: I[]) => Promise<O[]>, most: number, isOfOne: IsOfOne) {
  type Waiting = { item: I; settle: (outcome: O) => void; fail: (error: unknown) => void };
  const waiting: Waiting[] = [];
  let isDoing = false;

  async function doLot(lot: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await doAll(lot.map(({ item }) => item));
      for (const [at, outcome] of outcomes.entries()) lot[at]?.settle(outcome);
    } catch (error) {
      if (lot.length === 1 || !isOfOne(error)) for (const { fail } of lot) fail(error);
      else for (const one of lot) await doLot([one]);
    }
  }

  async function doWaiting(): Promise<void> {
    isDoing = true;
    await null; // What is asked for in one breath goes together.
    while (waiting.length > 0) await doLot(waiting.splice(0, most));
    isDoing = false;
  }

  return (item: I): Promise<O> =>
    new Promise((settle, fail) => {
      waiting.push({ item, settle, fail });
      if (!isDoing) void doWaiting();
    });
}
