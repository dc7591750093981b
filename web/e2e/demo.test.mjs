/** The demo page, as someone uses it who sees Openwink for the first time. */
import assert from 'node:assert/strict';
import { drive } from './lib/widget.mjs';
import { people, startWorld } from './lib/world.mjs';

const world = await startWorld();
const { george } = people;

for (const version of ['2', '1']) {
  world.test(`a newcomer links George at the demo page, version ${version}`, async ({ openPage }) => {
    const visit = await openPage('<!doctype html><title>x</title>', {
      viewport: { width: 1280, height: 860 },
    });
    const { page } = visit;
    await page.goto(`${world.origin}/demo${version === '1' ? '?version=1' : ''}`);
    await page.getByRole('heading', { level: 1, name: 'Apply for a personal loan' }).waitFor();
    await visit.axe('demo');
    await page.getByRole('row', { name: /George Palomero/ }).waitFor();
    await page.getByRole('button', { name: 'Connect your work account' }).click();
    const widget = drive(page, page.frameLocator('iframe').first(), visit.keep);
    await widget.sees('Harbor Lending asks to see your work and pay details');
    await widget.agree();
    await widget.choose('Kabayan Ride');
    await widget.logIn(george.userName, george.password);
    await widget.code('1234');
    await widget.sees('Kabayan Ride is connected');
    widget.leave('Done');
    await page.locator('iframe').waitFor({ state: 'detached' });
    const log = page.getByRole('region', { name: 'What this page hears' });
    for (const name of [
      'onAccountCreated',
      'onAccountConnected',
      'onUIEvent: ConnectSuccessPageOpened',
      'onClose',
    ]) {
      await log.getByText(name, { exact: true }).first().waitFor();
    }
    const records = page
      .getByRole('region', { name: 'What the lender’s server reads' })
      .or(page.getByRole('region', { name: "What the lender's server reads" }));
    await records.getByText('Kabayan Ride: CONNECTED').waitFor();
    await records.getByText(/transactions?: [5-9]\d\d|transactions?: \d{4}/i).click();
    await visit.axe('demo with records');

    // The same visitor again: what is connected is still theirs, and is taken back.
    await page.getByRole('button', { name: 'Connect your work account' }).click();
    await widget.press('See what is connected');
    await widget.press('Revoke');
    await widget.press('Revoke');
    await widget.text('was removed');
    widget.leave('Done');
    await records.getByText('Kabayan Ride: DISCONNECTED').waitFor();
    assert.equal(await records.getByText(/transactions?: \d/i).count(), 0);
  });
}

world.test('the start page leads to the demo', async ({ openPage }) => {
  const visit = await openPage('<!doctype html><title>x</title>');
  await visit.page.goto(world.origin + '/');
  await visit.axe('start page');
  await visit.page.getByRole('link', { name: /demo/i }).first().click();
  await visit.page.getByRole('heading', { name: 'Apply for a personal loan' }).waitFor();
});
