// The test beside this one at length, from other seeds each time.
const first = Date.now() % 1_000_000;
process.env.VIGIE_ACTS ??= '300';
process.env.VIGIE_SEED ??= [0, 1, 2, 3].map((each) => first + each).join();
await import('./random-acts.test.ts');

export {};
