/** An invitation, from the API to the mail, the page, the widget and the webhook; nobody needs an account for it. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startMail } from './lib/mail.mjs';
import { openVisit } from './lib/visit.mjs';
import { checkLinkOrder, startReceiver } from './lib/webhooks.mjs';
import { linkPlainly, startWorld } from './lib/world.mjs';

const mail = await startMail();
const world = await startWorld(mail.settings);
const { api, receiver, origin } = world;
after(() => mail.stop());

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const standard = (await api.list('inviteTemplates'))[0];
let count = 0;
async function invite(more = {}) {
  const email = `person-${++count}@example.com`;
  const invite = await api.post('/invites', {
    fullName: 'Ana Cruz',
    firstName: 'Ana',
    email,
    templateId: standard.id,
    ...more,
  });
  return { ...invite, email: more.email ?? email };
}
async function until(id, status) {
  let seen;
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(100)) {
    seen = await api.get('/invites/' + id);
    if (seen.status === status) return seen;
  }
  assert.fail(`the invitation is ${seen.status}, not ${status}`);
}
/** Opens an address as the invited person does, in a browser of its own. */
async function visit(address, run, how = {}) {
  const one = await openVisit(world, how);
  try {
    await one.page.goto(address);
    await run(one);
    await one.check();
  } finally {
    await one.context.close();
  }
}

world.test('an invitation is mailed, opened, linked, and told', async () => {
  const invited = await invite();
  const letter = await mail.until(invited.email);
  assert.equal(letter.subject, 'Example Lender asks you to share your work and pay details');
  assert.equal(letter.from.text, '"Example Lender" <wink@mail.example>');
  assert.match(letter.html, /Hello Ana/);
  assert.match(letter.text, /Hello Ana/);
  assert.match(letter.text, /Openwink never asks for a password by mail/);
  const headers = letter.headers;
  assert.equal(headers.get('auto-submitted'), 'auto-generated');
  assert.match(headers.get('message-id') ?? letter.messageId, /^<mail-[0-9a-f]{32}@mail\.example>$/);
  assert.equal(headers.get('list').unsubscribe.url, invited.inviteLandingPageUrl + '/unsubscribe');
  assert.doesNotMatch(letter.html, /<img|<script/);
  const link = mail.linkIn(letter, '/invite/');
  assert.equal(link, invited.inviteLandingPageUrl);

  await visit(link, async ({ page, widget, axe }) => {
    await page.getByRole('heading', { level: 1, name: 'Hello Ana' }).waitFor();
    await axe('the landing page');
    await until(invited.id, 'LANDING_PAGE_OPENED');
    await page.getByRole('button', { name: 'Begin' }).click();
    await linkPlainly(widget);
    await receiver.until(invited.userId, 'INVITE_LINKED');
    widget.leave('Done');
    await page.getByRole('heading', { level: 1, name: 'Thank you, Ana' }).waitFor();
    assert.ok(
      await page.evaluate(() => document.activeElement.tagName === 'H1'),
      'the heading has the focus',
    );
    await axe('the success page');
    await page.getByRole('button', { name: 'See what I share' }).click();
    await page.getByRole('heading', { level: 1, name: 'What you share with Example Lender' }).waitFor();
    await page.getByText('Sahod Payroll').waitFor();
    await axe('what is shared');
  });
  const linked = await until(invited.id, 'LINKED');
  assert.ok(linked.linkedAt);
  const types = receiver.types(invited.userId);
  assert.deepEqual(types.slice(0, 2), ['USER_CREATED', 'INVITE_INVITED']);
  checkLinkOrder(types);
  assert.equal(types.filter((type) => type === 'INVITE_LINKED').length, 1);
  assert.ok(types.indexOf('INVITE_LINKED') > types.indexOf('TASK_FINISHED'));
  const event = receiver.of(invited.userId).find((one) => one.type === 'INVITE_LINKED');
  assert.deepEqual(event.data, { userId: invited.userId, inviteId: invited.id });
  const log = await api.list(`invites/${invited.id}/logs`);
  assert.deepEqual(
    log.map((entry) => entry.inviteStatus),
    ['LINKED', 'WINK_WIDGET_OPENED', 'LANDING_PAGE_OPENED', 'INVITED'],
  );

  // Days later, on another device: what is shared is there, and can be taken back.
  await visit(link, async ({ page, widget }) => {
    await page.getByText('Sahod Payroll').waitFor();
    await page.getByRole('button', { name: 'Add or take back' }).click();
    await widget.press('See what is connected');
    await widget.sees('Connected accounts');
    await widget.button('Revoke').waitFor();
  });
});

