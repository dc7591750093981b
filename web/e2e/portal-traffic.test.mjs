/** Keys, webhooks, the request log, usage and the sandbox's tools, as an engineer uses them in a browser. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { launch } from '../scripts/browser.mjs';
import { client } from './lib/api.mjs';
import { startServer } from './lib/server.mjs';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

let server, browser, context, page, receiver;

/** A receiver that keeps what comes, and answers as it is told. */
async function startReceiver() {
  const arrived = [];
  const how = { status: 204 };
  const http = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    arrived.push({ body: Buffer.concat(parts).toString(), signature: request.headers['smile-signature'] });
    response.writeHead(how.status).end(how.status === 204 ? '' : 'not today');
  });
  await new Promise((done) => http.listen(0, '127.0.0.1', done));
  return {
    arrived,
    how,
    url: `http://127.0.0.1:${http.address().port}/hook`,
    async until(count) {
      for (const end = Date.now() + 15_000; Date.now() < end; await pause(50))
        if (arrived.length >= count) return arrived[count - 1];
      assert.fail(`${arrived.length} events arrived, not ${count}`);
    },
    stop() {
      http.closeAllConnections();
      http.close();
    },
  };
}

before(async () => {
  [server, browser, receiver] = await Promise.all([
    startServer({ OPENWINK_WEBHOOK_WAITS: '1s,1s,1s,1s,1s,1s,1s' }),
    launch(),
    startReceiver(),
  ]);
  context = await browser.newContext({ viewport: { width: 1360, height: 900 }, reducedMotion: 'reduce' });
  const link = /\/portal\/setup#([\w-]+)/.exec(server.log);
  assert.ok(link, `no set-up link in:\n${server.log}`);
  const entered = await context.request.post(server.origin + '/portal/v1/setup', {
    headers: { 'X-Openwink-Portal': '1' },
    data: {
      token: link[1],
      name: 'Dana Dev',
      organisation: 'First Lending',
      email: 'dana@example.com',
      password: 'correct horse battery',
    },
  });
  assert.equal(entered.status(), 200, await entered.text());
  page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(`the page failed: ${error.message}`));
});

after(async () => {
  await browser?.close();
  await server?.stop();
  receiver?.stop();
});

const go = async (path) => {
  await page.goto(server.origin + '/portal' + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const dialog = () => page.getByRole('dialog');

test('a key is created, used, seen in the request log, and rotated', { timeout: 120_000 }, async () => {
  await go('/sandbox/keys');
  await page.getByRole('button', { name: 'Create a key' }).click();
  await dialog().getByLabel('Name').fill('Back end');
  await dialog().getByLabel('Only what is chosen').check();
  await dialog().getByLabel('users:read').check();
  await dialog().getByRole('button', { name: 'Create the key' }).click();
  await dialog().getByText('Shown once').waitFor();
  const [key, secret] = await dialog()
    .getByRole('definition')
    .evaluateAll((values) => values.map((value) => value.textContent.trim()));
  assert.match(key, /^sandbox-[0-9a-f]{16}$/);
  await dialog().getByRole('button', { name: 'I have copied it' }).click();

  const api = client(server.origin, { key, secret });
  await api.get('/users?size=3&email=george%40example.com');
  const refused = await api.call('POST', '/users', {});
  assert.equal(refused.code, 'UNAUTHORIZED_ACCESS');
  assert.match(refused.message, /users:write/);

  await go('/sandbox/requests');
  const row = page.getByRole('button', { name: 'GET /v1/users?size=3&email=…' });
  await row.waitFor({ timeout: 10_000 });
  assert.equal(await page.getByText('george').count(), 0);
  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: '4xx: refused' }).click();
  await page.waitForURL(/status=4/);
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'POST /v1/users' }).click();
  await page.getByText('this API key lacks the scope users:write', { exact: false }).waitFor();
  await page.getByText(refused.requestId).first().waitFor();

  await go('/sandbox/keys');
  await page.getByRole('button', { name: 'Rotate Back end' }).click();
  await dialog().getByRole('button', { name: 'Rotate the key' }).click();
  await dialog().getByText('Shown once').waitFor();
  await dialog().getByRole('button', { name: 'I have copied it' }).click();
  await page.getByText('Expiring').waitFor();
  await api.get('/users');
  await page.getByRole('button', { name: 'Revoke Back end' }).last().click();
  await dialog().getByRole('button', { name: 'Revoke the key' }).click();
  await page.getByText('Revoked', { exact: true }).waitFor();
  assert.equal((await api.call('GET', '/users')).code, 'INVALID_CREDENTIALS');
});

