/** The SDK on customers' pages: both versions, every option, several widgets, mistakes of the customer's own. */
import assert from 'node:assert/strict';
import { samplePage } from './lib/pages.mjs';
import { drive } from './lib/widget.mjs';
import { linkPlainly, people, startWorld } from './lib/world.mjs';

const world = await startWorld();
const { api } = world;

for (const version of [1, 2]) {
  world.test(`version ${version} of the script, on the same page`, async ({ open }) => {
    const user = await api.user();
    const visit = await open(user, { version });
    await linkPlainly(visit.widget);
    await visit.leaves('Done', 'exit');
    const heard = await visit.heard();
    assert.deepEqual(
      heard.filter(({ name }) => name !== 'onUIEvent').map(({ name }) => name),
      ['onAccountCreated', 'onAccountConnected', 'onClose'],
    );
    assert.deepEqual(await visit.events(), [
      'ConsentPageOpened',
      'ProviderListPageOpened',
      'LoginPageOpened',
      'ConnectSuccessPageOpened',
    ]);
    // Its session is over for the lender's server too.
    assert.equal((await api.get('/users/' + user.id)).session.status, 'COMPLETED');
  });
}

world.test('two widgets on one page', async ({ openPage }) => {
  const [one, two] = [await api.user(), await api.user()];
  const tokens = [one.token, two.token];
  const visit = await openPage(samplePage(world.origin, { tokens }), { secrets: tokens });
  const { page } = visit;
  const last = drive(page, page.frameLocator('iframe >> nth=1'), visit.keep);
  await linkPlainly(last);
  last.leave('Done');
  await page.locator('iframe >> nth=1').waitFor({ state: 'detached' });
  await linkPlainly(visit.widget, { provider: 'Mabuhay Foods' });
  visit.widget.leave('Close');
  await page.locator('iframe').waitFor({ state: 'detached' });
  const heard = await visit.heard();
  const of = (n, name) =>
    heard.filter((each) => each.n === n && each.name === name).map(({ event }) => event);
  assert.deepEqual(of(0, 'onClose'), [{ reason: 'close' }]);
  assert.deepEqual(of(1, 'onClose'), [{ reason: 'exit' }]);
  assert.equal(of(0, 'onAccountConnected')[0].userId, one.id);
  assert.equal(of(1, 'onAccountConnected')[0].userId, two.id);
  assert.equal(of(1, 'onAccountConnected').length, 1);
  assert.ok(of(0, 'onUIEvent').every((event) => event.userId === one.id));
  assert.equal((await api.account(one.id)).providerId, 'mabuhay_foods');
});

world.test('apiHost takes the place of the script’s host, whatever its path', async ({ open }) => {
  const script = await (await fetch(world.origin + '/v2/smile.v2.js')).text();
  const visit = await open(await api.user(), {
    script: world.pages.put(script, 'text/javascript'),
    options: { apiHost: world.origin + '/some/path?and=more' },
  });
  await linkPlainly(visit.widget);
});

world.test('a customer’s strict policy lets the widget in', async ({ open }) => {
  const { origin } = world;
  const policy = `default-src 'none'; script-src 'unsafe-inline' ${origin}; frame-src ${origin}`;
  const visit = await open(await api.user(), { policy });
  await linkPlainly(visit.widget);
});

world.test('a single provider skips the list; the company’s name; no uploads', async ({ open }) => {
  const options = {
    providers: ['luzon_connect', 'bayani_tasks'],
    companyName: 'Bangko ng <b>Bayan</b>',
    enableUpload: false,
  };
  const visit = await open(await api.user(), { options });
  const { widget } = visit;
  await widget.sees('Bangko ng <b>Bayan</b> asks to see your work and pay details');
  await widget.agree();
  // Without uploads, one that nobody can log in to is no choice: it leaves a single one, and its ways to log in.
  await widget.sees('How do you log in to Bayani Tasks?');
  assert.equal(await widget.choice('A document instead').count(), 0);
  await widget.choice('User name and password').click();
  await widget.logIn('account_locked', 'x');
  await widget.sees('Your account is locked');
  assert.equal(await widget.button('Upload a document instead').count(), 0);
  assert.equal(await widget.button('Choose another').count(), 0);
  assert.ok(!(await visit.events()).includes('ProviderListPageOpened'));
});

