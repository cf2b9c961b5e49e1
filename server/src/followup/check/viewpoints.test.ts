import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Marketplace, startMarketplace } from '@vigie/demo';
import { type Follower, startFollower } from '../../../testing/follow-up.ts';
import { describeStore } from '../../../testing/stores.ts';

/** A proxy that stands in another territory: there, the marketplace shows another day. */
async function startProxy(port: number): Promise<http.Server> {
  const proxy = http.createServer();
  proxy.on('connect', (_request, client) => {
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    client.on('error', () => onward.destroy());
    onward.on('error', () => client.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
}

describeStore('checks from several viewpoints', (make) => {
  let follower: Follower;
  let abroad: Marketplace;
  let proxy: http.Server;
  before(async () => {
    follower = await startFollower(await make());
    abroad = await startMarketplace({});
    proxy = await startProxy(Number(new URL(abroad.url).port));
  });
  after(async () => {
    await follower.stop();
    await abroad.stop();
    proxy.close();
  });

  test('gone here and online in another territory, it is restricted, and the territory is named', async () => {
    const dir = join(follower.dataDir, 'registers');
    mkdirSync(dir, { recursive: true });
    const { port } = proxy.address() as AddressInfo;
    writeFileSync(
      join(dir, 'viewpoints.yaml'),
      `viewpoints:\n- { key: here, language: fr, territory: null, proxy: null }\n- { key: nl, language: nl, territory: NL, proxy: "http://127.0.0.1:${port}" }\n`,
    );
    follower.at('2026-11-24T09:00:00Z');
    const id = await follower.notify('gone-410', '10301');
    await follower.check('2026-11-25T10:00:00Z', 1);
    const [first] = (await follower.follow(id)).checks;
    assert.equal(first?.verdict, 'restricted');
    assert.deepEqual(first?.reasons[0], {
      code: 'seen-from',
      params: { views: { online: ['NL (nl)'], removed: ['here'] } },
      text: {
        en: 'by viewpoint: online: NL (nl); removed: here',
        fr: 'selon le point de vue : en ligne : NL (nl) ; retirée : here',
      },
    });
    assert.deepEqual(
      first?.views.map(({ territory, verdict, evidence }) => [territory, verdict, evidence !== null]),
      [
        [null, 'removed', true],
        ['NL', 'online', true],
      ],
    );
    abroad.setDay(1);
    await follower.check('2026-11-27T10:00:00Z', 1);
    await follower.check('2026-11-27T11:00:00Z', 1);
    const found = await follower.follow(id);
    assert.deepEqual([found.checks.at(-2)?.verdict, found.followUps[0]?.state], ['removed', 'removed']);
  });
});
