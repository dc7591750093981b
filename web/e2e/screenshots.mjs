/** The pictures in the documentation, from the real thing: `npm run screenshots`. */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from '../scripts/browser.mjs';
import { setUp } from './lib/set-up.mjs';
import { startServer } from './lib/server.mjs';
import { drive } from './lib/widget.mjs';

if (process.env.OPENWINK_CHROMIUM) process.env.CHROMIUM ??= process.env.OPENWINK_CHROMIUM;
const most = 200 * 1024;
const [server, browser] = await Promise.all([startServer(), launch()]);

async function picture(page, name) {
  await page.waitForTimeout(400);
  const path = fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = await stat(path);
  console.log(`${name}.png: ${Math.round(size / 1024)} KB`);
  if (size > most) throw new Error(`${name}.png is larger than ${most / 1024} KB`);
}

/** What invited people see, and what the portal shows of them. */
async function invitations(office) {
  const { api, origin } = server;
  const [template] = await api.list('inviteTemplates');
  const invite = (fullName, email) =>
    api.post('/invites', { fullName, firstName: fullName.split(' ')[0], email, templateId: template.id });
  const ana = await invite('Ana Cruz', 'ana@example.com');
  await invite('Budi Santoso', 'budi@example.com');
  const mei = await invite('Mei Tan', 'mei@example.com');

  const phone = await browser.newPage({ locale: 'en-PH', viewport: { width: 390, height: 760 } });
  await phone.goto(ana.inviteLandingPageUrl);
  await phone.getByRole('button', { name: 'Begin' }).waitFor();
  await picture(phone, 'invitation-page');
  await phone.getByRole('button', { name: 'Begin' }).click();
  const opened = drive(phone, phone.frameLocator('iframe').first());
  await opened.agree();
  await opened.choose('Sahod Payroll');
  await opened.logIn('George', '123456');
  await opened.sees('Sahod Payroll is connected');
  await phone.goto(mei.inviteLandingPageUrl);
  await phone.getByRole('button', { name: 'Begin' }).waitFor();

  const { page: desk } = office;
  await desk.goto(`${origin}/portal/sandbox/invitations?open=${ana.id}`);
  await desk.getByText('Something was connected or read').waitFor();
  await picture(desk, 'portal-invitations');
  await desk.goto(`${origin}/portal/sandbox/invite-templates/${template.id}`);
  await desk.frameLocator('iframe[title="The mail"]').getByText('Open your invitation').waitFor();
  await picture(desk, 'portal-invite-template');
  await desk.goto(origin + '/portal/sandbox/invitations/import');
  await desk
    .getByLabel('Or paste rows')
    .fill('fullName,email\nCarla Reyes,carla@example.com\nDewi,no address\nEka Putra,eka@example.com');
  await desk.getByRole('button', { name: 'Look at the rows' }).click();
  await desk.getByText('2 ready, 1 left out.').waitFor();
  await desk.getByRole('heading', { name: 'What becomes of each row' }).scrollIntoViewIfNeeded();
  await picture(desk, 'portal-invite-import');
}

/** A person with an account and a payslip, and what an engineer and a loan officer see of them. */
async function portal({ page, context }) {
  const { api, origin } = server;
  const go = (path) => page.goto(`${origin}/portal${path}`);
  await go('/');
  await page.getByText('of 3 done').waitFor();
  await picture(page, 'portal-home');

  const { id } = await api.user({ externalMetadata: { applicant: 'LOAN-4711' } });
  await api.post('/sandbox/accounts', {
    userId: id,
    providerId: 'sahod_payroll',
    userName: 'George',
    password: '123456',
  });
  await api.accountUntil(id, 'CONNECTED', 60_000);
  const { data } = await (await fetch(origin + '/samples')).json();
  const sample = data.items.find((item) => /george.*\.pdf$/.test(item.name));
  const content = Buffer.from(await (await fetch(sample.url)).arrayBuffer()).toString('base64');
  const archive = await api.post('/archives', {
    userId: id,
    fileType: 'PAYSLIP',
    rawFiles: [{ fileName: sample.name, fileExtensionType: 'PDF', fileContent: content }],
  });
  while ((await api.get('/archives/' + archive.id)).state.status === 'STARTED')
    await page.waitForTimeout(300);
  await go('/sandbox/users/' + id);
  await page.getByRole('img', { name: /pay by month from/ }).scrollIntoViewIfNeeded();
  await page.locator('.recharts-bar-rectangle').first().waitFor();
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await picture(page, 'portal-user');
  await page.getByRole('link', { name: 'Look at it' }).click();
  await page.waitForFunction(() => document.querySelector('img[alt^="Page 1"]')?.naturalWidth > 400);
  await page.getByRole('button', { name: /^Net amount/ }).focus();
  await picture(page, 'portal-document');

  const made = await context.request.post(origin + '/portal/v1/sandbox/winkTemplates', {
    headers: { 'X-Openwink-Portal': '1' },
    data: { name: 'Personal loans', design: { companyName: 'Harbor Lending', accentColor: '#146c43' } },
  });
  const template = (await made.json()).data;
  await go('/sandbox/wink-templates/' + template.id);
  const preview = page.frameLocator('iframe[title="Preview of the widget"]');
  await preview.getByRole('heading', { name: /Harbor Lending asks/ }).waitFor();
  await picture(page, 'portal-wink-template');

  await go('/sandbox/emulator?template=' + template.id);
  await page.getByRole('row', { name: /George/ }).waitFor();
  await page.getByRole('button', { name: 'Open the widget' }).click();
  const customer = page.frameLocator('iframe[title^="A customer"]');
  await drive(page, customer.frameLocator('iframe').first()).sees(/Harbor Lending asks/);
  await picture(page, 'portal-emulator');

  await go('/sandbox/requests');
  await page.getByRole('button', { name: 'POST /v1/archives' }).click();
  await picture(page, 'portal-requests');
}

try {
  const page = await browser.newPage({ locale: 'en-PH', viewport: { width: 1200, height: 800 } });
  await page.goto(server.origin + '/demo');
  await page.getByRole('button', { name: 'Connect your work account' }).click();
  const widget = drive(page, page.frameLocator('iframe').first());
  await widget.agree();
  await widget.choice('Kabayan Ride').waitFor();
  await picture(page, 'widget');
  await widget.choose('Kabayan Ride');
  await widget.logIn('George', '123456');
  await widget.code('1234');
  await widget.sees('Kabayan Ride is connected');
  widget.leave('Done');
  await page.getByText('Kabayan Ride: CONNECTED').waitFor();
  await picture(page, 'demo');
  const context = await browser.newContext({
    viewport: { width: 1360, height: 860 },
    reducedMotion: 'reduce',
  });
  await context.addCookies(await setUp(server));
  const office = { context, page: await context.newPage() };
  await portal(office);
  await invitations(office);
} finally {
  await browser.close();
  await server.stop();
}