test(
  'a webhook is added, tested, fails, is replayed, checked, and paused',
  { timeout: 120_000 },
  async () => {
    await go('/sandbox/webhooks');
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await dialog().getByLabel('Name').fill('Loan system');
    await dialog().getByLabel('Address').fill(receiver.url);
    await dialog().getByRole('button', { name: 'Add the webhook' }).click();
    const secret = (await dialog().getByRole('definition').first().textContent()).trim();
    await dialog().getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('link', { name: 'Loan system' }).click();

    receiver.how.status = 500;
    await page.getByRole('button', { name: 'Send a test' }).click();
    await dialog().getByRole('button', { name: 'Send the test' }).click();
    const panel = page.getByRole('complementary', { name: 'Delivery' });
    await panel.getByText('Failed').first().waitFor({ timeout: 30_000 });
    await panel.getByText('the receiver answered 500', { exact: false }).first().waitFor();
    assert.equal(await panel.getByLabel('What was answered at try 1').inputValue(), 'not today');

    receiver.how.status = 204;
    const before = receiver.arrived.length;
    await panel.getByRole('button', { name: 'Replay' }).click();
    const event = await receiver.until(before + 1);
    await panel.getByText('Delivered').waitFor({ timeout: 10_000 });

    // What the page shows is what came, and its helper agrees with the signature that came
    const shown = await panel.getByLabel('Body, exactly as it came').inputValue();
    assert.equal(shown, event.body);
    await panel.getByLabel('Signing secret').fill(secret);
    await panel.getByRole('button', { name: 'Check the signature' }).click();
    await panel.getByText('The signature is right').waitFor();
    assert.equal(await panel.getByRole('textbox', { name: 'Smile-Signature' }).inputValue(), event.signature);
    await panel.getByLabel('Signing secret').fill(secret + 'x');
    await panel.getByRole('button', { name: 'Check the signature' }).click();
    await panel.getByText('The signature is not of this body and secret').waitFor();

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).waitFor();
    const count = receiver.arrived.length;
    await server.api.user({});
    await pause(1500);
    assert.equal(receiver.arrived.length, count);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Active', { exact: true }).waitFor();
    await server.api.user({});
    await receiver.until(count + 1);
  },
);

test('a sandbox is filled, counted, and emptied', { timeout: 120_000 }, async () => {
  await go('/sandbox/tools');
  await page.getByLabel('Users').fill('3');
  await page.getByRole('button', { name: 'Create and link' }).click();
  await page.getByText('3 users are being linked').first().waitFor();
  for (const end = Date.now() + 30_000; ; await pause(200)) {
    const accounts = await server.api.list('accounts');
    if (accounts.filter(({ connection }) => connection.status === 'CONNECTED').length === 3) break;
    assert.ok(Date.now() < end, 'the accounts are connected');
  }
  // One who comes through the widget: the funnel counts sessions
  const user = await server.api.user({});
  const session = await fetch(server.origin + '/link/v1/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${user.token}` },
    body: '{}',
  });
  assert.ok(session.ok, await session.text());

  await go('/sandbox/usage');
  await page.getByText('The widget was opened once', { exact: false }).waitFor();
  await page.getByRole('region', { name: 'Accounts by provider' }).getByText('3 (100 %)').waitFor();
  const calls = page.getByRole('region', { name: 'Calls of the Open API', exact: true });
  await calls.getByText('Show the numbers').click();
  await page.getByRole('table', { name: 'Calls of the Open API, by day' }).waitFor();

  await go('/sandbox/tools');
  await page.getByRole('button', { name: 'Empty the sandbox' }).click();
  const last = dialog().getByRole('button', { name: 'Empty the sandbox' });
  assert.ok(await last.isDisabled());
  await dialog().getByLabel('Type “sandbox” to go on').fill('sandbox');
  await last.click();
  await page.getByText('Emptied:', { exact: false }).waitFor();
  assert.deepEqual(await server.api.list('users'), []);
  assert.equal((await server.api.list('webhooks')).length, 1);
});

test('the page of one webhook is sound in both themes and on a phone', { timeout: 180_000 }, async () => {
  const { id } = (await server.api.list('webhooks'))[0];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1360, 360]) {
      const where = `${colorScheme}, ${width} px`;
      await page.setViewportSize({ width, height: 800 });
      await go('/sandbox/webhooks/' + id);
      await page.waitForLoadState('networkidle').catch(() => {});
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${where}: ${over} px too wide`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      assert.deepEqual(found, [], where);
    }
  }
});
