/** The portal as its people use it: windows, mails' links, codes, and every page that it has. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Every page as `src/routes.tsx` registers it. */
export const routes = readFileSync(new URL('../../portal/src/routes.tsx', import.meta.url), 'utf8')
  .split(/\n  (?=\{)/)
  .slice(1)
  .map((text) => ({
    path: /path: '([^']+)'/.exec(text)?.[1],
    title: /title: (['"])(.*?)\1/.exec(text)?.[2],
    permission: /permission: '(\w+)'/.exec(text)?.[1],
    group: /group: '(\w+)'/.exec(text)?.[1],
    open: /open: true/.test(text),
  }))
  .filter(({ path }) => path);

/** The address of a page, where it needs no id. */
export const addressOf = ({ path }, mode = 'sandbox') =>
  /:(?!mode)/.test(path) ? null : '/portal' + path.replace(':mode', mode);

/** What an authenticator app shows at a time. */
export function totp(secret, at = Date.now()) {
  const bits = [...secret.replace(/[\s=]/g, '').toUpperCase()]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash.at(-1) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A window of its own, with what must hold on every page: no error, no broken policy, nothing from elsewhere. */
export async function openWindow(browser, origin, how = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    ...how,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push('page: ' + error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to|Minified React error/i.test(message.text()))
      problems.push('console: ' + message.text());
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:/.test(url.protocol) && url.origin !== origin)
      problems.push('a request to ' + request.url());
  });
  const window = {
    context,
    page,
    problems,
    go: (path) => page.goto(origin + path),
    heading: (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor(),
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    /** The page has what it asked for: no skeleton is left. */
    settled: async () => {
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForFunction(
        () => !document.querySelector('.first, [aria-busy="true"], [role="status"][aria-label="Loading"]'),
      );
    },
    async axe(where) {
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
      for (const { id, nodes } of violations)
        problems.push(`axe, ${where}: ${id} at ${nodes.map(({ target }) => target).join(' ')}`);
    },
    /** Charts measure themselves anew a moment after the window's width changed. */
    async fits(where) {
      const holds = () => document.documentElement.scrollWidth <= innerWidth;
      await page.waitForFunction(holds, null, { timeout: 3000 }).catch(() => {});
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) problems.push(`${where} scrolls sideways by ${wide} px`);
    },
    async close() {
      await context.close();
      assert.deepEqual(problems, []);
    },
    async logIn(email, password) {
      await window.go('/portal/login');
      await window.fill('E-mail', email);
      await window.fill('Password', password);
      await window.press('Log in');
    },
  };
  return window;
}
