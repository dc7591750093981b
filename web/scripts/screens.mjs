/**
 * Walks through every screen of the built widget against the mock, checks each with axe in both schemes,
 * and keeps pictures: `npm run screens [folder]`. Fails on any violation.
 */
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { launch } from './browser.mjs';
import { customerPage, startMock } from './mock.mjs';

const folder = process.argv[2] ?? join(tmpdir(), 'openwink-screens');
await mkdir(folder, { recursive: true });
const mock = await startMock({ pace: 700 });
const pages = createServer((request, response) => {
  const url = new URL(request.url, 'http://x');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(
    customerPage(mock.origin, {
      token: url.searchParams.get('token'),
      options: url.searchParams.get('options') ?? '',
    }),
  );
});
await new Promise((done) => pages.listen(0, '127.0.0.1', done));
const customer = `http://127.0.0.1:${pages.address().port}/`;

const browser = await launch();
let violations = 0;
let visit = 0;

async function walk(name, { viewport, colorScheme, person = name, options = '' }) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-PH',
  });
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => {
    // The callback that throws on purpose is reported as the customer's own.
    if (message.type() === 'error' && !/onAccountCreated failed|status of (401|503)/.test(message.text())) {
      problems.push(message.text());
    }
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  const frame = page.frameLocator('iframe').first();
  const button = (text) => frame.getByRole('button', { name: text, exact: true });

  const open = async (token) => {
    await page.goto(`${customer}?token=${token}&options=${encodeURIComponent(options)}`);
    await page.getByRole('button', { name: 'Start' }).click();
  };
  const shot = async (screen, heading) => {
    await frame.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout: 8000 });
    await page.waitForTimeout(120);
    await page.screenshot({ path: join(folder, `${name}-${screen}.png`) });
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    for (const one of found) {
      violations++;
      console.log(
        `${name} ${screen}: ${one.id} (${one.impact}) ${one.nodes[0].target} ${one.nodes[0].failureSummary}`,
      );
    }
    const wide = await frame.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);
    if (wide) problems.push(screen + ': scrolls sideways');
    const small = await frame
      .locator('html')
      .evaluate(() =>
        [...document.querySelectorAll('button, select, input:not(.vh), summary, label.btn, label.chip')]
          .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 43.5)
          .map((one) => one.outerHTML.slice(0, 80)),
      );
    if (small.length) problems.push(screen + ': too small to touch: ' + small.join(' '));
    const focused = await frame.locator('html').evaluate(() => document.activeElement?.tagName);
    if (focused !== 'H1' && !screen.startsWith('~')) problems.push(`${screen}: focus is on ${focused}`);
  };
  const provider = (text) => frame.getByRole('button', { name: new RegExp('^' + text) }).click();
  const login = async (user, password) => {
    await frame.getByLabel('User name').fill(user);
    await frame.getByLabel('Password').fill(password);
    await button('Connect').click();
  };

  await open(`fresh-${person}-${++visit}`);
  await shot('01-consent', /asks to see/);
  await button('Agree and continue').click();
  await frame
    .getByRole('button', { name: /^Swiftly/ })
    .first()
    .waitFor();
  await shot('02-find', 'Where do you work?');
  await frame.getByRole('searchbox', { name: 'Search' }).fill('hoppa');
  await frame.getByText('formerly Hoppa').waitFor();
  await shot('~03-search', 'Where do you work?');
  await frame.getByRole('searchbox', { name: 'Search' }).fill('nobody');
  await frame.getByText('Nothing found').waitFor();
  await button('I can’t find mine').click();
  await shot('~04-lost', 'Where do you work?');
  await button('Tell us your employer').click();
  await shot('05-survey', 'Tell us where you work');
  await button('Submit').click();
  await shot('~05-survey-empty', 'Tell us where you work');
  await frame.getByLabel('Employer’s name').fill('Bakery');
  await button('Close').click();
  await button('Leave').waitFor();
  await shot('~06-leave', 'Tell us where you work');
  await button('Keep going').click();
  await button('Submit').click();
  await shot('07-survey-done', 'Thank you');
  await button('Choose another').click();
  await provider('SahodPro');
  await shot('08-options', /How do you log in/);
  await provider('Sign in on their page');
  await shot('09-oauth', 'Log in to SahodPro');
  await button('Connect').click();
  await frame.frameLocator('iframe').getByRole('button', { name: 'Allow' }).waitFor();
  await shot('10-redirect', 'Sign in at SahodPro');
  await frame.frameLocator('iframe').getByRole('button', { name: 'Allow' }).click();
  await shot('11-connecting', 'Connecting to SahodPro');
  await shot('12-done', 'SahodPro is connected');
  await button('Connect another').click();
  await provider('CodePay');
  await shot('13-login', 'Log in to CodePay');
  await button('Connect').click();
  await shot('~14-login-empty', 'Log in to CodePay');
  await login('George', 'wrong');
  await frame.getByText('That log-in was not accepted').waitFor();
  await shot('15-login-refused', 'Log in to CodePay');
  await login('George', '123456');
  await shot('16-code', 'Enter your code');
  await frame.getByLabel('Verification code').fill('9999');
  await button('Submit').click();
  await frame.getByText('That code did not match').waitFor();
  await shot('~17-code-refused', 'Enter your code');
  await frame.getByLabel('Verification code').fill('1234');
  await button('Submit').click();
  await shot('18-done', 'CodePay is connected');
  await button('See what is connected').click();
  await shot('19-connected', 'Connected accounts');
  await button('Revoke').first().click();
  await shot('20-revoke', /Stop sharing SahodPro/);
  await button('Revoke').click();
  await shot('21-removed', 'Connected accounts');
  await button('Connect an account').click();
  await frame.getByRole('button', { name: /^Connected \(1\)/ }).waitFor();
  await shot('22-find-again', 'Where do you work?');
  await provider('Paper Mill');
  await frame.getByRole('button', { name: /^Payslip/ }).waitFor();
  await shot('23-file-types', 'What do you want to share?');
  await provider('Payslip');
  await shot('24-upload', 'Add your document: Payslip');
  const dark = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    return canvas.toDataURL('image/png').split(',')[1];
  });
  const files = ['one.png', 'two.png'].map((file) => ({
    name: file,
    mimeType: 'image/png',
    buffer: Buffer.from(dark, 'base64'),
  }));
  files.push({ name: 'three.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
  files.push({ name: 'four.txt', mimeType: 'text/plain', buffer: Buffer.from('no') });
  await frame.locator('input[type=file]').last().setInputFiles(files);
  await frame.getByText('Page 3').first().waitFor();
  await frame.getByText('It looks').first().waitFor();
  await shot('25-pages', 'Add your document: Payslip');
  await button('Upload').click();
  await shot('26-upload-done', 'Your document has arrived');
  await button('See what is connected').click();
  await shot('27-connected', 'Connected accounts');
  await button('Connect an account').click();
  await provider('Swiftly Rides');
  await login('ACCOUNT_LOCKED', 'x');
  await shot('28-error', 'Your account is locked');
  mock.faults.push({ path: '/inputs', status: 503 });
  await button('Try again').click();
  await frame.getByText('That did not work', { exact: true }).waitFor();
  await shot('~29-problem', 'Your account is locked');
  await button('Exit').click();
  await page.locator('iframe').waitFor({ state: 'detached' });
  const heard = await page.evaluate(() => window.heard);
  const last = heard[heard.length - 1];
  if (last[1] !== 'onClose' || last[2].reason !== 'error')
    problems.push('no onClose error: ' + JSON.stringify(last));
  if (name === 'desk') console.log(heard.map(([, what, event]) => event?.eventName ?? what).join(' '));
  mock.faults.push({ path: '/sessions', status: 503 });
  await open(`fresh-${person}-${++visit}`);
  await shot('30-failed', 'That did not work');
  await open('stale');
  await shot('31-expired', 'This link has ended');
  for (const problem of problems) {
    violations++;
    console.log(`${name}: ${problem}`);
  }
  await context.close();
}

const sizes = {
  desk: { viewport: { width: 900, height: 800 }, colorScheme: 'light' },
  phone: { viewport: { width: 420, height: 720 }, colorScheme: 'light' },
  dark: { viewport: { width: 420, height: 720 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 320, height: 568 }, colorScheme: 'light' },
  mint: { viewport: { width: 420, height: 720 }, colorScheme: 'light' },
  mintdark: { viewport: { width: 420, height: 720 }, colorScheme: 'dark', person: 'mint' },
};
try {
  for (const name of process.argv[3]?.split(',') ?? Object.keys(sizes)) {
    if (name === 'mintdark') mock.wizards.delete('mint');
    await walk(name, sizes[name]);
  }
} finally {
  await browser.close();
  mock.server.closeAllConnections();
  mock.server.close();
  pages.closeAllConnections();
  pages.close();
}
console.log(violations ? `${violations} problems` : 'no problems', 'pictures in', folder);
process.exitCode = violations ? 1 : 0;
