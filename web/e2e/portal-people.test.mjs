/** Users in the portal: found, read as a curriculum vitae, looked at on the page, exported, revoked, erased. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { startWorld } from './lib/world.mjs';

const world = await startWorld();
const { api, browser, origin } = world;
const own = { 'X-Openwink-Portal': '1' };

/** The set-up link that the first start prints makes its owner, once; later contexts log in. */
let owner = null;
async function signIn(context) {
  const { request } = context;
  if (owner) {
    const done = await request.post(`${origin}/portal/v1/login`, { headers: own, data: owner });
    assert.equal(done.status(), 200, await done.text());
    return;
  }
  const token = /\/portal\/setup#([\w-]+)/.exec(world.server.log)?.[1];
  assert.ok(token, 'the first start prints a set-up link');
  owner = { email: 'ana@example.com', password: 'a lender of last resort' };
  const data = { token, name: 'Ana Cruz', organisation: 'First Lending', ...owner };
  const done = await request.post(`${origin}/portal/v1/setup`, { headers: own, data });
  assert.ok(done.ok(), await done.text());
}

/** A browser window of the owner's. */
async function office(how, run) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...how });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  try {
    await signIn(context);
    await run(page, context);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

const go = (page, path) => page.goto(`${origin}/portal/sandbox${path}`);

async function axe(page, where) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
  assert.deepEqual(found, [], where);
}

