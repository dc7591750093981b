/** The people of the sandbox, each through a provider of another kind, from the first screen to the revocation. */
import assert from 'node:assert/strict';
import { recordLists } from './lib/api.mjs';
import { pressFor, tabAndType, tabTo } from './lib/keyboard.mjs';
import { samplePage, sandboxedPage } from './lib/pages.mjs';
import { focusFrames } from './lib/widget.mjs';
import { checkLinkOrder } from './lib/webhooks.mjs';
import { people, startWorld } from './lib/world.mjs';

const world = await startWorld();
const { api, receiver } = world;
const { george, ryan, christina, anisha } = people;

/** After a revocation nothing is left to read, not even by the ids that were known. */
async function checkGone(userId, accountId, known) {
  const account = await api.accountUntil(userId, 'DISCONNECTED');
  assert.equal(account.id, accountId);
  for (const name of recordLists) {
    assert.deepEqual(await api.list(name, { userId }), [], name);
    if (!known[name]) continue;
    const { status, code } = await api.call('GET', `/${name}/${known[name]}`);
    assert.deepEqual([status, code], [404, 'MISSING_RESOURCE'], name);
  }
  await receiver.until(userId, 'ACCOUNT_DISCONNECTED');
}

async function firstIds(userId) {
  const ids = {};
  for (const name of recordLists) {
    ids[name] = (await api.get(`/${name}?size=1&userId=${userId}`)).items[0]?.id;
  }
  return ids;
}

