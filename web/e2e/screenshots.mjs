/** The pictures in the documentation, from the real thing: `npm run screenshots`. */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from '../scripts/browser.mjs';
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
} finally {
  await browser.close();
  await server.stop();
}
