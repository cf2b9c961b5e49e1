import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { look, tabTo } from '../browser.ts';
import type { Demo } from '../start-demo.ts';
import { say, sayStart } from './say.ts';

/** Fills a form in as somebody without a mouse does, from field to field. */
async function typeInto(form: Locator, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await tabTo(form.locator(`[name="${name}"]`));
    await form.page().keyboard.insertText(text);
  }
}

/** The address of the first confirmed case of which something holds, by what the API says of it. */
async function findCase<Answer>(
  { at }: Demo,
  page: Page,
  about: string,
  holds: (answer: Answer) => boolean,
): Promise<string> {
  const read = async (path: string) => (await page.request.get(at(path))).json();
  const { items }: { items: { id: string }[] } = await read('/v1/cases?state=confirmed&limit=200');
  for (const { id } of items) if (holds(await read(`${about}?case=${id}`))) return at(`/cases/${id}?tab=follow-up`);
  throw new Error('the demo has no such case');
}

/** Whether the report to the prosecutor is all that is proposed. */
function isReportAlone({ paths }: { paths: { steps: { document: string; state: string }[] }[] }): boolean {
  const proposed = paths.flatMap(({ steps }) => steps.filter(({ state }) => state === 'proposed'));
  return proposed.map(({ document }) => document).join() === 'cpp-40';
}

/** Whether the newest check of an offer is in doubt. */
function isInDoubt({ checks }: { checks: { verdict: string | null }[] }): boolean {
  return checks.filter(({ verdict }) => verdict !== null).at(-1)?.verdict === 'indeterminate';
}

/** Types the reason that a decision asks for, once the dialog takes it, and sends it. */
async function giveReason(page: Page, reason: string): Promise<void> {
  await page.locator('[role="dialog"] textarea:focus').waitFor();
  await page.keyboard.insertText(reason);
  await page.keyboard.press('Control+Enter');
}

