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
