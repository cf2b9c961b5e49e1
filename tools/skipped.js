// A reporter of Node's test runner: a line of JSON for each test that was left out.
/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} source */
export default async function* (source) {
  for await (const { type, data } of source) {
    if ((type === 'test:pass' || type === 'test:fail') && data.skip !== undefined) {
      yield `${JSON.stringify({ file: data.file, test: data.name, reason: String(data.skip) })}\n`;
    }
  }
}