world.test(
  'George at a gig platform: wrong password, wrong code, right ones, records, revoked',
  async ({ open }) => {
    const user = await api.user({ externalMetadata: { application: '42' } });
    const visit = await open(user);
    const { widget } = visit;
    await widget.sees('Example Lender asks to see your work and pay details');
    await widget.agree();
    await widget.choose('Kabayan Ride');
    await widget.sees('Log in to Kabayan Ride');
    await widget.logIn(george.userName, 'not-my-password');
    await widget.text('That log-in was not accepted');
    const { accountId, ...rest } = await visit.hears('onAccountError');
    assert.match(accountId, /^a-[0-9a-f]{32}$/);
    const who = { accountId, userId: user.id, providerId: 'kabayan_ride' };
    assert.deepEqual(rest, {
      userId: user.id,
      providerId: 'kabayan_ride',
      errorCode: 'INVALID_CREDENTIALS',
    });
    assert.deepEqual(await visit.heard('onAccountCreated'), [who]);
    assert.equal((await api.accountUntil(user.id, 'ERROR')).connection.errorCode, 'INVALID_CREDENTIALS');

    await widget.logIn(george.userName, george.password);
    await widget.sees('Enter your code');
    assert.equal((await api.account(user.id)).connection.status, 'AWAITING_MFA');
    await widget.code('9999');
    await widget.text('That code did not match');
    await visit.hears('onAccountError', (event) => event.errorCode === 'INVALID_MFA');
    await widget.code('1234');
    await widget.sees('Kabayan Ride is connected');
    assert.deepEqual(await visit.heard('onAccountConnected'), [who]);
    // A log-in that is tried again stays the same account, and is told once.
    assert.deepEqual(await visit.heard('onAccountCreated'), [who]);
    await visit.leaves('Done', 'exit');
    const shown = await visit.heard('onUIEvent');
    const names = shown.map((event) => event.eventName).filter((name, i, all) => name !== all[i - 1]);
    assert.deepEqual(names, [
      'ConsentPageOpened',
      'ProviderListPageOpened',
      'LoginPageOpened',
      'MfaPageOpened',
      'ConnectSuccessPageOpened',
    ]);
    for (const event of shown) {
      assert.deepEqual(Object.keys(event).sort(), [
        'account',
        'archive',
        'eventName',
        'eventTime',
        'mode',
        'userId',
      ]);
      assert.equal(event.mode, 'SANDBOX');
      assert.equal(event.userId, user.id);
      assert.ok(Math.abs(Date.now() - Date.parse(event.eventTime)) < 60_000);
    }
    assert.equal(shown.at(-1).account.accountId, accountId);
    assert.equal(shown[0].account, null);

    const finished = await receiver.until(user.id, 'TASK_FINISHED');
    assert.equal(finished.data.status, 'SUCCEEDED');
    const types = receiver.types(user.id);
    assert.equal(types[0], 'USER_CREATED');
    assert.deepEqual(checkLinkOrder(types).sort(), [
      'EINCOMES_ADDED',
      'IDENTITY_ADDED',
      'INCOMES_ADDED',
      'INSIGHT_ADDED',
      'RATING_ADDED',
      'TRANSACTIONS_ADDED',
    ]);
    const failed = receiver.of(user.id).filter((event) => event.type === 'ACCOUNT_FAILED');
    assert.deepEqual(
      failed.map((event) => event.data.errorCode),
      ['INVALID_CREDENTIALS', 'INVALID_MFA'],
    );

    const [identity] = await api.list('identities', { userId: user.id });
    assert.equal(identity.fullName, george.fullName);
    assert.equal(identity.metadata.sourceId, accountId);
    assert.equal((await api.list('incomes', { userId: user.id })).length > 24, true);
    const trips = await api.list('transactions', { userId: user.id }, 60);
    assert.ok(trips.length >= 500, `${trips.length} transactions`);
    assert.equal(new Set(trips.map((trip) => trip.id)).size, trips.length, 'a transaction on two pages');
    const added = receiver.of(user.id).find((event) => event.type === 'TRANSACTIONS_ADDED');
    assert.equal(added.data.count, trips.length);
    const tasks = await api.list('tasks', { userId: user.id });
    assert.deepEqual(
      tasks.map((task) => [task.type, task.status]),
      [['LINK_ACCOUNT', 'Finished']],
    );

    const known = await firstIds(user.id);
    const again = await open(user);
    await again.widget.press('See what is connected');
    await again.widget.sees('Connected accounts');
    await again.widget.press('Revoke');
    await again.widget.sees('Stop sharing Kabayan Ride?');
    await again.widget.press('Revoke');
    await again.widget.text('Kabayan Ride was removed and its data erased');
    assert.deepEqual(await again.hears('onAccountRemoved'), who);
    // What an earlier widget told is not told again.
    assert.deepEqual(await again.heard('onAccountConnected'), []);
    const revoking = (await again.heard('onUIEvent')).find(
      (one) => one.eventName === 'AccountRevokePageOpened',
    );
    assert.equal(revoking.account.accountId, accountId);
    await again.leaves('Close', 'close');
    await checkGone(user.id, accountId, known);
  },
);

world.test(
  'Ryan at a payroll system, with a code by e-mail, revoked by the lender meanwhile',
  async ({ open }) => {
    const user = await api.user();
    const visit = await open(user, { locale: ryan.locale });
    const { widget } = visit;
    await widget.agree();
    await widget.choose('Upahraya');
    await widget.logIn('ryan1234@smileapi.io', ryan.password);
    await widget.sees('Enter your code');
    await widget.text(/sent a code by email/);
    await widget.code();
    await widget.sees('Upahraya Payroll is connected');
    const counts = await api.counts(user.id);
    for (const name of ['identities', 'employments', 'incomes', 'documents'])
      assert.ok(counts[name] > 0, name);
    assert.ok(counts.incomes >= 24);
    const known = await firstIds(user.id);
    const { id } = await api.account(user.id);
    await api.delete('/accounts/' + id);
    await widget.press('See what is connected');
    await widget.text('Nothing is connected');
    assert.equal((await visit.hears('onAccountRemoved')).accountId, id);
    await visit.leaves('Done', 'exit');
    await checkGone(user.id, id, known);
  },
);

