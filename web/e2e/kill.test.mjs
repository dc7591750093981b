/**
 * The process is killed again and again, at random moments, while accounts are linked, documents sent, accounts read again,
 * events delivered and data revoked. OPENWINK_KILLS says how often: 12 unless it is set, 200 for a release.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from './lib/server.mjs';
import { startReceiver } from './lib/webhooks.mjs';

const kills = Number(process.env.OPENWINK_KILLS || 12);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const pick = (list) => list[Math.floor(Math.random() * list.length)];
const people = [
  ['George', '123456'],
  ['Ryan', '654321'],
];
const providers = ['sahod_payroll', 'kabayan_ride', 'panlipunan'];
// Enough of a document to be taken; that the sandbox does not read it is told as an error, which is an answer too
const page = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF').toString('base64');

test(`killed ${kills} times under load`, { timeout: 120_000 + kills * 5000 }, async (t) => {
  const server = await startServer({
    OPENWINK_WEBHOOK_WAITS: '1s, 1s, 1s, 1s, 1s, 2s, 2s, 2s, 5s, 5s, 5s, 10s, 10s, 20s',
    OPENWINK_LOG: 'warn',
  });
  const receiver = await startReceiver();
  const { api } = server;
  await receiver.subscribe(api);
  // What was answered: it must be there whatever happens
  const users = new Set();
  const accounts = new Map();
  const archives = new Map();
  const revoked = new Set();
  let calls = 0;
  let running = true;

  /** A call that may be cut off: then nothing is known of it, and nothing is asked of it. */
  const tried = async (method, path, body) => {
    const answer = await api.call(method, path, body).catch(() => null);
    if (answer && answer.status < 300) calls++;
    return answer && answer.status < 300 ? answer.data : null;
  };

  const work = {
    async link() {
      const note = `kill-${users.size}-${Math.random().toString(36).slice(2)}`;
      const made = await tried('POST', '/users', { externalMetadata: { note } });
      if (!made) return;
      users.add(made.user.id);
      const [userName, password] = pick(people);
      const body = { userId: made.user.id, providerId: pick(providers), userName, password, code: '1234' };
      const account = await tried('POST', '/sandbox/accounts', body);
      if (account) accounts.set(account.id, made.user.id);
    },
    async upload() {
      const userId = pick([...users]);
      if (!userId) return;
      const rawFiles = [{ fileExtensionType: 'PDF', fileContent: page, fileName: 'payslip.pdf' }];
      const archive = await tried('POST', '/archives', { userId, rawFiles });
      if (archive) archives.set(archive.id, userId);
    },
    async sync() {
      const id = pick([...accounts.keys()]);
      if (id) await tried('POST', `/accounts/${id}/sync`);
    },
    async revoke() {
      const id = pick([...accounts.keys()].slice(0, -5));
      if (id && (await tried('DELETE', `/accounts/${id}`))) revoked.add(id);
    },
    async read() {
      await tried('GET', '/incomes?size=50');
    },
  };
  const plan = ['link', 'link', 'link', 'upload', 'sync', 'sync', 'revoke', 'read'];
  const workers = Array.from({ length: 4 }, async () => {
    while (running) {
      await work[pick(plan)]();
      await pause(Math.random() * 20);
    }
  });

  const began = Date.now();
  for (let n = 0; n < kills; n++) {
    await pause(100 + Math.random() * 600);
    await server.kill();
    await server.again();
  }
  running = false;
  await Promise.all(workers);
  const seconds = (Date.now() - began) / 1000;

  // Nothing waits for ever
  for (const end = Date.now() + 90_000; ; await pause(300)) {
    const open = await api.list('accounts', {}, 150);
    const waiting = open.filter(({ connectionStatus }) => connectionStatus === 'PENDING');
    const tasks = (await api.list('tasks', {}, 150)).filter(({ finishedAt }) => !finishedAt);
    const unread = (await api.list('archives', {}, 150)).filter(({ state }) => state.status === 'STARTED');
    if (!waiting.length && !tasks.length && !unread.length) break;
    assert.ok(
      Date.now() < end,
      `${waiting.length} accounts PENDING, ${tasks.length} tasks open, ${unread.length} archives not read`,
    );
  }
  // What was answered is there, and what was revoked is gone
  for (const id of users) assert.equal((await api.get('/users/' + id)).id, id);
  for (const [id, userId] of accounts) {
    const account = await api.get('/accounts/' + id);
    assert.equal(account.userId, userId);
    if (!revoked.has(id)) continue;
    assert.equal(account.connectionStatus, 'DISCONNECTED', id);
    for (const kind of ['incomes', 'transactions', 'contributions', 'eincomes', 'insights', 'identities']) {
      assert.deepEqual((await api.get(`/${kind}?sourceId=${id}`)).items, [], `${kind} of ${id} are back`);
    }
  }
  for (const [id, userId] of archives) assert.equal((await api.get('/archives/' + id)).userId, userId);
  // A connected account has been read once, not twice
  for (const [id] of accounts) {
    const { connectionStatus } = await api.get('/accounts/' + id);
    const identities = await api.get(`/identities?sourceId=${id}`);
    if (connectionStatus === 'CONNECTED') assert.equal(identities.items.length, 1, id);
  }
  // Every event came at least once
  const told = (type, id) =>
    receiver.events.some(({ type: known, data }) => known === type && JSON.stringify(data).includes(id));
  const owed = [
    ...[...users].map((id) => ['USER_CREATED', id]),
    ...[...accounts.keys()].map((id) => ['ACCOUNT_CREATED', id]),
    ...[...archives.keys()].map((id) => ['ARCHIVE_STARTED', id]),
    ...[...revoked].map((id) => ['ACCOUNT_DISCONNECTED', id]),
  ];
  for (const end = Date.now() + 90_000; ; await pause(500)) {
    const missing = owed.filter(([type, id]) => !told(type, id));
    if (!missing.length) break;
    assert.ok(Date.now() < end, `${missing.length} events of ${owed.length} did not come: ${missing[0]}`);
  }
  assert.deepEqual(receiver.wrong, []);
  t.diagnostic(
    `${kills} kills in ${seconds.toFixed(0)} s: ${calls} calls answered, ${users.size} users, ${accounts.size} accounts, ` +
      `${archives.size} archives, ${revoked.size} revoked, ${receiver.events.length} events`,
  );
  await server.stop();
  receiver.stop();
});
