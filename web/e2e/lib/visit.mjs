/**
 * One browser window at a customer's page. It watches what must hold on every page: no request to another host, no
 * secret in an address, nothing stored, no policy broken, no error in the console.
 */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { drive } from './widget.mjs';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
/** What a browser says of answers that a test provokes, and what the SDK says of a customer's mistake. */
const expected = /status of (400|401|410|413|503)|SmileLinkModal: on\w+ failed|net::ERR_(ABORTED|CONNECTION)/;
/** A small secret is one only as a whole part of an address; as digits it is in every id. */
const holds = (url, secret) =>
  secret.length > 8
    ? url.includes(secret) || url.includes(encodeURIComponent(secret))
    : new RegExp(`(^|[/=&?#;])${secret}($|[/=&?#;])`).test(url);

export async function openVisit(world, how = {}) {
  const { locale = 'en-PH', viewport = { width: 900, height: 800 }, colorScheme = 'light' } = how;
  const reducedMotion = how.reducedMotion ?? 'reduce';
  const context = await world.browser.newContext({ locale, viewport, colorScheme, reducedMotion });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const problems = [];
  const requests = [];
  const secrets = new Set();

  context.on('request', (request) => {
    requests.push(request);
    const { protocol, host } = new URL(request.url());
    if (/^https?:/.test(protocol) && !world.hosts.has(host)) problems.push('a request to ' + request.url());
  });
  context.on('response', async (response) => {
    if (!response.url().endsWith('/link/v1/sessions') || response.status() !== 201) return;
    const body = await response.json().catch(() => null);
    if (body?.data?.sessionToken) keep(body.data.sessionToken);
  });
  context.on('console', (message) => {
    const text = message.text();
    const policy = /Content.Security.Policy|Refused to|SecurityError|Blocked/i.test(text);
    if (policy || (message.type() === 'error' && !expected.test(text))) problems.push('console: ' + text);
  });
  page.on('pageerror', (error) => problems.push('page: ' + error));

  function keep(...more) {
    for (const secret of more) {
      secrets.add(secret);
      world.secrets.add(secret);
    }
  }

  const visit = {
    page,
    context,
    requests,
    problems,
    keep,
    widget: drive(page, page.frameLocator('iframe').first(), keep),

    /** The widget on a page that a frame of this page shows, and that page itself. */
    within(selector) {
      const outer = page.frameLocator(selector);
      return {
        widget: drive(page, outer.frameLocator('iframe').first(), keep),
        outer: () => page.mainFrame().childFrames()[0],
      };
    },
    async show(html) {
      await page.goto(world.pages.put(html));
      return visit;
    },
    /** What the page's callbacks heard, of one widget or of all. */
    async heard(name, frame = page) {
      const all = await frame.evaluate(() => window.heard);
      return name ? all.filter((one) => one.name === name).map((one) => one.event) : all;
    },
    /** Waits until a callback was called, and says with what. */
    async hears(name, fits = () => true, frame = page) {
      for (const end = Date.now() + 20_000; Date.now() < end; await pause(40)) {
        const found = (await visit.heard(name, frame)).find(fits);
        if (found !== undefined) return found;
      }
      assert.fail(`${name} did not fire: ${JSON.stringify(await visit.heard(null, frame))}`);
    },
    async hearsTimes(name, times) {
      for (const end = Date.now() + 20_000; Date.now() < end; await pause(40)) {
        if ((await visit.heard(name)).length >= times) return;
      }
      assert.fail(`${name} did not fire ${times} times: ${JSON.stringify(await visit.heard(name))}`);
    },
    /** The names of the UI events, in order. */
    async events(frame = page) {
      return (await visit.heard('onUIEvent', frame)).map((event) => event.eventName);
    },
    async leaves(name, reason) {
      visit.widget.leave(name);
      await visit.closes(reason);
    },
    async closes(reason, frame = page) {
      assert.deepEqual(await visit.hears('onClose', undefined, frame), { reason });
      await frame.locator('dialog').waitFor({ state: 'detached' });
    },
    /** Checks every frame of ours; what surrounds them is the customer's. */
    async axe(where) {
      for (const frame of page.frames()) {
        if (!frame.url().startsWith(world.origin)) continue;
        if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
        const { violations } = await frame.evaluate(() =>
          window.axe.run(document, { iframes: false, resultTypes: ['violations'] }),
        );
        for (const one of violations) {
          const { target, failureSummary } = one.nodes[0];
          problems.push(`axe, ${where}: ${one.id} at ${target}: ${failureSummary}`);
        }
      }
    },
    /** Looks for what must never be; the last thing that a test does. */
    async check() {
      for (const frame of page.frames()) {
        const stored = await frame
          .evaluate(() => {
            const count = (get) => {
              try {
                return get().length;
              } catch {
                return 0; // no origin, nothing to store in
              }
            };
            return count(() => document.cookie) + count(() => localStorage) + count(() => sessionStorage);
          })
          .catch(() => 0);
        if (stored) problems.push('stored something at ' + frame.url());
      }
      const cookies = await context.cookies();
      if (cookies.length) problems.push('cookies: ' + cookies.map((cookie) => cookie.name));
      for (const request of requests) {
        for (const secret of secrets) {
          if (holds(request.url(), secret)) problems.push(`${secret} in ${request.url()}`);
        }
      }
      assert.deepEqual(problems, []);
    },
    /** Closes the window early, where a test opens many. */
    async finish() {
      await visit.check();
      await context.close();
      visit.finished = true;
    },
  };
  return visit;
}
