/** Wink templates, the emulator, data sources, samples and consent texts, as an engineer uses them in a browser. */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { drive } from './lib/widget.mjs';
import { png } from './lib/png.mjs';
import { startWorld } from './lib/world.mjs';

const world = await startWorld();
const { api, browser, origin } = world;
const own = { 'X-Openwink-Portal': '1' };
const who = { email: 'dana@example.com', password: 'correct horse battery' };
let known = false;

/** A window of the owner's: the set-up link that the first start prints makes her, later windows log in. */
async function office(how, run) {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 900 },
    reducedMotion: 'reduce',
    ...how,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) problems.push(message.text());
  });
  const token = /\/portal\/setup#([\w-]+)/.exec(world.server.log)?.[1];
  const [path, data] = known
    ? ['login', who]
    : ['setup', { token, name: 'Dana Dev', organisation: 'First Lending', ...who }];
  const entered = await context.request.post(`${origin}/portal/v1/${path}`, { headers: own, data });
  assert.ok(entered.ok(), await entered.text());
  known = true;
  try {
    await run(page, context);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

const go = (page, path) => page.goto(`${origin}/portal/sandbox${path}`);

/** Every frame by itself: what is in a frame has landmarks of its own. */
async function check(page, where) {
  for (const frame of page.frames()) {
    if (!frame.url().startsWith(origin)) continue;
    await frame.evaluate(axe.source);
    const { violations } = await frame.evaluate(() =>
      window.axe.run(document, { iframes: false, resultTypes: ['violations'] }),
    );
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
    assert.deepEqual(found, [], `${where}, ${frame.url()}`);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${where} scrolls sideways by ${over} px`);
}

/** A template, by the portal's own calls. */
async function template(context, name, design) {
  const made = await context.request.post(`${origin}/portal/v1/sandbox/winkTemplates`, {
    headers: own,
    data: { name, design },
  });
  assert.equal(made.status(), 201, await made.text());
  return (await made.json()).data;
}

const styleOf = (locator, name) =>
  locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);

world.test('a template is made, and the preview is the real widget', async () => {
  await office({}, async (page) => {
    await go(page, '/wink-templates');
    await page.getByText('No templates yet').waitFor();
    await check(page, 'no templates');
    await page.getByRole('button', { name: 'New template' }).click();
    await page.getByLabel('Name').fill('Personal loans');
    await page.getByRole('button', { name: 'Create the template' }).click();
    await page.getByRole('heading', { level: 1, name: 'Personal loans' }).waitFor();

    const widget = page.frameLocator('iframe[title="Preview of the widget"]');
    await widget.getByRole('heading', { name: /First Lending asks to see/ }).waitFor();
    await page.getByLabel('Company name').fill('Harbor Lending');
    await widget.getByRole('heading', { name: /Harbor Lending asks to see/ }).waitFor();
    await page.getByLabel('Accent colour').fill('#0b1f4d');
    const agree = widget.getByRole('button', { name: 'Agree and continue' });
    for (let i = 0; i < 50 && (await styleOf(agree, 'background-color')) !== 'rgb(11, 31, 77)'; i++)
      await page.waitForTimeout(100);
    assert.equal(await styleOf(agree, 'background-color'), 'rgb(11, 31, 77)');
    assert.equal(await styleOf(agree, 'color'), 'rgb(255, 255, 255)');
    // The focus stays where the person writes.
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'INPUT');
    await page.getByText('Text on buttons is white: 15.9:1').waitFor();

    // Dark, and a dark colour in it: the button keeps its colour and gets an outline.
    await page.getByText('Dark device').click();
    await widget.locator('html[data-theme="dark"]').waitFor();
    assert.notEqual(await styleOf(agree, 'border-top-color'), 'rgba(0, 0, 0, 0)');

    await page.getByLabel('Its own text').check();
    await page.getByLabel('Text', { exact: true }).fill('I let Harbor Lending see my pay.');
    await widget.getByText('Read the full text').click();
    await widget.getByText('I let Harbor Lending see my pay.').waitFor();
    await page.getByRole('button', { name: 'Save the template' }).click();
    await page.getByText('Everything is saved.').waitFor();
    await page.getByText('Saved as version 2.').waitFor();

    // The screens of the preview lead on, and nothing is sent.
    await page.getByRole('radiogroup', { name: 'Screen' }).getByText('Search').click();
    await widget.getByRole('button', { name: /^Kabayan Ride/ }).click();
    await widget.getByRole('heading', { name: 'Log in to Kabayan Ride' }).waitFor();
    assert.equal((await api.get('/users')).items.length, 0);
    await check(page, 'the editor');

    await go(page, '/wink-templates');
    await page.getByRole('link', { name: 'Personal loans' }).waitFor();
    await check(page, 'templates');
  });
});

world.test('a colour that does not read is warned about, and mended', async () => {
  await office({ colorScheme: 'dark' }, async (page, context) => {
    const { id } = await template(context, 'Pale', { accentColor: '#f7e27a' });
    await go(page, '/wink-templates/' + id);
    const warning = page.getByRole('alert').filter({ hasText: 'hard to read on white' });
    await warning.getByText(/As text on the light page: 1\.\d:1, too little/).waitFor();
    await check(page, 'a warning, in the dark');
    await warning.getByRole('button', { name: /^Use #/ }).click();
    await warning.waitFor({ state: 'detached' });
    await page.getByText(/As text on the light page: (4\.[5-9]|5\.\d):1/).waitFor();
  });
});

world.test('a logo is kept as pixels, and what is no picture is refused in words', async () => {
  await office({}, async (page, context) => {
    const { id } = await template(context, 'With a logo', {});
    await go(page, '/wink-templates/' + id);
    const files = page.locator('input[type=file]');
    await files.setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg onload="alert(1)"/>'),
    });
    await page.getByText('Content must be a PNG, JPEG or WebP picture.').waitFor();
    await files.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png(64, 32) });
    await page.getByAltText('The logo').waitFor();
    const widget = page.frameLocator('iframe[title="Preview of the widget"]');
    await widget.getByAltText('First Lending').waitFor();
    await check(page, 'a logo');
  });
});

world.test('the emulator: George links, and callbacks and events are seen', async () => {
  await office({}, async (page, context) => {
    const { id } = await template(context, 'Emulated', { companyName: 'Harbor', accentColor: '#146c43' });
    await go(page, '/emulator?template=' + id);
    const george = page.getByRole('row', { name: /George/ });
    await george.getByText('3300000008').waitFor();
    await check(page, 'the emulator');
    await page.getByText('Special user names').click();
    await page.getByText('account_locked').waitFor();

    await page.getByRole('button', { name: 'Open the widget' }).click();
    const outer = page.frameLocator('iframe[title^="A customer"]');
    const widget = drive(page, outer.frameLocator('iframe').first(), () => {});
    await widget.sees('Harbor asks to see your work and pay details');
    const agree = widget.frame.getByRole('button', { name: 'Agree and continue' });
    assert.equal(await styleOf(agree, 'background-color'), 'rgb(20, 108, 67)');
    await widget.agree();
    await widget.choose('Sahod Payroll');
    await widget.logIn('George', '123456');
    await widget.sees('Sahod Payroll is connected');

    const callbacks = page.getByRole('list', { name: 'Callbacks' });
    await callbacks.getByText('onAccountConnected', { exact: true }).waitFor();
    await callbacks.getByText('onUIEvent: ConnectSuccessPageOpened').waitFor();
    const events = page.getByRole('list', { name: 'Events' });
    await events.getByText('TASK_FINISHED', { exact: true }).waitFor();
    const incomes = events
      .getByRole('listitem')
      .filter({ has: page.getByText('INCOMES_ADDED', { exact: true }) });
    await incomes.getByText('INCOMES_ADDED', { exact: true }).click();
    await incomes.getByText(/"count": \d+/).waitFor();
    await check(page, 'the emulator, linked');
    await widget.press('Done');
    await callbacks.getByText('onClose', { exact: true }).waitFor();

    // The same person again goes on where they were.
    await page.getByRole('button', { name: 'Open the widget' }).click();
    await widget.press('See what is connected');

    for (const name of ['React', 'React Native', 'Flutter', 'iOS', 'Android']) {
      await page.getByRole('tab', { name, exact: true }).click();
      const code = await page.getByRole('region', { name: `The code to paste: ${name}` }).innerText();
      assert.ok(code.includes(`templateId: '${id}'`) && code.includes(origin + '/v2/smile.v2.js'), name);
    }
  });
});

world.test('a template that there is not is told to the developer alone', async () => {
  await office({}, async (page) => {
    await go(page, '/emulator?template=wtpl-' + '0'.repeat(32));
    await page.getByRole('button', { name: 'Open the widget' }).click();
    const outer = page.frameLocator('iframe[title^="A customer"]');
    await outer
      .frameLocator('iframe')
      .first()
      .getByRole('heading', { name: /First Lending asks/ })
      .waitFor();
    await page.getByRole('list', { name: 'Callbacks' }).getByText('console.warn').waitFor();
  });
});

world.test('data sources, samples and consent texts', async () => {
  await office({}, async (page) => {
    await go(page, '/providers');
    await page.getByRole('searchbox', { name: /Name/ }).fill('panlip');
    await page.getByRole('button', { name: 'Panlipunan Social Insurance' }).click();
    const panel = page.getByRole('complementary', { name: 'Panlipunan Social Insurance' });
    await panel.getByText('Social-security number').first().waitFor();
    await check(page, 'a data source');

    await page.goto(origin + '/portal/sandbox/samples');
    await page
      .getByRole('link', { name: /Download: Payslip of George/ })
      .first()
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /Download: Payslip of George/ })
        .first()
        .click(),
    ]);
    assert.match(download.suggestedFilename(), /^george-.*\.pdf$/);
    await check(page, 'samples');

    await go(page, '/consent-templates');
    await page.getByText('The built-in text is asked for').waitFor();
    await page.getByRole('button', { name: 'New text' }).click();
    await page.getByLabel('Heading').fill('Your consent');
    await page.getByLabel('Text', { exact: true }).fill('I let you see my pay.');
    await page.getByRole('button', { name: 'Put it in force' }).click();
    await page.getByRole('cell', { name: 'In force' }).waitFor();
    await page.getByRole('button', { name: 'Your consent' }).click();
    await page.getByRole('button', { name: 'New version of it' }).click();
    assert.equal(await page.getByLabel('Version', { exact: true }).inputValue(), '2');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await check(page, 'consent texts');
  });
});

world.test('on a phone, in both themes', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await office({ viewport: { width: 360, height: 740 }, colorScheme }, async (page, context) => {
      const { id } = await template(context, 'A name that is long enough for every list that there is', {});
      for (const path of ['/wink-templates/' + id, '/emulator']) {
        await go(page, path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        await check(page, `${path}, ${colorScheme}`);
      }
    });
  }
});
