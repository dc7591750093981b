/**
 * The portal's frame and its accounts, in a browser against the real server: the way in, second factors, roles, and what
 * must hold on every page that is registered.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../scripts/browser.mjs';
import { startMail } from './lib/mail.mjs';
import { addressOf, openWindow, routes, totp } from './lib/portal.mjs';
import { startServer } from './lib/server.mjs';

const owner = { name: 'Amara Okafor', email: 'amara@harbor.example', password: 'tides turn twice daily' };
const organisation = 'Harbor Lending';
const slow = { timeout: 600_000 };
let server, browser, mail, origin;

before(async () => {
  [mail, browser] = await Promise.all([startMail(), launch()]);
  // Passkeys belong to a name; browsers take no number for one.
  server = await startServer((port) => ({
    ...mail.settings,
    OPENWINK_PUBLIC_URL: `http://localhost:${port}`,
  }));
  origin = server.origin.replace('127.0.0.1', 'localhost');
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
});

const open = (how) => openWindow(browser, origin, how);
/** The address in a mail, without the server's name. */
const pathIn = (letter, path) => {
  const link = new URL(mail.linkIn(letter, path));
  return link.pathname + link.hash;
};

async function enter(window, member = owner) {
  await window.logIn(member.email, member.password);
  await window.heading('Home');
}

