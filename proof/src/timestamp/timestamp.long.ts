// The same tests with every second byte of a token turned.
process.env.VIGIE_STEP = '2';
await import('./timestamp.test.ts');

export {};