/** What a person does with what the software proposes and with what it leaves in doubt. */
export function testFollowUp(demo: Demo): void {
  test('a step of the escalation path is taken by one person and approved by another, by keyboard', {
    timeout: 120_000,
  }, async () => {
    // An authority alone reports to the prosecutor: the admin enters that the unit is one.
    const admin = await demo.enter({ isAdmin: true });
    await admin.page.getByRole('link', { name: say('app.unit'), exact: true }).click();
    await admin.page.getByLabel(say('unit.authorityName')).fill('Autorité de démonstration');
    await admin.page.getByLabel(say('unit.authorityEmail')).fill('ordres@demo.example');
    await admin.page.locator('input[name=reason]').fill('Décret de démonstration.');
    await admin.page.getByRole('button', { name: say('unit.save') }).click();
    await admin.page.getByText(say('unit.saved')).waitFor();
    await look(admin.page, 'unit');

    const { page, faults } = await demo.enter();
    // Once it is taken nothing is proposed any more: what is being read stays open all the same.
    await page.goto(await findCase(demo, page, '/v1/escalation-paths', isReportAlone));
    const step = page.locator('li.card', { hasText: 'Signalement au procureur de la République' });
    await step.getByText(say('escalationPath.state.proposed'), { exact: true }).click();
    await tabTo(step.getByText(say('escalationPath.take')));
    await page.keyboard.press('Enter');
    const propose = step.getByRole('button', { name: say('document.propose') });
    await propose.waitFor();
    await look(page, 'step-form');
    await typeInto(step, {
      recipientName: 'Parquet de démonstration',
      'element.capacity': 'Camille Exemple, agent de l’autorité.',
      'element.facts': 'Lu et comparé avec les preuves.',
      reason: 'Les faits sont établis.',
    });
    await tabTo(propose);
    await page.keyboard.press('Enter');
    await step.getByText(`${sayStart('escalationPath.takenBy')} Camille Exemple`).waitFor();
    await step.getByText(say('escalationPath.state.taken'), { exact: true }).waitFor();
    await page.keyboard.press('2');
    await page.getByText(say('document.notOwn')).waitFor();
    assert.equal(
      await page.getByRole('button', { name: say('document.approve'), exact: true }).count(),
      0,
      'who wrote it does not approve it',
    );

    await admin.page.goto(page.url());
    await admin.page.locator('#notice-title').click();
    await tabTo(admin.page.getByRole('button', { name: say('document.approve'), exact: true }));
    await admin.page.keyboard.press('Enter');
    await giveReason(admin.page, 'Relu, conforme au dossier.');
    await admin.page
      .getByText(/Rédigé par Camille Exemple, approuvé par Dominique Exemple/)
      .first()
      .waitFor();
    await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
    // No mailbox of the prosecutor is known: it is sent by hand, and done once that is recorded with its proof.
    // The case may have another document that the same two people wrote and approved.
    const written = admin.page
      .locator('.card', { hasText: 'Signalement au procureur de la République' })
      .filter({ hasText: /approuvé par Dominique Exemple/ });
    const sending = written.last().locator('[data-step=send]').first();
    await sending.locator('[name=reference]').fill('RK 987 654 321 FR');
    await sending.getByRole('button', { name: say('delivery.save') }).click();
    await admin.page.getByText('RK 987 654 321 FR').first().waitFor();
    await admin.page.keyboard.press('3');
    await admin.page.locator('[role=tab]:nth-child(3)[aria-selected=true]').waitFor();
    const taken = admin.page.locator('li.card', { hasText: `${sayStart('escalationPath.takenBy')} Camille Exemple` });
    // A click would fold the panel where it opens by itself at that moment: the step after it is proposed by now.
    const panel = admin.page.locator('details.panel', { has: taken });
    await panel.evaluate((element) => element.setAttribute('open', ''));
    await taken.getByText(say('escalationPath.state.done'), { exact: true }).waitFor();
    await demo.lookAgain(admin.page, 'step-approved');
    assert.deepEqual([...faults, ...admin.faults], []);
    await Promise.all([page.close(), admin.page.close()]);
  });

  test('a check in doubt is decided by a person, whose sentence another applies to the register', {
    timeout: 120_000,
  }, async () => {
    const { page, faults } = await demo.enter();
    await page.goto(await findCase(demo, page, '/v1/follow-ups', isInDoubt));
    const form = page.locator('details', { has: page.getByText(say('correction.correct')) }).first();
    await page.locator('#follow-title').click();
    await tabTo(form.locator('summary'));
    await page.keyboard.press('Enter');
    await demo.lookAgain(page, 'check-form');
    await tabTo(form.locator('select'));
    await page.keyboard.type('Ret');
    await typeInto(form, {
      reason: 'Page lue par une personne : l’offre n’y est plus.',
      phrase: 'Cette annonce a été close par le vendeur',
    });
    await page.keyboard.press('Enter');
    await page.getByText(/Tranché par Camille Exemple/).waitFor();
    await page.getByText(/Cette annonce a été close par le vendeur\s»\ssignifie\s«\soffre disparue/).waitFor();
    assert.equal(await page.getByRole('button', { name: say('correction.apply') }).count(), 0);
    const admin = await demo.enter({ isAdmin: true });
    await admin.page.goto(page.url());
    const apply = admin.page.getByRole('button', { name: say('correction.apply') });
    await admin.page.locator('#follow-title').click();
    await tabTo(apply);
    await admin.page.keyboard.press('Enter');
    await giveReason(admin.page, 'Vue sur deux pages.');
    await admin.page
      .getByText(say('correction.applied', { by: 'Dominique Exemple', reason: 'Vue sur deux pages.' }))
      .waitFor();
    await demo.lookAgain(admin.page, 'check-decided');
    assert.deepEqual([...faults, ...admin.faults], []);
    await Promise.all([page.close(), admin.page.close()]);
  });

  const testAtLength = demo.isLong ? test : () => {};
  testAtLength(
    'a step of the escalation path is declined with a reason, and the compliance report counts',
    {
      timeout: 60_000,
    },
    async () => {
      const { context, page, faults } = await demo.enter({ width: 390 });
      await page.getByRole('link', { name: say('worktable.states.confirmed') }).click();
      await page.getByText(say('stage.overdue')).first().waitFor();
      await page
        .locator('.rows [role=row]', { hasText: say('stage.overdue') })
        .first()
        .locator('a[id^=row-]')
        .click();
      await page.getByRole('tab', { name: say('case.tab.follow-up') }).click();
      await page
        .getByRole('button', { name: say('escalationPath.decline') })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('textbox').fill('La plateforme a répondu par téléphone.');
      await page.keyboard.press('Control+Enter');
      await page.getByText(sayStart('escalationPath.declinedBy')).waitFor();
      await demo.lookAgain(page, 'escalation-phone');
      await page.getByRole('button', { name: say('app.menu') }).click();
      await page.getByRole('link', { name: say('app.compliance') }).click();
      await page.getByRole('heading', { name: say('compliance.recurrence') }).waitFor();
      // What the marketplace declared stands beside it, with what it does not say.
      await page.getByText('rien ici n’est qualifié de manquement').waitFor();
      await page.getByText(say('declared.values.SOURCE_TRUSTED_FLAGGER')).waitFor();
      await page.getByRole('heading', { name: say('obligations.title') }).waitFor();
      // Drawn, without anything that the policy refuses; its table and its file by key.
      const removal = page.locator('.chart-figure').first();
      await removal.locator('svg.plot').waitFor();
      await removal.locator('summary').focus();
      await page.keyboard.press('Enter');
      await look(page, 'compliance-phone');
      const saving = page.waitForEvent('download');
      await removal.getByRole('button').press('Enter');
      const saved = await saving;
      assert.equal(saved.suggestedFilename(), `${say('charts.removal.file')}.csv`);
      const [head, first] = readFileSync(await saved.path(), 'utf8').split('\r\n');
      assert.ok(head?.startsWith(`\uFEFF${say('charts.removal.day')},`), head);
      assert.match(first ?? '', /^0,\d+,0,\d+,0,,$/);
      assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );
}
