/** What the widget may not do: talk to others, tell secrets, store, weigh much, run what its policy does not name. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linkPlainly, people, startWorld } from './lib/world.mjs';

const world = await startWorld({ OPENWINK_LOG: 'debug' });
const { api } = world;
const { george } = people;
const limit = 40 * 1024;

world.test('the first screen is light, comes from one host, and its policy is strict', async ({ open }) => {
  const visit = await open(await api.user(), { reducedMotion: 'no-preference' });
  await visit.widget.sees(/asks to see/);
  await visit.page.waitForLoadState('networkidle');
  const ours = visit.requests.filter((request) => request.url().startsWith(world.origin));
  let total = 0;
  const sizes = [];
  for (const request of ours) {
    const { responseBodySize } = await request.sizes();
    total += responseBodySize;
    sizes.push(`${responseBodySize} ${new URL(request.url()).pathname}`);
  }
  assert.ok(total > 10_000, `nothing was measured: ${sizes}`);
  assert.ok(total <= limit, `${total} bytes: ${sizes}`);
  // The script, the page, the exchange of the token and its preflight: one round trip to the first screen's words.
  assert.ok(ours.length <= 4, sizes.join());

  const page = await fetch(world.origin + '/widget/');
  const policy = page.headers.get('content-security-policy');
  const rules = Object.fromEntries(
    policy.split(';').map((rule) => {
      const [name, ...values] = rule.trim().split(/\s+/);
      return [name, values];
    }),
  );
  assert.deepEqual(rules['default-src'], ["'none'"]);
  for (const name of ['script-src', 'style-src']) {
    for (const value of rules[name]) assert.match(value, /^'sha256-[\w+/]+=*'$/, name);
  }
  assert.ok(!/unsafe|\*/.test(policy.replace(/frame-ancestors[^;]*/, '')), policy);
  assert.deepEqual(rules['base-uri'], ["'none'"]);
  assert.equal(page.headers.get('set-cookie'), null);
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
});

world.test('files answer across origins, compressed, and can be checked for news', async () => {
  for (const path of ['/v1/smile.v1.js', '/v2/smile.v2.js', '/widget/', '/widget/strings/fil.json']) {
    const answer = await fetch(world.origin + path, { headers: { 'Accept-Encoding': 'gzip' } });
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*', path);
    assert.equal(answer.headers.get('content-encoding'), 'gzip', path);
    const tag = answer.headers.get('etag');
    assert.ok(tag, path);
    const again = await fetch(world.origin + path, { headers: { 'If-None-Match': tag } });
    assert.equal(again.status, 304, path);
  }
  const words = await (
    await fetch(world.origin + '/widget/', { headers: { 'Accept-Language': 'id-ID,id' } })
  ).text();
  assert.match(words, /"lang":\s*"id"/);
});

world.test('no one’s data in the log, at the level debug', async ({ open }) => {
  const user = await api.user({ externalMetadata: { reference: 'reference-of-the-lender' } });
  const visit = await open(user);
  await visit.widget.agree();
  await visit.widget.choose('Pabahay Fund');
  await visit.widget.choice('Social security number').click();
  await visit.widget.logIn('3300000008', 'wrong-password-1', 'SS number');
  await visit.widget.text('That log-in was not accepted');
  await visit.widget.logIn('3300000008', george.password, 'SS number');
  await visit.widget.code('1234');
  await visit.widget.sees('Pabahay Fund is connected');
  const [identity] = await api.list('identities', { userId: user.id });
  assert.equal(identity.fullName, george.fullName);
  const { log } = world.server;
  assert.match(log, /DEBUG/);
  for (const secret of [
    'Palomero',
    '3300000008',
    'wrong-password-1',
    'reference-of-the-lender',
    'gpalomero1234',
  ]) {
    assert.ok(!log.includes(secret), `${secret} is in the log`);
  }
});

world.test('what was revoked is in no file any more; what is kept is not readable', async ({ open }) => {
  const user = await api.user();
  const visit = await open(user);
  await linkPlainly(visit.widget, { provider: 'Mabuhay Foods' });
  const [employment] = await api.list('employments', { userId: user.id });
  assert.ok(employment.id);
  await visit.widget.press('See what is connected');
  const look = async (needle) => {
    const folder = join(world.server.folder, 'data');
    const found = [];
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      if (bytes.includes(needle)) found.push(path);
    }
    return found;
  };
  // Sealed, as long as it is there.
  assert.deepEqual(await look('George Palomero'), []);
  assert.deepEqual(await look('gpalomero1234@smileapi.io'), []);
  await visit.widget.press('Revoke');
  await visit.widget.press('Revoke');
  await visit.widget.text('was removed');
  assert.deepEqual(await look('George Palomero'), []);
});