test('sign up, confirm the address, and land at the quickstart with a key', slow, async () => {
  const window = await open();
  const { page } = window;
  await window.go('/portal/');
  await window.heading('Log in');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await window.heading('Create an account');
  await window.press('Create the account');
  assert.equal(
    await page.evaluate(() => document.activeElement.name),
    'organisation',
    'leads to what is wrong',
  );
  await window.fill('Organisation', organisation);
  await window.fill('Your name', owner.name);
  await window.fill('Work e-mail', owner.email);
  await window.fill('Password', owner.password);
  await window.press('Create the account');
  await window.heading('Check your mail');
  await window.axe('check your mail');

  await window.go(pathIn(await mail.until(owner.email), '/portal/verify'));
  await window.heading('Confirm your address');
  assert.equal(new URL(page.url()).hash, '', 'the token is in no history');
  await window.press('Confirm and go on');
  await window.heading('Home');
  await page.getByText('0 of 3 done').waitFor();
  const sample = await page.getByRole('region', { name: 'Create a user: curl' }).innerText();
  const [, key, secret] = /-u '([^:']+):([^']+)'/.exec(sample);
  await window.axe('quickstart');

  // Step 1 as it is pasted; its check mark comes by itself.
  const created = await fetch(server.origin + '/v1/users', {
    method: 'POST',
    headers: {
      Authorization: 'Basic ' + Buffer.from(`${key}:${secret}`).toString('base64'),
      'Content-Type': 'application/json',
    },
    body: '{}',
  });
  assert.equal(created.status, 201, await created.text());
  await page.getByText('1 of 3 done').waitFor();
  assert.equal(
    await page.getByRole('button', { name: /Link a sandbox account/ }).getAttribute('aria-expanded'),
    'true',
  );
  // The secret stays in sight until it is put away, and in the samples after that.
  await page.getByText(secret, { exact: true }).waitFor();
  await window.press('I have kept it');
  await page.getByText(secret, { exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /Create a user/ }).click();
  const again = await page.getByRole('region', { name: 'Create a user: curl' }).innerText();
  assert.ok(again.includes(`${key}:${secret}`), again);

  await page.getByRole('button', { name: /Account and organisation/ }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await window.heading('Log in');
  await window.go('/portal/organisation');
  await window.heading('Log in');
  await window.fill('E-mail', owner.email);
  await window.fill('Password', 'not my password at all');
  await window.press('Log in');
  await page.getByRole('alert').getByText('The e-mail address or the password is wrong.').waitFor();
  await window.fill('Password', owner.password);
  await window.press('Log in');
  await window.heading('Organisation');
  await window.close();
});

test('a forgotten password is chosen anew', slow, async () => {
  const window = await open();
  await window.go('/portal/login');
  await window.page.getByRole('link', { name: 'Forgot your password?' }).click();
  await window.heading('Forgot your password?');
  await window.fill('E-mail', owner.email);
  await window.press('Send the link');
  await window.heading('Check your mail');
  await window.go(pathIn(await mail.until(owner.email, 2), '/portal/reset'));
  owner.password = 'the moon does that';
  await window.fill('New password', owner.password);
  await window.press('Change the password');
  await window.heading('Log in');
  await enter(window);
  await window.close();
});

test('a second factor: set up, asked for, replaced by a recovery code, turned off', slow, async () => {
  const window = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = window;
  await enter(window);
  await window.go('/portal/account');
  await window.press('Set up');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password', { exact: true }).fill(owner.password);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByRole('img', { name: 'QR code for your app' }).waitFor();
  await dialog.getByRole('button', { name: 'Copy the key' }).click();
  const secret = await page.evaluate(() => navigator.clipboard.readText());
  await window.axe('second factor');
  // The code of before is taken too, and one that was used is not: so the next log-in has its own.
  await dialog.getByLabel('The code that the app shows').fill(totp(secret, Date.now() - 30_000));
  await dialog.getByRole('button', { name: 'Turn it on' }).click();
  const codes = dialog.getByRole('listitem');
  await codes.first().waitFor();
  const [recovery] = await codes.allInnerTexts();
  await window.axe('recovery codes');
  await dialog.getByRole('button', { name: 'I have kept them' }).click();

  const again = await open();
  await again.logIn(owner.email, owner.password);
  await again.heading('Enter your code');
  await again.axe('code');
  await again.fill('Code', totp(secret));
  await again.press('Log in');
  await again.heading('Home');
  await again.close();

  const lost = await open();
  await lost.logIn(owner.email, owner.password);
  await lost.heading('Enter your code');
  await lost.press('I do not have the app at hand');
  await lost.heading('Use a recovery code');
  await lost.fill('Recovery code', recovery);
  await lost.press('Log in');
  await lost.heading('Home');
  await lost.close();

  await window.press('Turn off');
  await dialog.getByLabel('Your password', { exact: true }).fill(owner.password);
  await dialog.getByRole('button', { name: 'Turn it off' }).click();
  await page.getByText('The second factor is off').waitFor();
  await window.close();
});

test('a passkey logs in without a password', slow, async () => {
  const window = await open();
  const { page, context } = window;
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await enter(window);
  await window.go('/portal/account');
  await window.press('Add a passkey');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('A name for it, such as “Laptop”').fill('Laptop');
  await dialog.getByLabel('Your password', { exact: true }).fill(owner.password);
  await dialog.getByRole('button', { name: 'Add the passkey' }).click();
  await page.getByRole('button', { name: 'Remove the passkey Laptop' }).waitFor();

  await context.clearCookies();
  await window.go('/portal/login');
  await window.press('Log in with a passkey');
  await window.heading('Home');

  await window.go('/portal/account');
  await window.press('Remove the passkey Laptop');
  await dialog.getByLabel('Your password', { exact: true }).fill(owner.password);
  await dialog.getByRole('button', { name: 'Remove the passkey' }).click();
  await page.getByText('You have none yet.').waitFor();
  await window.close();
});

test('log out everywhere ends every session', slow, async () => {
  const [here, there] = [await open(), await open()];
  await enter(here);
  await enter(there);
  await here.go('/portal/account');
  await here.press('Log out everywhere');
  await here.page.getByRole('dialog').getByRole('button', { name: 'Log out everywhere' }).click();
  await here.heading('Log in');
  await there.go('/portal/account');
  await there.heading('Log in');
  await here.close();
  await there.close();
});

/** Invites somebody, and lets them in by the mail's link. */
async function join(office, role) {
  const member = { email: `${role.toLowerCase()}@harbor.example`, password: `we all are ${role} here` };
  await office.go('/portal/members');
  await office.press('Invite a member');
  const dialog = office.page.getByRole('dialog');
  await dialog.getByLabel('E-mail', { exact: true }).fill(member.email);
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  const window = await open();
  await window.go(pathIn(await mail.until(member.email), '/portal/invitation'));
  await window.heading(`Join ${organisation}`);
  await window.fill('Your name', `A ${role}`);
  await window.fill('Choose a password', member.password);
  await window.press('Join');
  await window.heading('Home');
  return window;
}

test('each role sees its pages, and is told why it does not see the others', slow, async () => {
  const office = await open();
  await enter(office);
  for (const role of ['Developer', 'Analyst', 'Viewer']) {
    const window = await join(office, role);
    const answer = await window.context.request.get(origin + '/portal/v1/me');
    const { permissions } = (await answer.json()).data;
    const shown = await window.page
      .getByRole('navigation', { name: 'Portal' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
    for (const route of routes.filter((one) => !one.open && addressOf(one))) {
      const allowed = permissions.sandbox.includes(route.permission);
      const address = addressOf(route);
      if (route.group)
        assert.equal(shown.includes(address), allowed, `${role} and ${address} in the navigation`);
      if (allowed) continue;
      await window.go(address);
      await window.page.getByRole('heading', { name: 'This page is not open to your role' }).waitFor();
    }
    await window.close();
  }
  await office.go('/portal/members');
  await office.page.getByRole('cell', { name: 'A Viewer', exact: true }).waitFor();
  await office.page.getByRole('button', { name: 'Actions for A Viewer' }).click();
  await office.page.getByRole('menuitem', { name: 'Remove' }).click();
  await office.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await office.page.getByText('A Viewer is removed').waitFor();
  await office.close();
});

test('Ctrl K leads to a page, and the heading has the focus there', slow, async () => {
  const window = await open();
  await enter(window);
  await window.page.keyboard.press('Control+k');
  const search = window.page.getByRole('searchbox').or(window.page.getByPlaceholder(/Search pages/));
  await search.fill('audit');
  await window.page.keyboard.press('Enter');
  await window.heading('Audit log');
  await window.page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  assert.equal(await window.page.title(), 'Audit log · Openwink');
  await window.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`every page holds in the ${colorScheme} theme, on a desk and at 360 px`, slow, async () => {
    const window = await open({ colorScheme });
    const { page } = window;
    const visit = async (route) => {
      const where = `${route.path}, ${colorScheme}`;
      await page.setViewportSize({ width: 1280, height: 860 });
      await window.go(addressOf(route));
      await window.settled();
      await window.axe(where);
      await page.setViewportSize({ width: 360, height: 740 });
      await window.fits(where + ', 360 px');
      await window.axe(where + ', 360 px');
    };
    for (const route of routes.filter((one) => one.open)) await visit(route);
    await page.setViewportSize({ width: 1280, height: 860 });
    await enter(window);
    for (const route of routes.filter((one) => !one.open && addressOf(one))) await visit(route);
    await window.close();
  });
}

test('the first page on a slow line: measured, not asserted', slow, async () => {
  const window = await open();
  const devtools = await window.context.newCDPSession(window.page);
  await devtools.send('Network.enable');
  await devtools.send('Network.clearBrowserCache');
  // 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms there and back, a processor a quarter as fast.
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 1024 * 1024) / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  for (const visit of ['cold', 'cached']) {
    await window.go('/portal/login');
    await window.heading('Log in');
    const { painted, usable } = await window.page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      usable: performance.now(),
    }));
    console.log(`${visit}: first paint ${Math.round(painted)} ms, log-in usable ${Math.round(usable)} ms`);
  }
  await window.close();
});
