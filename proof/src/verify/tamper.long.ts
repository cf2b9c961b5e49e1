// The same tests with two hundred packages.
process.env.VIGIE_PACKAGES = '200';
await import('./tamper.test.ts');
await import('./tamper-seal.test.ts');

export {};
