/**
 * The widget where browsers are hostile: in a sandboxed frame with an opaque origin, twice on a page, with a
 * keyboard alone, behind a dead server. `npm run embeds` drives the built files against the mock.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { launch } from './browser.mjs';
import { customerPage, startMock } from './mock.mjs';

const mock = await startMock({ pace: 60 });
const pages = new Map();
const server = createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(pages.get(request.url) ?? '');
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const customer = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'en-US' });

let count = 0;
async function visit(html) {
  const path = '/' + ++count;
  pages.set(path, html);
  const page = await context.newPage();
  page.wrong = [];
  page.on('pageerror', (error) => page.wrong.push(String(error)));
  page.on(
    'console',
    (message) =>
      /Content Security|Blocked|SecurityError/i.test(message.text()) && page.wrong.push(message.text()),
  );
  await page.goto(customer + path);
  return page;
}
const button = (frame, name) => frame.getByRole('button', { name, exact: true });
async function link(frame) {
  await button(frame, 'Agree and continue').click();
  await frame.getByRole('button', { name: /^CodePay/ }).click();
  await frame.getByLabel('User name').fill('George');
  await frame.getByLabel('Password').fill('123456');
  await button(frame, 'Connect').click();
  await frame.getByLabel('Verification code').fill('1234');
  await button(frame, 'Submit').click();
  await frame.getByRole('heading', { name: 'CodePay is connected' }).waitFor();
}

const checks = {
  async 'an opaque origin, with nothing but scripts, popups and forms'() {
    const inner = customerPage(mock.origin, { token: 'fresh-opaque-1', csp: false });
    const page = await visit(`<!doctype html><title>x</title><iframe id="outer" width="320" height="600"
      sandbox="allow-scripts allow-popups allow-forms"></iframe>
      <script>document.getElementById('outer').srcdoc = ${JSON.stringify(inner).replace(/</g, '\\u003c')}</script>`);
    const outer = page.frameLocator('#outer');
    await outer.getByRole('button', { name: 'Start' }).click();
    const frame = outer.frameLocator('iframe');
    await link(frame);
    // The sign-in page of the other side works in there too.
    await button(frame, 'Connect another').click();
    await frame.getByRole('button', { name: /^SahodPro/ }).click();
    await frame.getByRole('button', { name: /^Sign in on their page/ }).click();
    await button(frame, 'Connect').click();
    await frame.frameLocator('iframe').getByRole('button', { name: 'Allow' }).click();
    await frame.getByRole('heading', { name: 'SahodPro is connected' }).waitFor();
    await button(frame, 'Done').click();
    const heard = await page.frames()[1].evaluate(() => window.heard);
    assert.deepEqual(heard.at(-1), [0, 'onClose', { reason: 'exit' }]);
    assert.ok(heard.some(([, name]) => name === 'onAccountConnected'));
    assert.deepEqual(page.wrong, []);
  },

  async 'two widgets on one page'() {
    const page = await visit(customerPage(mock.origin, { token: 'fresh-two', widgets: 2 }));
    await page.getByRole('button', { name: 'Start' }).click();
    await page.evaluate(() => window.widgets.forEach((widget) => widget.open()));
    assert.equal(await page.locator('iframe').count(), 2);
    await link(page.frameLocator('iframe >> nth=1'));
    await button(page.frameLocator('iframe >> nth=1'), 'Done').click();
    await page.locator('iframe >> nth=1').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).overflow), 'hidden');
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
    await button(page.frameLocator('iframe'), 'Close').click();
    await page.locator('iframe').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).overflow), 'visible');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'start');
    const heard = await page.evaluate(() => window.heard);
    const closed = heard.filter(([, name]) => name === 'onClose');
    assert.deepEqual(closed, [
      [1, 'onClose', { reason: 'exit' }],
      [0, 'onClose', { reason: 'close' }],
    ]);
    assert.ok(!heard.some(([who, name]) => who === 0 && name === 'onAccountCreated'));
    assert.deepEqual(page.wrong, []);
  },

  async 'close() by the page, and the same again'() {
    const page = await visit(customerPage(mock.origin, { token: 'fresh-again-1' }));
    await page.getByRole('button', { name: 'Start' }).click();
    await button(page.frameLocator('iframe'), 'Agree and continue').waitFor();
    await page.evaluate(() => window.widgets[0].close());
    await page.evaluate(() => window.widgets[0].close());
    assert.equal(await page.locator('iframe').count(), 0);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.frameLocator('iframe').getByRole('heading', { name: 'This link has ended' }).waitFor();
    await button(page.frameLocator('iframe'), 'Exit').click();
    await page.locator('iframe').waitFor({ state: 'detached' });
    const heard = await page.evaluate(() => window.heard);
    assert.equal(heard.at(-2)[1], 'onTokenExpired');
    assert.deepEqual(heard.at(-1), [0, 'onClose', { reason: 'error' }]);
  },

  async 'a keyboard alone'() {
    const page = await visit(customerPage(mock.origin, { token: 'fresh-keys-1' }));
    const frame = page.frameLocator('iframe');
    const until = async (name) => {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press('Tab');
        const inner = page.frames()[1] ?? page.mainFrame();
        const focused = await inner.evaluate(() => {
          const one = document.activeElement;
          if (one === document.body) return '';
          return one?.labels?.[0]?.textContent || one?.getAttribute('aria-label') || one?.textContent || '';
        });
        if (focused.includes(name)) return;
      }
      assert.fail('the keyboard does not reach ' + name);
    };
    await page.getByRole('button', { name: 'Start' }).focus();
    await page.keyboard.press('Enter');
    await button(frame, 'Agree and continue').waitFor();
    await until('Agree and continue');
    await page.keyboard.press('Enter');
    await frame.getByRole('heading', { name: 'Where do you work?' }).waitFor();
    await until('Search');
    await page.keyboard.type('codepay');
    await frame.getByRole('button', { name: /^CodePay/ }).waitFor();
    await until('CodePay');
    await page.keyboard.press('Enter');
    await frame.getByRole('heading', { name: 'Log in to CodePay' }).waitFor();
    await until('User name');
    await page.keyboard.type('George');
    await page.keyboard.press('Escape');
    await button(frame, 'Leave').waitFor();
    await page.keyboard.press('Escape');
    await until('Password');
    await page.keyboard.type('123456');
    await page.keyboard.press('Enter');
    await frame.getByLabel('Verification code').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'detached' });
    assert.deepEqual((await page.evaluate(() => window.heard)).at(-1), [0, 'onClose', { reason: 'close' }]);
    // A fresh token of the same person goes on where it stopped.
    const next = await visit(customerPage(mock.origin, { token: 'fresh-keys-2' }));
    await next.getByRole('button', { name: 'Start' }).click();
    await next.frameLocator('iframe').getByLabel('Verification code').waitFor();
  },

  async 'languages, and right to left'() {
    const page = await visit(
      customerPage(mock.origin, { token: 'fresh-tongue-1', options: "language: 'zh_CN'" }),
    );
    await page.getByRole('button', { name: 'Start' }).click();
    const frame = page.frameLocator('iframe');
    await button(frame, '同意并继续').waitFor();
    await frame.getByRole('combobox', { name: '语言' }).selectOption('fil');
    await button(frame, 'Sumang-ayon at magpatuloy').waitFor();
    assert.equal(await frame.locator('html').getAttribute('lang'), 'fil');
    await button(frame, 'Sumang-ayon at magpatuloy').click();
    await frame.getByRole('button', { name: /^Swiftly/ }).waitFor();
    await frame.locator('html').evaluate((html) => (html.dir = 'rtl'));
    assert.ok(await frame.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth));
    await page.screenshot({ path: process.env.SHOT ?? '/dev/null', type: 'png' }).catch(() => {});
  },

  async 'a server that never answers'() {
    const dead = createServer(() => {});
    await new Promise((done) => dead.listen(0, '127.0.0.1', done));
    const options = `apiHost: 'http://127.0.0.1:${dead.address().port}/v1'`;
    const page = await visit(customerPage(mock.origin, { token: 'fresh-dead-1', options, csp: false }));
    await page.clock.install();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.clock.fastForward(16_000);
    await page.getByText('This did not open').waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    assert.deepEqual((await page.evaluate(() => window.heard)).at(-1), [0, 'onClose', { reason: 'error' }]);
    dead.closeAllConnections();
    dead.close();
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log('ok   ' + name);
  } catch (error) {
    failed++;
    console.log('FAIL ' + name + '\n' + error.stack);
  }
}
await browser.close();
for (const one of [mock.server, server]) {
  one.closeAllConnections();
  one.close();
}
process.exitCode = failed ? 1 : 0;
