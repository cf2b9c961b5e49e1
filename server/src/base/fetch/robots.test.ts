import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { processorTime } from '../../../../tools/processor-time.ts';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { allowsVisit, crawlDelaySeconds, readRobots } from './robots.ts';

const cases = join(SHARED_DATA, 'conformance/robots_google/cases.jsonl');

test("Google's own cases of robots.txt", { skip: unlessShared(cases) }, () => {
  const wrong: string[] = [];
  let count = 0;
  for (const line of readFileSync(cases, 'utf8').trim().split('\n')) {
    const { test: name, robots_txt, user_agent, url, allowed } = JSON.parse(line);
    count++;
    if (allowsVisit(readRobots(robots_txt), user_agent, url) !== allowed) wrong.push(`${name}: ${line}`);
  }
  // "Foo Bar" is no product token: Google's caller is told to refuse it, ours never has one.
  const others = wrong.filter((text) => !text.includes('"user_agent": "Foo Bar"'));
  assert.deepEqual(others, []);
  assert.ok(count >= 140);
});

test('crawl-delay, sitemaps and the group of the agent', () => {
  const robots = readRobots(
    'User-agent: *\nCrawl-delay: 2\nDisallow: /a\n\nUser-agent: Vigie\nCrawl-delay: 7.5\nDisallow: /b\nSitemap: https://x.test/s.xml\nSitemap: nonsense',
  );
  assert.equal(crawlDelaySeconds(robots, 'Vigie'), 7.5);
  assert.equal(crawlDelaySeconds(robots, 'Other'), 2);
  assert.equal(allowsVisit(robots, 'Vigie', 'https://x.test/a'), true);
  assert.equal(allowsVisit(robots, 'Vigie', 'https://x.test/b'), false);
  assert.equal(allowsVisit(robots, 'Vigie/0.1', 'https://x.test/b'), false);
  assert.deepEqual(robots.sitemaps, ['https://x.test/s.xml']);
});

test('a hostile robots.txt costs time in proportion to its length, and to that of the path', () => {
  const costOf = (scale: number): number => {
    const pattern = `${'*a'.repeat(5_000 * scale)}*b$`;
    const robots = readRobots(`user-agent: *\n${`disallow: /${pattern}\n`.repeat(30)}`);
    const url = `https://x.test/${'a'.repeat(8_000 * scale)}`;
    return processorTime(() => assert.equal(allowsVisit(robots, 'Vigie', url), true));
  };
  costOf(1);
  const [short, long] = [costOf(0.2), costOf(1)];
  assert.ok(long < 15 * short, `${short} µs, and of five times the length ${long}: its square would be 25`);
});

test('rubbish says nothing', () => {
  assert.equal(
    allowsVisit(readRobots('\u0000\u0001<html><body>Not found</body></html>'), 'Vigie', 'https://x.test/'),
    true,
  );
});

/** Pattern, path, and whether a line with the pattern reaches the path (RFC 9309 section 2.2.2 and 2.2.3). */
const ESCAPES: [pattern: string, path: string, reaches: boolean][] = [
  ['/%70rivate/', '/private/1', true],
  ['/private/', '/%70rivate/1', true],
  ['/%7Ejoe/', '/~joe/1', true],
  ['/%7ejoe/', '/%7Ejoe/1', true],
  ['/a%2dz', '/a-z', true],
  ['/foo/bar/%62%61%7A', '/foo/bar/baz', true],
  ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar', true],
  ['/foo/bar?baz=https%3a%2f%2ffoo.bar', '/foo/bar?baz=https://foo.bar', true],
  ['/foo/bar/ツ', '/foo/bar/%E3%83%84', true],
  ['/foo/bar/%e3%83%84', '/foo/bar/%E3%83%84', true],
  ['/foo/bar/%E3%83%84', '/foo/bar/%E3%83%85', false],
  ['/file-with-a-%2A.html', '/file-with-a-*.html', true],
  ['/file-with-a-%2A.html', '/file-with-a-b.html', false],
  ['/path/foo-%24', '/path/foo-$', true],
  ['/path/foo-%24', '/path/foo-', false],
  ['/100%25', '/100%25', true],
  ['/100%2570', '/100p', false],
  ['/%zz', '/%zz', true],
  ['/*%2Ephp$', '/x.php', true],
  ['/*%2Ephp$', '/x.php5', false],
];

test('an escaped octet is the octet itself in what is refused; what is allowed is taken as written', () => {
  const visits = (robots: string, path: string) =>
    allowsVisit(readRobots(`User-agent: *\n${robots}`), 'Vigie', `https://x.test${path}`);
  for (const [pattern, path, reaches] of ESCAPES)
    assert.equal(visits(`Disallow: ${pattern}`, path), !reaches, `${pattern} ${path}`);
  assert.equal(visits('Disallow: /\nAllow: /%70ublic/', '/public/1'), false);
  assert.equal(visits('Disallow: /\nAllow: /%70ublic/', '/%70ublic/1'), true);
  // Twelve octets written, nine compared: the longer is `/private/x`.
  assert.equal(visits('Disallow: /%70rivate/\nAllow: /private/x', '/private/x'), true);
});

const fault17 = join(SHARED_DATA, 'faults/17-robots-percent');
test('a robots.txt with escapes, as it was met', { skip: unlessShared(fault17) }, () => {
  const robots = readRobots(readFileSync(join(fault17, 'robots.txt'), 'utf8'));
  const paths = readFileSync(join(fault17, 'urls.txt'), 'utf8').trim().split(/\s+/);
  assert.equal(paths.length, 2);
  for (const path of paths)
    assert.equal(allowsVisit(robots, 'Vigie', new URL(path, 'https://x.test').href), false, path);
});
