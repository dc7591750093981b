/** A tenant's back end, as small as one can be: HTTP Basic, JSON, the envelope. */
import assert from 'node:assert/strict';

export const recordLists = [
  'identities',
  'employments',
  'incomes',
  'transactions',
  'contributions',
  'liabilities',
  'documents',
  'ratings',
  'eincomes',
  'insights',
];

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export function client(origin, { key, secret }) {
  const authorization = 'Basic ' + Buffer.from(`${key}:${secret}`).toString('base64');

  async function call(method, path, body) {
    const answer = await fetch(origin + '/v1' + path, {
      method,
      headers: {
        Authorization: authorization,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    let envelope;
    try {
      envelope = JSON.parse(text);
    } catch {
      assert.fail(`${method} ${path} answered ${answer.status} without JSON: ${text.slice(0, 200)}`);
    }
    return { status: answer.status, ...envelope };
  }

  async function expect(status, method, path, body) {
    const answer = await call(method, path, body);
    assert.ok(status.includes(answer.status), `${method} ${path}: ${JSON.stringify(answer).slice(0, 400)}`);
    return answer.data;
  }

  const api = {
    call,
    get: (path) => expect([200], 'GET', path),
    post: (path, body) => expect([200, 201], 'POST', path, body),
    delete: (path) => expect([200], 'DELETE', path),

    /** All items of a list, page by page. */
    async list(name, query = {}, size = 100) {
      const items = [];
      let cursor = null;
      for (let page = 0; page < 100; page++) {
        const search = new URLSearchParams({ ...query, size: String(size), ...(cursor ? { cursor } : {}) });
        const data = await api.get(`/${name}?${search}`);
        assert.ok(data.items.length <= size);
        items.push(...data.items);
        cursor = data.nextCursor;
        if (!cursor) return items;
      }
      assert.fail(`the list ${name} does not end`);
    },

    /** A new user with a link token. */
    async user(body) {
      const { user, token } = await api.post('/users', body);
      return { id: user.id, token: token.accessToken };
    },

    async token(userId) {
      return (await api.post('/tokens?userId=' + encodeURIComponent(userId))).accessToken;
    },

    /** How many records of each kind a user has. */
    async counts(userId) {
      const counts = {};
      for (const name of recordLists) counts[name] = (await api.list(name, { userId }, 150)).length;
      return counts;
    },

    /** The user's only account. */
    async account(userId) {
      const accounts = await api.list('accounts', { userId });
      assert.equal(accounts.length, 1, JSON.stringify(accounts));
      return accounts[0];
    },

    async accountUntil(userId, status, ms = 15_000) {
      let account;
      for (const end = Date.now() + ms; Date.now() < end; await pause(100)) {
        account = await api.account(userId);
        if (account.connection.status === status) return account;
      }
      assert.fail(`the account is ${JSON.stringify(account?.connection)}, not ${status}`);
    },
  };
  return api;
}