world.test(
  'promoted providers first; search forgives; the country is guessed and changeable',
  async ({ open }) => {
    const topProviders = ['lapak_kita', 'talaan_hr', 'nobody_knows_it'];
    const visit = await open(await api.user(), { options: { topProviders } });
    const { widget } = visit;
    await widget.agree();
    await widget.choice('Talaan HR').waitFor();
    const titles = await widget.frame.locator('.cards button').allInnerTexts();
    assert.match(titles[0], /Lapak Kita|Talaan HR/, titles.slice(0, 3).join());
    await widget.frame.getByRole('heading', { level: 2, name: 'Suggested' }).waitFor();
    const search = widget.frame.getByRole('searchbox', { name: 'Search' });
    for (const [typed, found] of [
      ['kabyan rid', 'Kabayan Ride'],
      ['insurance panlipunan', 'Panlipunan Social Insurance'],
      ['sweldoworks', 'Sahod Payroll'],
    ]) {
      await widget.type(search, typed);
      await widget.choice(found).waitFor();
    }
    // Where nothing here has the name, what is elsewhere is found.
    await widget.type(search, 'upahraya');
    await widget.choice('Upahraya Payroll').waitFor();
    await search.fill('');
    await widget.choice('Kabayan Ride').waitFor();
    assert.equal(await widget.choice('Bhavishya Provident Office').count(), 0);
    await widget.frame.getByLabel('Country').selectOption({ label: 'All countries' });
    await widget.frame.getByLabel('Kind').selectOption({ label: 'Government' });
    await widget.choice('Bhavishya Provident Office').waitFor();
    assert.equal(await widget.choice('Kabayan Ride').count(), 0);
  },
);

world.test(
  'a template that there is not changes nothing for the person, and the console says so',
  async ({ open }) => {
    const warnings = [];
    const listen = (page) =>
      page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    const visit = await open(await api.user(), { options: { templateId: 'wtpl-nobody' }, listen });
    await linkPlainly(visit.widget);
    assert.ok(
      warnings.some((text) => text.startsWith('SmileLinkModal: templateId "wtpl-nobody"')),
      warnings.join(),
    );
  },
);

world.test('callbacks that throw, and callbacks that are not there', async ({ open, openPage }) => {
  const throws = ['onAccountCreated', 'onUIEvent', 'onAccountConnected', 'onClose'];
  const visit = await open(await api.user(), { throws });
  await linkPlainly(visit.widget);
  await visit.leaves('Done', 'exit');

  const { token } = await api.user();
  const html = `<!doctype html><html lang="en"><title>x</title><main><h1>Bare</h1></main>
    <script src="${world.origin}/v2/smile.v2.js"></script>
    <script>window.widget = new SmileLinkModal({ userToken: '${token}' }); widget.open(); widget.open()</script></html>`;
  const bare = await openPage(html, { secrets: [token] });
  await linkPlainly(bare.widget, { person: people.george });
  assert.equal(await bare.page.locator('iframe').count(), 1);
  await bare.page.evaluate(() => window.widget.close());
  assert.equal(await bare.page.locator('iframe').count(), 0);
});

world.test('a script in the head, before there is a body', async ({ openPage }) => {
  const { token } = await api.user();
  const html = `<!doctype html><html lang="en"><head><title>x</title><script src="${world.origin}/v2/smile.v2.js"></script>
    <script>new SmileLinkModal({ userToken: '${token}' }).open()</script></head><body><main><h1>Late</h1></main></body></html>`;
  const visit = await openPage(html, { secrets: [token] });
  await visit.widget.sees(/asks to see/);
});
