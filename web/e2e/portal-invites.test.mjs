/** Invitations in the portal: a template, one invitation, a thousand of them, what became of each. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import axe from 'axe-core';
import { startMail } from './lib/mail.mjs';
import { setUp } from './lib/set-up.mjs';
import { openVisit } from './lib/visit.mjs';
import { linkPlainly, startWorld } from './lib/world.mjs';

const mail = await startMail();
const world = await startWorld(mail.settings);
const { api, receiver, origin, browser } = world;
after(() => mail.stop());
const cookies = await setUp(world.server);
/** Pictures of what went wrong. */
const pictures = process.env.OPENWINK_E2E_PICTURES || join(tmpdir(), 'openwink-e2e');

async function portal(run, how = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...how,
  });
  context.setDefaultTimeout(20_000);
  await context.addCookies(cookies);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push('page: ' + error));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 400/.test(message.text())) problems.push(message.text());
  });
  try {
    await run(page);
    assert.deepEqual(problems, []);
  } catch (error) {
    await page.screenshot({ path: join(pictures, `portal-invites-${Date.now()}.png`) }).catch(() => {});
    throw error;
  } finally {
    await context.close();
  }
}

async function looks(page, where) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { iframes: false, resultTypes: ['violations'] }),
  );
  assert.deepEqual(
    violations.map((one) => `${one.id}: ${one.nodes[0].target} ${one.nodes[0].failureSummary}`),
    [],
    where,
  );
}

async function fits(page, where) {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(wide <= 0, `${where} scrolls sideways by ${wide} px`);
}

world.test('a template, an invitation, its mail, the page, and LINKED', async () => {
  await portal(async (page) => {
    await page.goto(origin + '/portal/sandbox/invite-templates/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Car loans');
    const subject = page.getByRole('textbox', { name: 'Subject' });
    await subject.fill('One step left, ');
    await page.getByRole('toolbar').getByRole('button', { name: 'First name' }).click();
    assert.equal(await subject.inputValue(), 'One step left, ${firstName}');
    // The preview is the server's
    await page.getByText('One step left, Ana', { exact: true }).waitFor();
    const frame = page.frameLocator('iframe[title="The mail"]');
    await frame.getByText('Open your invitation').waitFor();
    assert.equal(
      await frame.getByText('Open your invitation').evaluate((one) => getComputedStyle(one).color),
      'rgb(255, 255, 255)',
      'the styles of the mail are there',
    );
    await page.getByRole('tab', { name: 'Landing page' }).click();
    const landing = page.frameLocator('iframe[title="The landing page"]');
    await landing.getByRole('heading', { name: 'Hello Ana' }).waitFor();
    await page.getByRole('tab', { name: 'Success page' }).click();
    await page.frameLocator('iframe[title="The success page"]').getByText('Thank you, Ana').waitFor();
    await page.getByRole('tab', { name: 'As text' }).click();
    await page.getByText('never asks for a password').waitFor();
    await subject.fill('${nobody}');
    await page.getByText('Email.subject has the unknown variable ${nobody}').waitFor();
    await subject.fill('One step left, ${firstName}');
    await looks(page, 'the editor');
    await page.getByRole('button', { name: 'Create the template' }).click();
    await page.getByRole('heading', { level: 1, name: 'Car loans' }).waitFor();

    await page.goto(origin + '/portal/sandbox/invitations');
    await page.getByRole('button', { name: 'Invite a person' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Full name').fill('Ana Cruz');
    await dialog.getByLabel('E-mail').fill('no address');
    await dialog.getByLabel('First name').fill('Ana');
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await dialog.getByText('Must be a mail address').waitFor();
    await dialog.getByLabel('E-mail').fill('ana@example.com');
    await dialog.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: 'Car loans' }).click();
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    await looks(page, 'one invitation');

    const letter = await mail.until('ana@example.com');
    assert.equal(letter.subject, 'One step left, Ana');
    const person = await openVisit(world);
    await person.page.goto(mail.linkIn(letter, '/invite/'));
    await person.page.getByRole('button', { name: 'Begin' }).click();
    await linkPlainly(person.widget);
    await person.context.close();
    const [invited] = await api.list('invites');
    await receiver.until(invited.userId, 'INVITE_LINKED');

    await page.reload();
    await page.getByText('Something was connected or read').waitFor();
    await page
      .getByRole('complementary', { name: 'Invitation' })
      .getByText('Sent', { exact: true })
      .waitFor();
    await looks(page, 'linked');
  });
});