async function fits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${where} scrolls sideways by ${over} px`);
}

/** George, linked by the API, with a sample payslip that the tenant sent. */
async function george() {
  const { id } = await api.user({ externalMetadata: { applicant: 'LOAN-4711' } });
  const login = { userName: 'George', password: '123456', code: '1234' };
  await api.post('/sandbox/accounts', { userId: id, providerId: 'sahod_payroll', ...login });
  await api.accountUntil(id, 'CONNECTED', 30_000);
  const { data } = await (await fetch(origin + '/samples')).json();
  const sample = data.items.find((item) => /george.*\.pdf$/.test(item.name));
  const content = Buffer.from(await (await fetch(sample.url)).arrayBuffer());
  const rawFiles = [
    { fileName: sample.name, fileExtensionType: 'PDF', fileContent: content.toString('base64') },
  ];
  const archive = await api.post('/archives', { userId: id, fileType: 'PAYSLIP', rawFiles });
  for (const end = Date.now() + 120_000; ; await new Promise((done) => setTimeout(done, 300))) {
    const { state } = await api.get('/archives/' + archive.id);
    if (state.status === 'ANALYZED') break;
    assert.ok(Date.now() < end && state.status === 'STARTED', `the payslip is ${state.status}`);
  }
  return { id, archive: archive.id, sample: sample.name };
}

world.test(
  'a loan officer finds George, reads him, looks at his payslip, exports, revokes and erases',
  async () => {
    const person = await george();
    await office({ acceptDownloads: true }, async (page) => {
      await go(page, '/users');
      await page.getByRole('heading', { name: 'Users' }).waitFor();
      await page.getByRole('searchbox', { name: 'Name, employer, provider or id' }).fill('palom');
      await page.waitForURL(/q=palom/);
      await axe(page, 'the list');
      await page.getByRole('link', { name: 'George Palomero Jr.' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'George Palomero Jr.' }).waitFor();

      for (const part of ['Person', 'Employment', 'Pay', 'Documents', 'Sources', 'Consents'])
        await page.getByRole('heading', { level: 2, name: part, exact: true }).waitFor();
      await page.getByText('applicant: LOAN-4711').waitFor();
      await page.getByRole('img', { name: /pay by month from/ }).scrollIntoViewIfNeeded();
      await page.locator('.recharts-bar-rectangle').first().waitFor();
      const rows = page.getByRole('region', { name: /Pay by month/ }).getByRole('row');
      assert.ok((await rows.count()) > 6, 'pay in rows');
      await axe(page, 'the curriculum vitae');

      await page.getByRole('link', { name: 'Look at it' }).click();
      await page.getByRole('heading', { level: 1, name: person.sample }).waitFor();
      const picture = page.getByRole('img', { name: /^Page 1 of/ });
      await picture.waitFor();
      await page.waitForFunction(() => document.querySelector('img[alt^="Page 1"]')?.naturalWidth > 400);
      const value = page.getByRole('button', { name: /^Net amount/ });
      await value.focus();
      assert.equal(await page.locator('rect[data-active]').count(), 1, 'its box is marked');
      // And back: the pointer on a box marks its value
      await page.locator('rect[data-kind=field]').first().hover({ force: true });
      await page.locator('button[data-active]').waitFor();
      await page.getByRole('button', { name: 'Larger' }).click();
      await axe(page, 'a document');
      await page.getByRole('link', { name: 'George Palomero Jr.' }).click();

      const saved = async (item) => {
        await page.getByRole('button', { name: 'Export' }).click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('menuitem', { name: item }).click(),
        ]);
        return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
      };
      const pdf = await saved(/^PDF/);
      assert.match(pdf.name, /^George-Palomero-Jr-.*\.pdf$/);
      assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
      const csv = await saved(/^CSV/);
      assert.equal(csv.bytes.subarray(0, 2).toString(), 'PK');
      const json = await saved(/^JSON/);
      assert.equal(JSON.parse(json.bytes).user.userId, person.id);

      await page.getByText('JSON', { exact: true }).click();
      await page.getByRole('region', { name: 'Everything of this user' }).waitFor();
      await axe(page, 'the JSON');
      await page.getByText('Curriculum vitae', { exact: true }).click();

      await page.getByRole('button', { name: `Revoke ${person.sample}` }).click();
      await page
        .getByRole('dialog')
        .getByText(/are erased, beyond recovery/)
        .waitFor();
      await axe(page, 'the question');
      await page.getByRole('button', { name: 'Revoke the document' }).click();
      await page.getByRole('button', { name: `Revoke ${person.sample}` }).waitFor({ state: 'detached' });
      const archive = await api.get('/archives/' + person.archive);
      assert.match(JSON.stringify(archive), /REVOKED/);

      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Erase this user…' }).click();
      await page.getByRole('textbox', { name: /Type/ }).fill('erase');
      await page.getByRole('button', { name: 'Erase the user' }).click();
      await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
      assert.equal((await api.call('GET', '/users/' + person.id)).status, 404);
      await go(page, '/users/' + person.id);
      await page.getByText('This does not exist').waitFor();
    });
  },
  300_000,
);

world.test(
  'it reads well in the dark and on a phone, with nothing known and with a thousand users',
  async () => {
    const { id } = await api.user();
    const long = 'Maria Consolacion de los Reyes y Villanueva-Buenaventura Santamaria del Rosario III';
    for (let n = 0; n < 1000; n += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, k) => api.user({ externalMetadata: { name: `${long} ${n + k}` } })),
      );
    for (const how of [
      { colorScheme: 'dark' },
      { viewport: { width: 360, height: 740 }, hasTouch: true },
      { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: 'dark' },
    ]) {
      await office(how, async (page) => {
        await go(page, '/users');
        await page.getByRole('button', { name: 'Show more' }).click();
        await page.getByText('50 shown').waitFor();
        await axe(page, 'the list');
        await fits(page, 'the list');
        await go(page, '/users?q=nobody+at+all');
        await page.getByRole('heading', { name: 'Nobody fits these filters' }).waitFor();
        await axe(page, 'nobody');
        await go(page, '/users/' + id);
        await page.getByRole('heading', { level: 1, name: 'Name not known yet' }).waitFor();
        await page.getByText('Nothing is connected yet').waitFor();
        await axe(page, 'nothing known');
        await fits(page, 'nothing known');
      });
    }
  },
  300_000,
);
