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
async function invitations() {
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

  const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  await context.addCookies(await setUp(server));
  const desk = await context.newPage();
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
  await invitations();
} finally {
  await browser.close();
  await server.stop();
}
