/** Tokens that are good once, and links that go on where they were. */
import assert from 'node:assert/strict';
import { samplePage } from './lib/pages.mjs';
import { startWorld } from './lib/world.mjs';

const world = await startWorld();
const { api, receiver } = world;

async function checkEnded(visit) {
  await visit.widget.sees('This link has ended');
  assert.equal((await visit.heard('onTokenExpired')).length, 1);
  await visit.axe('link has ended');
  await visit.leaves('Exit', 'error');
}

world.test('a token opens the widget once', async ({ open }) => {
  const user = await api.user();
  const { token } = user;
  const first = await open(user);
  await first.widget.sees(/asks to see/);
  await checkEnded(await open(user, { token }));
  // The one that it opened goes on undisturbed.
  await first.widget.agree();
  await first.widget.sees('Where do you work?');
});

world.test('a token that nobody issued, that was changed, or none at all', async ({ open, openPage }) => {
  const user = await api.user();
  const { token } = user;
  await checkEnded(await open(user, { token: 'made-up-token-0123456789' }));
  const changed = token.slice(0, -2) + (token.endsWith('A') ? 'BB' : 'AA');
  await checkEnded(await open(user, { token: changed }));
  await checkEnded(await openPage(samplePage(world.origin, { tokens: [''] })));
  await (await open(user, { token })).widget.sees(/asks to see/);
});

world.test(
  'a link that was left goes on with a fresh token: at the log-in, at the code',
  async ({ open }) => {
    const user = await api.user();
    const first = await open(user);
    await first.widget.agree();
    await first.widget.choose('Kabayan Ride');
    await first.widget.sees('Log in to Kabayan Ride');
    await first.leaves('Close', 'close');

    const second = await open(user);
    await second.widget.sees('Log in to Kabayan Ride');
    await second.widget.logIn('George', '123456');
    await second.widget.sees('Enter your code');
    await second.leaves('Close', 'close');

    const third = await open(user);
    await third.widget.code();
    await third.widget.sees('Kabayan Ride is connected');
    assert.equal((await third.heard('onAccountCreated')).length, 0);
    assert.equal((await third.heard('onAccountConnected')).length, 1);
    assert.equal((await third.events())[0], 'MfaPageOpened');
    assert.equal((await api.list('accounts', { userId: user.id })).length, 1);
  },
);

world.test('a slow provider: leaving does not stop it, coming back shows it', async ({ open }) => {
  const user = await api.user();
  const first = await open(user, { options: { providers: ['sahod_payroll'] } });
  await first.widget.agree();
  await first.widget.logIn('slow', '123456');
  await first.widget.sees('Connecting to Sahod Payroll');
  await first.hears('onAccountConnected');
  await first.axe('connecting');
  await first.leaves('Close', 'close');

  const second = await open(user, { options: { providers: ['sahod_payroll'] } });
  await second.widget.sees('Connecting to Sahod Payroll');
  await second.widget.frame
    .getByRole('heading', { name: 'Sahod Payroll is connected' })
    .waitFor({ timeout: 40_000 });
  await receiver.until(user.id, 'TASK_FINISHED');
  assert.ok((await api.counts(user.id)).incomes >= 12);
});

world.test('the lender revokes while the account is being read', async ({ open }) => {
  const user = await api.user();
  const visit = await open(user, { options: { providers: ['sahod_payroll'] } });
  await visit.widget.agree();
  await visit.widget.logIn('slow', '123456');
  await visit.hears('onAccountConnected');
  const { id } = await api.account(user.id);
  await api.delete('/accounts/' + id);
  assert.equal((await visit.hears('onAccountRemoved')).accountId, id);
  await visit.widget.heading(/./).waitFor();
  assert.equal(await visit.widget.heading('Connecting to Sahod Payroll').count(), 0);
  await new Promise((done) => setTimeout(done, 4000));
  // What was being read when it ended is not there afterwards either.
  for (const [name, count] of Object.entries(await api.counts(user.id))) assert.equal(count, 0, name);
  assert.equal((await api.account(user.id)).connection.status, 'DISCONNECTED');
});

world.test('two windows of one person, and one of them lags behind', async ({ open }) => {
  const user = await api.user();
  const one = await open(user);
  await one.widget.agree();
  await one.widget.sees('Where do you work?');
  const two = await open(user);
  await two.widget.choose('Sahod Payroll');
  await two.widget.sees('Log in to Sahod Payroll');
  // The first one still shows the list; what it asks for is shown as things stand now.
  await one.widget.choose('Kabayan Ride');
  await one.widget.sees(/^Log in to/);
});