world.test('a bounce is told with its reason; sent again, taken back', async () => {
  mail.refuse('gone@example.com', '550 5.1.1 no such user');
  const [template] = await api.list('inviteTemplates');
  const invited = await api.post('/invites', {
    fullName: 'Gone Person',
    email: 'gone@example.com',
    templateId: template.id,
  });
  await portal(async (page) => {
    await page.goto(`${origin}/portal/sandbox/invitations?email=gone%40example.com&open=${invited.id}`);
    await page.getByRole('alert').getByText('no such user').waitFor();
    mail.refuse('gone@example.com', null);
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('button', { name: 'Send the invitation again' }).click();
    await mail.until('gone@example.com');
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('button', { name: 'Take the invitation back' }).click();
    await page.getByText('The invitation was taken back').waitFor();
    assert.equal(await page.getByText('Gone Person').count(), 0, 'the name is erased');
  });
  const page = await fetch(invited.inviteLandingPageUrl);
  assert.equal(page.status, 410);
  assert.match(await page.text(), /This invitation was taken back/);
});

world.test(
  'a thousand invitations from a CSV',
  async () => {
    const lines = ['fullName,email,firstName'];
    for (let n = 1; n <= 997; n++) lines.push(`Person ${n},many-${n}@example.com,P${n}`);
    lines.push(
      '=HYPERLINK(""x""),many-998@example.com,',
      'Wrong,not an address,',
      'Again,MANY-1@example.com,',
    );
    await portal(async (page) => {
      await page.goto(origin + '/portal/sandbox/invitations/import');
      await page.locator('input[type=file]').setInputFiles({
        name: 'people.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(lines.join('\r\n')),
      });
      await page.getByRole('button', { name: 'Look at the rows' }).click();
      await page.getByText('998 ready, 2 left out.').waitFor();
      await page.getByText('the same address stands in a row above').waitFor();
      assert.equal(mail.mails.filter((one) => one.receivers[0].startsWith('many-')).length, 0);
      await looks(page, 'the report');
      const invite = page.getByRole('button', { name: 'Invite 998 people' });
      await invite.click();
      await page.getByRole('dialog').getByRole('button', { name: 'Invite 998 people' }).click();
      await page.getByText('998 sent, 2 left out.').waitFor({ timeout: 60_000 });
    });
    await mail.until('many-998@example.com', 1, 90_000);
    const end = Date.now() + 90_000;
    const came = () =>
      new Set(mail.mails.map((one) => one.receivers[0]).filter((to) => to.startsWith('many-')));
    while (came().size < 998 && Date.now() < end) await new Promise((done) => setTimeout(done, 200));
    assert.equal(came().size, 998);
    assert.equal(
      mail.mails.filter((one) => one.receivers[0].startsWith('many-')).length,
      998,
      'each of them once',
    );
  },
  300_000,
);

world.test('a template and an invitation in both themes, and on a phone', async () => {
  const [template] = await api.list('inviteTemplates');
  const [invitation] = await api.list('invitations');
  const pages = [`invite-templates/${template.id}`, `invitations?open=${invitation.id}`];
  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 360, height: 740 },
    ]) {
      await portal(
        async (page) => {
          for (const path of pages) {
            await page.goto(`${origin}/portal/sandbox/${path}`);
            await page.getByRole('heading', { level: 1 }).waitFor();
            await page.waitForLoadState('networkidle');
            const where = `${path}, ${colorScheme}, ${viewport.width} px`;
            await looks(page, where);
            await fits(page, where);
          }
        },
        { colorScheme, viewport },
      );
    }
  }
});
