/** What a test file needs: a server, a webhook receiver, a customer's site and a browser, each started once. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { launch } from '../../scripts/browser.mjs';
import { samplePage, startPages } from './pages.mjs';
import { credentials, startServer } from './server.mjs';
import { openVisit } from './visit.mjs';
import { startReceiver } from './webhooks.mjs';

if (process.env.OPENWINK_CHROMIUM) process.env.CHROMIUM ??= process.env.OPENWINK_CHROMIUM;
/** Pictures of what went wrong. */
const failures = process.env.OPENWINK_E2E_PICTURES || join(tmpdir(), 'openwink-e2e');

export async function startWorld(settings) {
  const [server, receiver, pages, browser] = await Promise.all([
    startServer(settings),
    startReceiver(),
    startPages(),
    launch(),
  ]);
  await receiver.subscribe(server.api);
  const world = {
    server,
    receiver,
    pages,
    browser,
    api: server.api,
    origin: server.origin,
    hosts: new Set([server.origin, pages.origin].map((origin) => new URL(origin).host)),
    secrets: new Set([credentials.secret]),
  };

  /** A test that may open any number of browser windows. */
  world.test = (name, run, timeout = 150_000) =>
    test(name, { timeout }, async () => {
      const visits = [];
      /** Opens the documentation's page for a user, with a token of theirs. */
      const open = async (user, how = {}) => {
        const token = how.token ?? user.token ?? (await world.api.token(user.id));
        if (token === user?.token) user.token = null;
        return openPage(samplePage(world.origin, { ...how, tokens: [token] }), { ...how, secrets: [token] });
      };
      const openPage = async (html, how = {}) => {
        const visit = await openVisit(world, how);
        how.listen?.(visit.page);
        visits.push(visit);
        visit.keep(...(how.secrets ?? []));
        return visit.show(html);
      };
      try {
        await run({ open, openPage });
        for (const visit of visits) if (!visit.finished) await visit.check();
      } catch (error) {
        await mkdir(failures, { recursive: true });
        for (const [n, visit] of visits.entries()) {
          if (visit.finished) continue;
          const path = join(failures, `${name.replace(/\W+/g, '-')}-${n}.png`);
          await visit.page.screenshot({ path, timeout: 5000 }).catch(() => {});
          console.error(`see ${path}`, visit.problems);
        }
        throw error;
      } finally {
        for (const visit of visits) await visit.context.close();
      }
    });

  after(async () => {
    await browser.close();
    pages.stop();
    await server.stop();
    receiver.stop();
    for (const secret of world.secrets) {
      // Digits alone are in every log: a password of digits must not stand there as a word.
      const found = new RegExp(`(?<![\\w.-])${secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.-])`);
      if (secret.length > 5) assert.doesNotMatch(server.log, found, 'a secret in the log');
    }
  });
  return world;
}

export const people = {
  george: { userName: 'George', password: '123456', locale: 'en-PH', fullName: 'George Palomero Jr.' },
  ryan: { userName: 'Ryan', password: '654321', locale: 'en-ID', fullName: 'Ryan Lestari' },
  christina: { userName: 'Christina', password: 'YGUS1', locale: 'en-SG', fullName: 'Christina Tan' },
  anisha: { userName: 'Anisha', password: '123456', locale: 'en-IN', fullName: 'Anisha Bhatia' },
};

/** Links an account in an open widget, from consent to success, where only a password is asked for. */
export async function linkPlainly(widget, { provider = 'Sahod Payroll', person = people.george } = {}) {
  await widget.agree();
  await widget.choose(provider);
  await widget.sees('Log in to ' + provider);
  await widget.logIn(person.userName, person.password);
  await widget.sees(provider + ' is connected');
}
