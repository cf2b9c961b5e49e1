import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAddresses, MOST_ADDRESSES } from './find-addresses.ts';

const urls = (text: string): string[] => findAddresses(text).flatMap((found) => ('url' in found ? [found.url] : []));

test('addresses are taken out of whatever they stand in', () => {
  const cases: [text: string, ...urls: string[]][] = [
    ['https://shop.example/a', 'https://shop.example/a'],
    ['See (https://shop.example/a), please.', 'https://shop.example/a'],
    ['<https://shop.example/a?b=1&c=2>', 'https://shop.example/a?b=1&c=2'],
    ['https://shop.example/a_(b)', 'https://shop.example/a_(b)'],
    ['[here](https://shop.example/a)!', 'https://shop.example/a'],
    ['« https://shop.example/a ».', 'https://shop.example/a'],
    ['WWW.Shop.example/a', 'https://www.shop.example/a'],
    ['shop.example/a/b', 'https://shop.example/a/b'],
    ['https://a.example/1 https://b.example/2', 'https://a.example/1', 'https://b.example/2'],
    ['https://商店.example/娃娃', 'https://xn--czrs0t.example/%E5%A8%83%E5%A8%83'],
    // Neither a mail address, nor a file, nor an abbreviation is a page.
    ['ann@shop.example'],
    ['ann@shop.example/a'],
    ['read-me.txt and e.g. this, 1.5/2'],
  ];
  for (const [text, ...expected] of cases) assert.deepEqual(urls(text), expected, text);
});

test('what is not taken is said, with its line', () => {
  const found = findAddresses('https://shop.example/a\r\n\nhttps://shop.example/a#more\nhttp://[/');
  assert.deepEqual(
    found.map((each) => ('url' in each ? [each.line, each.url] : [each.line, each.why.en.split(':')[0]])),
    [
      [1, 'https://shop.example/a'],
      [3, 'the same address stands before'],
      [4, 'is no address that can be visited'],
    ],
  );
  const many = Array.from({ length: MOST_ADDRESSES + 5 }, (_, n) => `https://shop.example/${n}`).join('\n');
  assert.equal(urls(many).length, MOST_ADDRESSES);
  assert.equal(findAddresses(many).length, MOST_ADDRESSES + 1);
});
