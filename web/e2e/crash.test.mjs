/** The process dies at the worst moments; what was acknowledged and what was to be told is still there afterwards. */
import assert from 'node:assert/strict';
import { checkLinkOrder } from './lib/webhooks.mjs';
import { startWorld } from './lib/world.mjs';

const world = await startWorld({ OPENWINK_WEBHOOK_WAITS: '1s, 1s, 1s, 1s, 1s, 1s, 1s' });
const { api, receiver, server } = world;
const gigEvents = [
  'ACCOUNT_CREATED',
  'ACCOUNT_CONNECTED',
  'TASK_STARTED',
  'IDENTITY_ADDED',
  'INCOMES_ADDED',
  'TRANSACTIONS_ADDED',
  'RATING_ADDED',
  'TASK_FINISHED',
];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

world.test(
  'killed while an account is read: the link finishes, every event comes, in its order',
  async ({ open }) => {
    const user = await api.user();
    const visit = await open(user, { options: { providers: ['sahod_payroll'] } });
    await visit.widget.agree();
    await visit.widget.logIn('slow', '123456');
    await visit.hears('onAccountConnected');
    await pause(1500);
    await server.kill();
    await pause(300);
    await server.again();
    // The same widget, which had no answer for a moment, sees it through.
    await visit.widget.heading('Sahod Payroll is connected').waitFor({ timeout: 60_000 });
    await receiver.until(user.id, 'TASK_FINISHED', 30_000);
    const added = checkLinkOrder(receiver.types(user.id));
    const counts = await api.counts(user.id);
    assert.ok(counts.incomes >= 12);
    for (const event of receiver.of(user.id).filter(({ data }) => data.count !== undefined)) {
      const kind = event.type.replace('_ADDED', '').toLowerCase();
      assert.equal(event.data.count, counts[kind], `${kind}: read twice or not at all`);
    }
    assert.equal(counts.identities, 1);
    assert.ok(added.includes('INCOMES_ADDED'));
  },
  120_000,
);

world.test(
  'killed in the middle of writes: what was answered is there',
  async () => {
    const acknowledged = [];
    let stop = false;
    const writers = Array.from({ length: 4 }, async () => {
      while (!stop) {
        const user = await api
          .user({ externalMetadata: { n: String(acknowledged.length) } })
          .catch(() => null);
        if (user) acknowledged.push(user.id);
        else return;
      }
    });
    // A busy machine takes its time
    for (let waited = 0; acknowledged.length < 8 && waited < 100; waited++) await pause(100);
    await server.kill();
    stop = true;
    await Promise.all(writers);
    assert.ok(acknowledged.length > 3, `${acknowledged.length} writes`);
    await server.again();
    for (const id of acknowledged) assert.equal((await api.get('/users/' + id)).id, id);
    for (const id of acknowledged) await receiver.until(id, 'USER_CREATED', 30_000);
  },
  120_000,
);

world.test(
  'killed at the code, and with a receiver that is down: it goes on where it was',
  async ({ open }) => {
    const user = await api.user();
    const visit = await open(user, { options: { providers: ['kabayan_ride'] } });
    await visit.widget.agree();
    await visit.widget.logIn('George', '123456');
    await visit.widget.sees('Enter your code');
    receiver.failNext(3);
    await server.kill();
    await server.again();
    await visit.widget.code();
    await visit.widget.heading('Kabayan Ride is connected').waitFor({ timeout: 30_000 });
    // What had to be tried again comes after what did not; the ids tell the order.
    for (const type of gigEvents) await receiver.until(user.id, type, 30_000);
    const sorted = receiver.of(user.id).sort((a, b) => (a.id < b.id ? -1 : 1));
    checkLinkOrder(sorted.map((event) => event.type));
  },
  120_000,
);
