import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from './api.ts';
import { createEngine } from './engine.ts';

const view = (revision, step, more = {}) => ({
  ...{
    revision,
    step,
    provider: null,
    account: null,
    login: null,
    challenge: null,
    redirect: null,
    progress: null,
  },
  ...{
    found: null,
    failure: null,
    revoke: null,
    fileType: null,
    alternatives: [],
    accounts: [],
    archives: [],
    signals: [],
  },
  ...more,
});
const sessionWith = (first) => ({
  sessionToken: 's',
  userId: 'u-1',
  mode: 'SANDBOX',
  settings: {},
  view: first,
});
const signal = (sequence, name, more = {}) => ({
  ...{ sequence, name, accountId: 'a-1', providerId: 'p-1', errorCode: null, uploads: null },
  ...more,
});

const host = (said) => ({
  send: (message) => said.push(message),
  ask: async (path) => ({ asked: path }),
  onShow() {},
});

function setUp(answers) {
  const said = [];
  const calls = [];
  const api = {
    useSession() {},
    async call(path, options) {
      calls.push([path, options?.body]);
      const answer = answers.shift();
      if (answer === undefined) return new Promise(() => {});
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { engine: createEngine(api, host(said)), said, calls };
}
const settle = () => new Promise((done) => setTimeout(done, 5));
const names = (said) => said.map((one) => one.event?.eventName ?? one.name);

test('each signal is told once and each screen once', async () => {
  const one = signal(1, 'accountCreated');
  const { engine, said } = setUp([
    sessionWith(view(1, 'CONSENT')),
    view(2, 'FIND'),
    view(3, 'FIND', { signals: [one] }),
    view(4, 'DONE', {
      signals: [signal(2, 'accountConnected'), one],
      account: { id: 'a-1', providerId: 'p-1', status: 'CONNECTED', errorCode: null },
    }),
  ]);
  await engine.start({ userToken: 't' });
  engine.send('agree');
  await settle();
  engine.send('a');
  await settle();
  engine.send('b');
  await settle();
  assert.deepEqual(names(said), [
    'ConsentPageOpened',
    'ProviderListPageOpened',
    'onAccountCreated',
    'onAccountConnected',
    'ConnectSuccessPageOpened',
  ]);
  assert.deepEqual(said[2].event, { accountId: 'a-1', userId: 'u-1', providerId: 'p-1' });
  const { eventTime, ...rest } = said[4].event;
  assert.equal(new Date(eventTime).toISOString(), eventTime);
  assert.deepEqual(rest, {
    eventName: 'ConnectSuccessPageOpened',
    mode: 'SANDBOX',
    userId: 'u-1',
    account: { id: 'a-1', accountId: 'a-1', providerId: 'p-1', status: 'CONNECTED', errorCode: null },
    archive: null,
  });
});

test('a used token is told, once, and without a token nothing is asked', async () => {
  const { engine, said } = setUp([new Problem('token')]);
  await engine.start({ userToken: 't' });
  engine.expire();
  assert.equal(engine.state.phase, 'expired');
  assert.deepEqual(names(said), ['onTokenExpired']);
  const other = setUp([]);
  await other.engine.start({ userToken: '' });
  assert.deepEqual(other.calls, []);
  assert.equal(other.engine.state.phase, 'expired');
});

test('an input that no longer fits shows where the wizard stands', async () => {
  const { engine } = setUp([sessionWith(view(1, 'FIND')), new Problem('refused'), view(5, 'LOGIN')]);
  await engine.start({ userToken: 't' });
  engine.send('chooseProvider');
  await settle();
  assert.equal(engine.state.view.step, 'LOGIN');
  assert.equal(engine.state.problem, null);
  assert.equal(engine.state.busy, false);
});

test('an older view never wins, and a moving step is polled', async () => {
  const { engine, calls } = setUp([sessionWith(view(7, 'CONNECTING')), view(6, 'LOGIN'), view(8, 'DONE')]);
  await engine.start({ userToken: 't' });
  await settle();
  assert.deepEqual(
    calls.slice(1).map(([path]) => path),
    ['/view?revision=7', '/view?revision=7'],
  );
  assert.equal(engine.state.view.step, 'DONE');
});

test('a lost connection keeps what is on the screen', async () => {
  const { engine } = setUp([sessionWith(view(1, 'LOGIN')), new Problem('network')]);
  await engine.start({ userToken: 't' });
  engine.send('submitLogin', { fields: {} });
  await settle();
  assert.equal(engine.state.view.step, 'LOGIN');
  assert.equal(engine.state.problem.kind, 'network');
});

test('what the page’s developer should know is told to the page', async () => {
  const session = { ...sessionWith(view(0, 'CONSENT')), warnings: ['templateId "x" is unknown'] };
  const { engine, said } = setUp([session]);
  await engine.start({ userToken: 't', templateId: 'x' });
  assert.deepEqual(said[0], { type: 'warning', message: 'templateId "x" is unknown' });
  assert.equal(engine.state.phase, 'ready');
});

test('a preview asks its page, needs no token, and shows what it is told to', async () => {
  const said = [];
  const api = { useSession() {}, call: (path, { body } = {}) => api.ask(path, body) };
  let show;
  const session = sessionWith(view(0, 'CONSENT'));
  const page = { ...host(said), ask: async () => session, onShow: (listener) => (show = listener) };
  const engine = createEngine(api, page);
  await engine.start({ userToken: '', preview: true });
  assert.equal(engine.state.view.step, 'CONSENT');
  show({ ...session, settings: { companyName: 'Harbor' }, view: view(0, 'FIND') });
  assert.equal(engine.state.view.step, 'FIND');
  assert.equal(engine.state.session.settings.companyName, 'Harbor');
});
