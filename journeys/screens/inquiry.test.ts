import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { emptyListing } from '@vigie/engine';
import { verifierKey } from '@vigie/proof';
import type { Browser, Page } from 'playwright-core';
import { importListings } from '../../server/src/listing/index.ts';
import type { TestVigie } from '../../server/testing/vigie.ts';
import { look, lookAgain, noChromium } from '../browser.ts';
import { enter, type Person } from '../enter.ts';
import { closeWindows, openBrowser } from '../shared-browser.ts';
import { openProduct } from '../shared-product.ts';

const VAT = 'FR40303265045';

describe('hit, no hit, in the console', { skip: noChromium }, () => {
  let started: TestVigie;
  let browser: Browser;
  let address = '';
  const faults: string[][] = [];
  const people = new Map<string, Person>();

  async function openAs(name: string, path: string): Promise<Page> {
    const { page, faults: found } = await enter(browser, started, people.get(name), { url: address + path });
    faults.push(found);
    return page;
  }

  before(async () => {
    ({ product: started, url: address } = await openProduct());
    for (const unit of ['one', 'two']) {
      people.set(`${unit}-ada`, await started.add(`${unit}-ada`, { unit, role: 'administrator' }));
      people.set(`${unit}-app`, await started.add(`${unit}-app`, { unit, role: 'approver' }));
      people.set(`${unit}-off`, await started.add(`${unit}-off`, { unit }));
      people.set(`${unit}-aud`, await started.add(`${unit}-aud`, { unit, role: 'auditor' }));
    }
    const unitOf = (name: string) => people.get(`${name}-ada`)?.unit ?? '';
    async function* offers() {
      yield {
        ...emptyListing('shop.example', 'Knuckle duster, brass'),
        id: 'a',
        // A VAT number is a sole trader's too: of a company it is told, by its name.
        trader: { id: null, name: 'Brook Trading Ltd', address: null, email: null, url: null },
        attributes: [{ name: 'VAT', value: VAT }],
      };
    }
    const by = { unit: unitOf('two'), account: null, source: 'test', pictures: false };
    await importListings(started.vigie.context, by, offers());
    await started.settle();
    const key = verifierKey(started.vigie.context.signer);
    for (const [who, other] of [
      ['one', 'two'],
      ['two', 'one'],
    ] as const) {
      const about = { reason: 'agreed between both' };
      const proposals = [
        ['/v1/inquiry-openings', { officer: `Desk of ${who}`, reach: 'desk@unit.example', authority: null, ...about }],
        [
          '/v1/inquiry-peers',
          { name: `Unit ${other}`, url: null, key, unit: unitOf(other), competence: null, ...about },
        ],
      ] as const;
      for (const [url, body] of proposals) {
        const { body: proposal } = await started.call(`${who}-ada`, 'POST', url, body);
        if (who === 'one' && url.endsWith('peers')) continue;
        const decision = { decision: 'approve', reason: 'read' };
        await started.call(`${who}-app`, 'POST', `/v1/proposals/${proposal.id}/decisions`, decision);
      }
    }
    await started.settle();
    browser = await openBrowser();
  });
  after(async () => {
    await closeWindows();
  });

  test('a second person enters the unit; an officer asks it, and is told whom to call', async () => {
    const approver = await openAs('one-app', '/inquiries/unit');
    await approver.getByRole('button', { name: 'Approve' }).click();
    await approver.getByRole('dialog').getByRole('textbox').fill('read and agreed');
    await approver.getByRole('dialog').getByRole('textbox').press('Control+Enter');
    await approver.getByText('This installation').waitFor();
    await look(approver, 'inquiry-unit');
    const officer = await openAs('one-off', '/inquiries');
    await officer.getByLabel('Kind of subject').selectOption('vat');
    await officer.getByLabel('Subject', { exact: true }).fill(VAT);
    await officer.getByLabel('Purpose').fill('file 12/2026');
    await officer.getByLabel('Legal basis').fill('Code de procédure pénale');
    await officer.getByLabel('Article').fill('14');
    await officer.getByLabel('Unit two').check();
    await officer.getByRole('button', { name: 'Ask', exact: true }).click();
    await officer.getByText('Ask Desk of two: desk@unit.example').waitFor();
    await officer.getByRole('button', { name: 'Show the subject' }).click();
    await officer.getByText(VAT).waitFor();
    await look(officer, 'inquiry-asked');
  });

  test('the auditor of the other unit sees who asked and why, and not what', async () => {
    const auditor = await openAs('two-aud', '/inquiries');
    await auditor.getByText('file 12/2026').waitFor();
    assert.equal(await auditor.getByText(VAT).count(), 0);
    await lookAgain(auditor, 'inquiry-review');
    assert.deepEqual(faults.flat(), []);
  });
});
