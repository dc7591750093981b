/** A tenant's webhook receiver: checks each signature, keeps what came in the order in which it came. */
import assert from 'node:assert/strict';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
export const userOf = (event) => event.data.userId ?? event.data.session?.userId;

function isSigned(secret, body, signature = '') {
  const expected = Buffer.from(createHmac('sha512', secret).update(body).digest('hex'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export async function startReceiver() {
  const secret = 'whsec-e2e-only';
  const events = [];
  const wrong = [];
  let failures = 0;
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    if (!isSigned(secret, body, request.headers['smile-signature'])) {
      wrong.push(body.toString());
      response.writeHead(401).end();
    } else if (failures > 0) {
      failures--;
      response.writeHead(503).end();
    } else {
      const event = JSON.parse(body);
      // At least once is the promise: what comes twice has the same id.
      if (!events.some((known) => known.id === event.id)) events.push(event);
      response.writeHead(204).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const receiver = {
    events,
    wrong,
    url: `http://127.0.0.1:${server.address().port}/webhooks`,
    failNext: (count) => (failures = count),
    subscribe: (api, more = {}) =>
      api.post('/webhooks', {
        name: 'Tests',
        url: receiver.url,
        secret,
        eventTypes: ['ALL_EVENTS'],
        active: true,
        ...more,
      }),
    of: (userId) => events.filter((event) => userOf(event) === userId),
    types: (userId) => receiver.of(userId).map((event) => event.type),
    async until(userId, type, ms = 15_000) {
      for (const end = Date.now() + ms; Date.now() < end; await pause(50)) {
        const found = receiver.of(userId).find((event) => event.type === type);
        if (found) return found;
      }
      assert.fail(`no ${type} among ${receiver.types(userId)}`);
    },
    stop() {
      server.closeAllConnections();
      server.close();
      assert.deepEqual(wrong, [], 'bodies with a wrong signature');
    },
  };
  return receiver;
}

/** What a link that succeeds emits, in this order. */
export function checkLinkOrder(types) {
  const link = types.slice(types.indexOf('ACCOUNT_CREATED'));
  // A log-in or a code that was refused on the way is told too.
  const went = link.filter((type) => type !== 'ACCOUNT_FAILED');
  assert.deepEqual(went.slice(0, 3), ['ACCOUNT_CREATED', 'ACCOUNT_CONNECTED', 'TASK_STARTED']);
  const end = went.indexOf('TASK_FINISHED');
  const added = went.slice(3, end);
  assert.ok(added.length > 0, `nothing was added: ${types}`);
  for (const type of added) assert.match(type, /_ADDED$/);
  assert.equal(new Set(added).size, added.length, 'one event a kind');
  return added;
}
