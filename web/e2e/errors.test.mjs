/** What goes wrong at a provider: each error code has a page that says so and a way on; codes; slow and broken ones. */
import assert from 'node:assert/strict';
import { startWorld } from './lib/world.mjs';

const world = await startWorld();
const { api, receiver } = world;
const single = { options: { providers: ['sahod_payroll'] } };

/** Refused at the log-in by special user names, with what the page then says. */
const refusals = {
  ACCOUNT_DISABLED: 'Your account is disabled',
  ACCOUNT_INACCESSIBLE: 'Your account could not be opened',
  ACCOUNT_INCOMPLETE: 'Your account is not set up yet',
  ACCOUNT_LOCKED: 'Your account is locked',
  AUTH_REQUIRED: 'Sahod Payroll needs you to log in again',
  EXPIRED_CREDENTIALS: 'Your password has expired',
  INVALID_ACCOUNT_TYPE: 'This kind of account cannot be connected',
  INVALID_AUTH: 'The sign-in did not finish',
  INVALID_MFA: 'That code was not accepted',
  SERVICE_UNAVAILABLE: 'Sahod Payroll cannot be reached',
  SYSTEM_ERROR: 'Something went wrong on our side',
  TOS_REQUIRED: 'Sahod Payroll has new terms for you',
  UNSUPPORTED_AUTH_TYPE: 'This way of logging in does not work here',
  UNSUPPORTED_MFA_METHOD: 'This kind of code does not work here',
};

world.test('every error code has its page, with a next step', async ({ open }) => {
  const user = await api.user();
  let visit = await open(user, single);
  await visit.widget.agree();
  const codes = Object.keys(refusals);
  for (const code of codes) {
    const { widget } = visit;
    await widget.logIn(code.toLowerCase(), 'any-password');
    await widget.sees(refusals[code]);
    const { accountId, ...event } = await visit.hears('onAccountError', (one) => one.errorCode === code);
    assert.deepEqual(event, { userId: user.id, providerId: 'sahod_payroll', errorCode: code });
    const account = await api.account(user.id);
    assert.equal(account.id, accountId);
    assert.deepEqual([account.connection.status, account.connection.errorCode], ['ERROR', code]);
    await visit.axe(code);
    const offered = await widget.frame.locator('.actions button').allTextContents();
    assert.ok(offered.length >= 2 && offered.includes('Try again'), `${code} offers ${offered}`);
    assert.ok(offered.includes('Exit'));
    // Now and then the person goes, and comes back to where it stopped.
    if (codes.indexOf(code) % 5 === 4 || code === codes.at(-1)) {
      await visit.leaves('Exit', 'error');
      await visit.finish();
      visit = await open(user, single);
      await visit.widget.sees(refusals[code]);
    }
    await visit.widget.press('Try again');
    await visit.widget.sees('Log in to Sahod Payroll');
  }
  const failed = receiver.of(user.id).filter((event) => event.type === 'ACCOUNT_FAILED');
  assert.deepEqual(
    failed.map((event) => event.data.errorCode),
    codes,
  );
});

world.test('a wrong log-in is mended in the form', async ({ open }) => {
  const visit = await open(await api.user(), single);
  const { widget } = visit;
  await widget.agree();
  await widget.logIn('invalid_credentials', 'any-password');
  await widget.text('That log-in was not accepted');
  await visit.hears('onAccountError', (event) => event.errorCode === 'INVALID_CREDENTIALS');
  await visit.axe('INVALID_CREDENTIALS');
  // What was typed is still there, but for the password.
  assert.equal(await widget.frame.getByLabel('User name').inputValue(), 'invalid_credentials');
  assert.equal(await widget.frame.getByLabel('Password', { exact: true }).inputValue(), '');
});

world.test('a code is asked for twice', async ({ open }) => {
  const user = await api.user();
  const visit = await open(user, single);
  const { widget } = visit;
  await widget.agree();
  await widget.logIn('mfa_twice', '123456');
  await widget.sees('Enter your code');
  await widget.code();
  await widget.text('asks for one more code');
  await widget.code();
  await widget.sees('Sahod Payroll is connected');
  assert.deepEqual(await visit.heard('onAccountError'), []);
});

world.test('a code that runs out, without a touch', async ({ open }) => {
  const user = await api.user();
  const visit = await open(user, single);
  const { widget } = visit;
  await widget.agree();
  await widget.logIn('mfa_timeout', '123456');
  await widget.sees('Enter your code');
  await widget.sees('The code ran out of time');
  await visit.hears('onAccountError', (event) => event.errorCode === 'MFA_TIMEOUT');
  await visit.axe('MFA_TIMEOUT');
  await visit.leaves('Exit', 'error');
});

world.test('a new code, and five wrong ones', async ({ open }) => {
  const user = await api.user();
  const visit = await open(user, { options: { providers: ['kabayan_ride'] } });
  const { widget } = visit;
  await widget.agree();
  await widget.logIn('George', '123456');
  for (let n = 1; n < 5; n++) {
    await widget.code('000' + n);
    await visit.hearsTimes('onAccountError', n);
    await widget.text('That code did not match');
  }
  await widget.code('0005');
  await widget.sees('That code was not accepted');
  assert.equal((await api.account(user.id)).connection.errorCode, 'INVALID_MFA');
});

world.test('a provider that fails half way, for good and for a while', async ({ open }) => {
  const visit = await open(await api.user(), single);
  const { widget } = visit;
  await widget.agree();
  await widget.logIn('fails_on_page_3', '123456');
  await widget.sees('Sahod Payroll cannot be reached');
  await visit.hears('onAccountError', (event) => event.errorCode === 'SERVICE_UNAVAILABLE');
  await widget.press('Try again');
  await widget.logIn('hiccup_on_page_3', '123456');
  await widget.sees('Sahod Payroll is connected');
});

world.test('an account with nothing in it', async ({ open }) => {
  const visit = await open(await api.user(), single);
  const { widget } = visit;
  await widget.agree();
  await widget.logIn('no_data', '123456');
  await widget.sees('Sahod Payroll is connected');
  await visit.axe('nothing found');
});
