/** What a person leaves out when they agree, how they stop updates, and how they choose anew. */
import assert from 'node:assert/strict';
import { people, startWorld } from './lib/world.mjs';

const world = await startWorld();
const { api } = world;
const { george } = people;

/** Some days before today, as a date. */
const before = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

world.test(
  'what was left out is not there, and the choice can be changed',
  async ({ open }) => {
    const user = await api.user();
    const visit = await open(user, { viewport: { width: 320, height: 740 } });
    const { widget } = visit;
    const kinds = widget.frame.getByRole('group', { name: 'What is shared' });
    await widget.press('Choose what to share');
    const all = await kinds.getByRole('checkbox').all();
    assert.ok(all.length >= 6);
    await visit.axe('choosing what to share');

    // Nothing at all is no choice
    for (const box of all) await box.uncheck();
    await widget.press('Agree and continue');
    await widget.text('Choose at least one kind of data.');
    for (const name of ['Who you are', 'Payments and trips']) await kinds.getByLabel(name).check();
    await widget.frame.getByLabel('From what time').selectOption('own');
    await widget.press('Agree and continue');
    await widget.text('Choose a first or a last day.');
    await widget.frame.getByLabel('First day').fill(before(60));
    await widget.frame.getByLabel('Last day, if any').fill(before(61));
    await widget.press('Agree and continue');
    await widget.text('The last day must not come before the first.');
    await widget.frame.getByLabel('Last day, if any').fill('');
    await widget.frame.getByLabel(/Keep it up to date/).check();
    await widget.press('Agree and continue');

    await widget.choose('Kabayan Ride');
    await widget.logIn(george.userName, george.password);
    await widget.code();
    await widget.sees('Kabayan Ride is connected');
    const [account] = await api.list('accounts', { userId: user.id });
    assert.deepEqual(account.sharing, {
      datapoints: ['IDENTITIES', 'TRANSACTIONS'],
      startDate: before(60),
      endDate: null,
    });
    assert.deepEqual(await api.list('ratings', { userId: user.id }), []);
    const [identity] = await api.list('identities', { userId: user.id });
    assert.equal(identity.latestEmployerName, null);
    const transactions = await api.list('transactions', { userId: user.id });
    assert.ok(transactions.length > 0);
    assert.ok(transactions.every((one) => one.date >= before(60)));

    // The updates are stopped, and say so
    await widget.press('See what is connected');
    await widget.text(/Who you are and Payments and trips/);
    await widget.text(/Next update/);
    await widget.press('Stop updates');
    await widget.text('Not kept up to date');
    await widget.text(/Erased on/);
    const [stopped] = await api.list('accounts', { userId: user.id });
    assert.equal(stopped.monitorStatus, 'CUSTOMER_DISABLED');
    assert.equal(stopped.nextSyncAt, null);

    // Another choice counts for what is connected from then on
    await widget.press('Change what I share');
    await widget.sees(/asks to see/);
    assert.equal(await kinds.getByLabel('Ratings').isChecked(), false);
    await kinds.getByLabel('Ratings').check();
    await widget.frame.getByLabel('From what time').selectOption('');
    await widget.press('Agree and continue');
    await widget.sees('Where do you work?');
    const again = await api.list('accounts', { userId: user.id });
    assert.deepEqual(again[0].sharing, account.sharing);
  },
  60_000,
);

world.test('the choice in the dark, in another language', async ({ open }) => {
  const visit = await open(await api.user(), { locale: 'es', colorScheme: 'dark' });
  const { frame, press, sees } = visit.widget;
  await press('Elegir qué compartir');
  await frame.getByLabel('Desde cuándo').selectOption('3');
  await visit.axe('choosing in Spanish, dark');
  await frame.getByRole('button', { name: 'Aceptar y continuar' }).click();
  await sees(/./);
  await frame.getByRole('searchbox').waitFor();
});
