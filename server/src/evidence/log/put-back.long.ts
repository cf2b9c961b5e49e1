// The same arrangements with whole data folders, their database included, and the whole product started on them.
process.env.VIGIE_WHOLE = 'yes';
await import('./put-back.test.ts');

export {};