world.test('closed without a word, it can be gone on with', async () => {
  const invited = await invite();
  await visit(invited.inviteLandingPageUrl, async ({ page, widget }) => {
    await page.getByRole('button', { name: 'Begin' }).click();
    await widget.button('Agree and continue').waitFor();
    widget.leave('Close');
    await page.getByText('Nothing is shared yet').waitFor();
    await page.getByRole('button', { name: 'Begin' }).click();
    await widget.button('Agree and continue').waitFor();
  });
});

world.test('the page speaks the browser’s language, and fits a small phone in both themes', async () => {
  const invited = await invite({ fullName: 'شهد بنت محمد العبد الله 🎉', firstName: null });
  for (const [locale, colorScheme, said] of [
    ['fil-PH', 'light', 'Magsimula'],
    ['id-ID', 'dark', 'Mulai'],
    ['vi-VN', 'light', 'Bắt đầu'],
    ['es-PE', 'dark', 'Empezar'],
    ['zh-CN', 'light', '开始'],
  ]) {
    const how = { locale, colorScheme, viewport: { width: 360, height: 640 } };
    await visit(
      invited.inviteLandingPageUrl,
      async ({ page, axe }) => {
        await page.getByRole('button', { name: said }).waitFor();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 360, `${locale}: ${wide} px wide`);
        await axe(locale);
      },
      how,
    );
  }
});

world.test('no more mail: a button in a browser, and one click in a mail program', async () => {
  const first = await invite();
  const letter = await mail.until(first.email);
  await visit(first.inviteLandingPageUrl + '/unsubscribe', async ({ page, axe }) => {
    await axe('no more mail');
    await page.getByRole('button', { name: 'No more mail' }).click();
    await page.getByText('can no longer mail you').waitFor();
  });
  await invite({ email: first.email.toUpperCase() });
  const second = await invite();
  const other = await mail.until(second.email);
  assert.equal(
    mail.to(first.email).length + mail.to(first.email.toUpperCase()).length,
    1,
    'only the first came',
  );
  assert.ok(
    letter.headers.get('list-unsubscribe-post') ??
      letter.headerLines.some((line) => line.key === 'list-unsubscribe-post'),
  );
  // RFC 8058
  const answer = await fetch(other.headers.get('list').unsubscribe.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  assert.equal(answer.status, 200);
});

world.test('hostile names and words arrive as they were typed, and do nothing', async () => {
  const bad = '<img src=x onerror=alert(1)>"\'& =HYPERLINK("x") \u202eשלום 🎉';
  const template = await api.post('/inviteTemplates', {
    name: 'Hostile',
    company: { name: bad, logoUrl: '' },
    email: {
      sendEmail: true,
      senderName: bad + '\r\nBcc: eve@example.com',
      replyAddress: 'help@lender.example',
      subject: '${fullName}\r\nBcc: eve@example.com\r\n\r\n<b>body</b>',
      body: '${fullName} ' + bad,
    },
    landingPage: { header: bad, description: '${fullName} ' + bad, button: 'Go on' },
    successPage: { header: bad, description: bad, button: bad },
  });
  const invited = await invite({
    templateId: template.id,
    fullName: bad + '\r\nCc: eve@example.com ${companyName}',
    firstName: null,
  });
  const letter = await mail.until(invited.email);
  assert.deepEqual(letter.receivers, [invited.email]);
  assert.equal(letter.cc, undefined);
  assert.equal(letter.bcc, undefined);
  assert.match(letter.subject, /<img src=x onerror=alert\(1\)>/);
  assert.doesNotMatch(letter.html, /<img/);
  assert.match(letter.text, /\$\{companyName\}/, 'a name that looks like a variable stays a name');
  await visit(invited.inviteLandingPageUrl, async ({ page }) => {
    await page.getByRole('button', { name: 'Go on' }).waitFor();
    assert.equal(await page.locator('img').count(), 0);
  });
});

world.test('what has ended says so kindly', async () => {
  await visit(origin + '/invite/' + 'A'.repeat(43), async ({ page, axe }) => {
    await page.getByRole('heading', { name: 'This invitation is not known' }).waitFor();
    await axe('unknown');
  }).catch((error) => {
    // The browser tells of the 404 itself
    assert.match(String(error), /status of 404/);
  });
});
