/** One's own account and organisation: another address, leaving, what was done, and finding things by their ids. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../scripts/browser.mjs';
import { startMail } from './lib/mail.mjs';
import { openWindow } from './lib/portal.mjs';
import { startServer } from './lib/server.mjs';
import { owner, setUp } from './lib/set-up.mjs';

const slow = { timeout: 300_000 };
const member = { email: 'ada@lender.example', password: 'a long enough passphrase' };
let server, browser, mail, cookies;

before(async () => {
  [mail, browser] = await Promise.all([startMail(), launch()]);
  server = await startServer(mail.settings);
  cookies = await setUp(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
});

const pathIn = (letter) => {
  const link = new URL(mail.linkIn(letter, '/portal/'));
  return link.pathname + link.hash;
};
const open = (how) => openWindow(browser, server.origin, how);
const asOwner = async (how) => {
  const window = await open(how);
  await window.context.addCookies(cookies);
  return window;
};

test('an address is changed by the link that goes to it; then its owner leaves', slow, async () => {
  const office = await asOwner();
  await office.go('/portal/members');
  await office.press('Invite a member');
  const dialog = office.page.getByRole('dialog');
  await dialog.getByLabel('E-mail', { exact: true }).fill(member.email);
  await dialog.getByLabel('Analyst').check();
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();

  const window = await open({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  const { page } = window;
  await window.go(pathIn(await mail.until(member.email)));
  await window.fill('Your name', 'Ada Analyst');
  await window.fill('Choose a password', member.password);
  await window.press('Join');
  await window.heading('Home');

  await window.go('/portal/account');
  const address = page.getByRole('region', { name: 'E-mail address' });
  await address.getByLabel('New e-mail address').fill(member.email);
  await window.press('Send the link');
  await address.getByText('This is your address already.').waitFor();
  await address.getByLabel('New e-mail address').fill('ada@new.example');
  await address.getByLabel('Your password', { exact: true }).fill(member.password);
  await window.press('Send the link');
  await address.getByText('Until then you log in with the old address.').waitFor();
  await window.axe('a new address');
  await window.fits('your account');

  const elsewhere = await open();
  await elsewhere.go(pathIn(await mail.until('ada@new.example')));
  await elsewhere.heading('Use this address?');
  assert.equal(new URL(elsewhere.page.url()).hash, '', 'the token is in no history');
  await elsewhere.press('Use this address');
  await elsewhere.heading('Your address is changed');
  assert.equal(await elsewhere.page.evaluate(() => document.activeElement.tagName), 'H1');
  await elsewhere.axe('a confirmed address');
  await elsewhere.close();

  await window.go('/portal/account');
  await page.getByText('ada@new.example').waitFor();
  await window.press('Leave the organisation');
  const leaving = page.getByRole('dialog');
  await leaving.getByLabel('Your password', { exact: true }).fill(member.password);
  await window.axe('leaving');
  await leaving.getByRole('button', { name: 'Leave the organisation' }).click();
  await window.heading('Log in');
  await page.getByText('You have left').waitFor();
  await window.close();

  await office.page.reload();
  await office.page.getByRole('button', { name: `Actions for ${owner.name}` }).click();
  await office.page.getByRole('menuitem', { name: 'Leave the organisation' }).click();
  await dialog.getByText('You are the only owner').waitFor();
  await office.close();
});

test('the audit log is filtered by who, what and when', slow, async () => {
  const window = await asOwner();
  const { page } = window;
  await window.go('/portal/audit');
  await page.getByText('Left the organisation').waitFor();
  await page.getByRole('combobox', { name: 'What was done' }).click();
  await page.getByRole('option', { name: 'API keys' }).click();
  await page.getByText('Left the organisation').waitFor({ state: 'detached' });
  assert.match(page.url(), /what=key/);
  await window.go('/portal/audit?to=2020-01-01');
  await page.getByText('Nothing fits these filters').waitFor();
  await window.axe('an audit log without lines');
  await window.press('Clear the filters');
  await page.getByText('Left the organisation').waitFor();
  await window.close();
});

test('Ctrl K finds an invitation and a template by their ids', slow, async () => {
  const [template] = await server.api.list('inviteTemplates');
  const invite = await server.api.post('/invites', {
    fullName: 'Ana Cruz',
    email: 'ana@example.com',
    templateId: template.id,
  });
  const window = await asOwner();
  const { page } = window;
  for (const [id, heading] of [
    [invite.id, 'Invitations'],
    [template.id, template.name ?? 'Standard invitation'],
  ]) {
    await window.go('/portal/');
    await window.heading('Home');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/Search pages/).fill(id);
    await page.getByText('with this id').waitFor();
    await page.keyboard.press('Enter');
    await window.heading(heading);
  }
  await window.close();
});