world.test('Christina signs in at the other side, in a page without an origin', async ({ openPage }) => {
  const user = await api.user();
  const inner = samplePage(world.origin, { tokens: [user.token] });
  const visit = await openPage(sandboxedPage(inner), { locale: christina.locale, secrets: [user.token] });
  const { widget, outer } = visit.within('#outer');
  await widget.agree();
  await widget.choose('Harbour Provident Board');
  await widget.sees('How do you log in to Harbour Provident Board?');
  await widget.choice('Sign in on their page').click();
  await widget.press('Connect');
  await widget.sees('Sign in at Harbour Provident Board');
  await widget.signIn(christina.userName, 'wrong-one');
  await widget.frame.frameLocator('iframe').getByRole('alert').waitFor();
  await widget.signIn(christina.userName, christina.password);
  await widget.sees('Harbour Provident Board is connected');
  await widget.press('See what is connected');
  const { id } = await api.account(user.id);
  const known = await firstIds(user.id);
  assert.ok((await api.counts(user.id)).contributions > 24);
  await widget.press('Revoke');
  await widget.press('Revoke');
  await widget.text('was removed');
  widget.leave('Done');
  await visit.closes('exit', outer());
  for (const name of ['onAccountCreated', 'onAccountConnected', 'onAccountRemoved']) {
    assert.deepEqual(await visit.heard(name, outer()), [
      { accountId: id, userId: user.id, providerId: 'harbour_provident' },
    ]);
  }
  assert.ok((await visit.events(outer())).includes('LoginOptionsPageOpened'));
  await checkGone(user.id, id, known);
});

world.test(
  'Anisha at her provident fund, with a keyboard alone, on the narrowest phone',
  async ({ open }) => {
    const user = await api.user();
    const visit = await open(user, { locale: anisha.locale, viewport: { width: 320, height: 568 } });
    const { page, widget } = visit;
    const keys = page.keyboard;
    const enter = (name) => pressFor(page, 'Enter', widget.heading(name));
    const narrow = async () => {
      const wide = await widget.frame.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);
      assert.ok(!wide, 'it scrolls sideways');
    };
    await widget.sees(/asks to see/);
    await focusFrames(page);
    await tabTo(page, 'Agree and continue');
    await narrow();
    await enter('Where do you work?');
    await tabAndType(page, 'Search', 'bhavishya provident');
    await widget.choice('Bhavishya Provident Office').waitFor();
    await tabTo(page, 'Bhavishya Provident Office');
    await narrow();
    await enter(/^How do you log in/);
    await tabTo(page, 'User name and password');
    await narrow();
    await pressFor(page, 'Space', widget.heading('Log in to Bhavishya Provident Office'));
    await tabAndType(page, 'User name', anisha.userName);
    await tabAndType(page, 'Password', anisha.password);
    await narrow();
    await enter('Enter your code');
    await tabAndType(page, 'Verification code', '1234');
    await narrow();
    await enter('Bhavishya Provident Office is connected');
    await narrow();
    await tabTo(page, 'See what is connected');
    await enter('Connected accounts');
    const { id } = await api.account(user.id);
    const known = await firstIds(user.id);
    await tabTo(page, 'Revoke');
    await narrow();
    await enter(/^Stop sharing/);
    await tabTo(page, 'Revoke');
    await keys.press('Enter');
    await widget.text('was removed');
    await tabTo(page, 'Done');
    await keys.press('Enter');
    await visit.closes('exit');
    await checkGone(user.id, id, known);
  },
);

world.test('George at social insurance, by his number', async ({ open }) => {
  const user = await api.user();
  const visit = await open(user);
  const { widget } = visit;
  await widget.agree();
  await widget.choose('Panlipunan');
  await widget.choice('Social security number').click();
  await widget.logIn('3300000008', george.password, 'SS number');
  await widget.sees('Panlipunan Social Insurance is connected');
  await widget.text(/We found .*2 employers/);
  const counts = await api.counts(user.id);
  for (const name of ['identities', 'employments', 'contributions', 'liabilities']) {
    assert.ok(counts[name] > 0, name);
  }
  await visit.leaves('Done', 'exit');
  await receiver.until(user.id, 'TASK_FINISHED');
  checkLinkOrder(receiver.types(user.id));
});
