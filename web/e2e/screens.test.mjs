/** Every screen with the real server: axe in both schemes, all languages, motion only where it is wanted. */
import assert from 'node:assert/strict';
import { people, startWorld } from './lib/world.mjs';

const world = await startWorld();
const { api } = world;
const { george } = people;

/** From the consent to the end, with a stop at each screen. */
async function walk(visit, screen) {
  const { widget } = visit;
  await screen('consent', /asks to see/);
  await widget.frame.getByText('Read the full text').click();
  await visit.axe('consent in full');
  await widget.agree();
  await widget.choice('Bayani Tasks').waitFor();
  await screen('find', 'Where do you work?');
  await widget.type(widget.frame.getByRole('searchbox', { name: 'Search' }), 'zzzz');
  await widget.text('Nothing found');
  await widget.press('I can’t find mine');
  await screen('nothing found', 'Where do you work?');
  await widget.choose('Pabahay Fund');
  await screen('options', /How do you log in/);
  await widget.choice('Social security number').click();
  await screen('login', 'Log in to Pabahay Fund');
  await widget.press('Connect');
  await screen('empty login', 'Log in to Pabahay Fund');
  await widget.logIn('3300000008', 'no-such', 'SS number');
  await widget.text('That log-in was not accepted');
  await screen('refused login', 'Log in to Pabahay Fund');
  await widget.logIn('3300000008', george.password, 'SS number');
  await screen('code', 'Enter your code');
  await widget.code('0000');
  await widget.text('That code did not match');
  await screen('refused code', 'Enter your code');
  await visit.leaves('Close', 'close');
}

async function rest(visit, screen) {
  const { widget } = visit;
  await widget.code();
  await screen('done', 'Pabahay Fund is connected');
  await widget.press('Connect another');
  await widget.choose('Bayani Tasks');
  await widget.choice('Sign in on their page').click();
  await screen('sign-in ahead', 'Log in to Bayani Tasks');
  await widget.press('Connect');
  await widget.frame.frameLocator('iframe').getByLabel('User name').waitFor();
  await screen('sign-in page', 'Sign in at Bayani Tasks');
  await widget.signIn('tos_required', 'any');
  await screen('error', 'Bayani Tasks has new terms for you');
  await widget.press('Choose another');
  await widget.press('Connected (2)');
  await widget.frame.getByText('Needs your attention').waitFor();
  await screen('connected', 'Connected accounts');
  await widget.button('Revoke').first().click();
  await screen('revoke', /Stop sharing/);
  await widget.press('Keep it');
  await screen('connected again', 'Connected accounts');
}

for (const colorScheme of ['light', 'dark']) {
  world.test(`every screen is accessible, ${colorScheme}`, async ({ open }) => {
    const user = await api.user();
    const how = { colorScheme, viewport: { width: 390, height: 700 } };
    let visit = await open(user, how);
    const screen = async (name, heading) => {
      await visit.widget.sees(heading);
      await visit.axe(name);
      const page = visit.widget.frame.locator('html');
      assert.ok(
        !(await page.evaluate((html) => html.scrollWidth > html.clientWidth)),
        `${name} scrolls sideways`,
      );
    };
    await walk(visit, screen);
    visit = await open(user, how);
    await rest(visit, screen);
  });
}

const agree = {
  en: 'Agree and continue',
  es: 'Aceptar y continuar',
  fil: 'Sumang-ayon at magpatuloy',
  id: 'Setuju dan lanjutkan',
  vi: 'Đồng ý và tiếp tục',
  'zh-Hans': '同意并继续',
};

world.test('six languages: the browser’s, the page’s, the person’s own', async ({ open }) => {
  for (const [language, locale] of [
    ['fil', 'fil-PH'],
    ['id', 'id-ID'],
    ['zh-Hans', 'zh-CN'],
  ]) {
    const visit = await open(await api.user(), { locale });
    await visit.widget.button(agree[language]).waitFor();
    await visit.axe(language);
    await visit.finish();
  }
  const visit = await open(await api.user(), { locale: 'id-ID', options: { language: 'vi' } });
  const { frame, button } = visit.widget;
  await button(agree.vi).waitFor();
  for (const language of ['es', 'en', 'fil', 'zh-Hans', 'id', 'vi']) {
    await frame.locator('header select').selectOption(language);
    await button(agree[language]).waitFor();
    assert.equal(await frame.locator('html').getAttribute('lang'), language);
  }
  await button(agree.vi).click();
  await frame.getByRole('searchbox').waitFor();
  await visit.axe('find in Vietnamese');
});

world.test('nothing moves for those who asked for less', async ({ open }) => {
  const moving = (frame) =>
    frame
      .locator('html')
      .evaluate(
        () =>
          document
            .getAnimations()
            .filter((one) => one.playState === 'running' && one.effect.getTiming().duration > 1).length,
      );
  for (const [reducedMotion, moves] of [
    ['reduce', false],
    ['no-preference', true],
  ]) {
    const visit = await open(await api.user(), { reducedMotion, options: { providers: ['sahod_payroll'] } });
    const { widget } = visit;
    await widget.agree();
    await widget.logIn('slow', '123456');
    await widget.text('Reading your');
    assert.equal((await moving(widget.frame)) > 0, moves, reducedMotion);
  }
});
