/**
 * A stand-in for the Rust server, to work on the widget alone: `npm run mock`, then open the address it prints.
 * Serves dist/ with the headers that the real server sends, and test pages from a second origin.
 * Link tokens are made up: "fresh-…" opens once, anything else is refused. "fresh-mint-…" is themed.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { fileTypes, providers, Wizard } from './mock-wizard.mjs';

const dist = (path) => readFileSync(new URL('../dist/' + path, import.meta.url));

const consent = {
  title: 'Consent to share',
  text: 'This is the full text that the lender wrote.\n\nIt has paragraphs, and it says who gets what and why.',
  version: '1',
  retentionDays: 60,
  keepsFresh: true,
  retentionNote: null,
  narrowing: true,
  tellsLinks: false,
  datapoints: [
    'IDENTITIES',
    'EMPLOYMENTS',
    'INCOMES',
    'TRANSACTIONS',
    'CONTRIBUTIONS',
    'LIABILITIES',
    'DOCUMENTS',
  ],
};

export function contentPolicy() {
  const csp = JSON.parse(dist('widget/csp.json'));
  const quoted = (hashes) => hashes.map((hash) => `'${hash}'`).join(' ');
  // No frame-ancestors: even "*" keeps out the srcdoc frames that some customers embed us in.
  return [
    "default-src 'none'",
    `script-src ${quoted(csp.script)}`,
    `style-src ${quoted(csp.style)}`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "frame-src 'self' https:",
    "form-action 'self' https:",
    "base-uri 'none'",
  ].join('; ');
}

function widgetPage(acceptLanguage = '') {
  const wanted = acceptLanguage.split(',')[0].toLowerCase();
  const language = wanted.startsWith('zh') ? 'zh-Hans' : (/^(fil|id|vi|es)\b/.exec(wanted)?.[0] ?? 'en');
  const strings = `<script type="application/json" id="strings">${dist(`widget/strings/${language}.json`)}</script>`;
  return dist('widget/index.html')
    .toString()
    .replace('<!--STRINGS-->', () => strings);
}

function matches(provider, search) {
  const text = [provider.name, provider.longName, ...provider.legacyNames].join(' ').toLowerCase();
  return search.split(/\s+/).every((word) => text.includes(word));
}

function listProviders(query, session) {
  const search = (query.get('search') ?? '').toLowerCase().trim();
  const fits = (one) =>
    (!query.get('country') || one.country === query.get('country')) &&
    (!query.get('type') || one.type === query.get('type')) &&
    (!search || matches(one, search)) &&
    (!session.options.providers || session.options.providers.includes(one.id));
  const top = session.options.topProviders ?? ['swift'];
  return {
    items: providers.filter(fits),
    promoted: search ? [] : providers.filter((one) => top.includes(one.id) && fits(one)),
  };
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

export function startMock({ port = 0, pace = 500 } = {}) {
  const sessions = new Map();
  const wizards = new Map();
  const used = new Set();
  /** For tests: the next calls of a path answer with this status instead. */
  const faults = [];

  function open(token, options) {
    if (!token.startsWith('fresh-') || used.has(token)) return null;
    used.add(token);
    // "fresh-NAME-N": the tokens of one name are one person's, so that a wizard can be resumed.
    const person = token.split('-')[1];
    if (!wizards.has(person)) wizards.set(person, new Wizard(pace));
    const wizard = wizards.get(person);
    wizard.signals = [];
    const sessionToken = 'session-' + used.size;
    const session = { wizard, options };
    sessions.set(sessionToken, session);
    return {
      sessionToken,
      expiresAt: new Date(Date.now() + 7.2e6).toISOString(),
      userId: wizard.userId,
      mode: 'SANDBOX',
      settings: {
        companyName: options.companyName ?? 'Demo Lender',
        logoUrl: null,
        accentColor: person === 'mint' ? '#7fe0b5' : null,
        language: null,
        uploads: options.enableUpload ?? true,
        countries: ['PH', 'ID', 'SG', 'IN'],
        country: 'PH',
        singleProvider: options.providers?.length === 1,
      },
      consent,
      view: wizard.view(),
    };
  }

  async function link(request, url, answer) {
    const path = url.pathname.slice('/link/v1'.length);
    const fault = faults.findIndex((one) => path.startsWith(one.path));
    if (fault >= 0) return answer(faults.splice(fault, 1)[0].status, null);
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const raw = await bodyOf(request);
    if (path === '/sessions') {
      const session = open(token, JSON.parse(raw));
      return session ? answer(201, session) : answer(401, null);
    }
    const session = sessions.get(token);
    if (!session) return answer(401, null);
    const { wizard } = session;
    if (path === '/view') {
      const known = Number(url.searchParams.get('revision'));
      if (known && wizard.revision <= known) {
        await new Promise((wake) => {
          wizard.waiting.add(wake);
          setTimeout(wake, 20_000).unref();
        });
      }
      return answer(200, wizard.view());
    }
    if (path === '/inputs')
      return wizard.input(JSON.parse(raw)) ? answer(200, wizard.view()) : answer(400, null);
    if (path === '/providers') return answer(200, listProviders(url.searchParams, session));
    if (path === '/fileTypes') return answer(200, { items: fileTypes });
    if (path === '/archives') {
      const names = [...raw.toString('latin1').matchAll(/name="file"; filename="([^"]*)"/g)];
      const type = /name="fileType"\r\n\r\n(\w+)/.exec(raw.toString('latin1'))[1];
      wizard.archive(
        type,
        names.map((name) => ({ name: name[1], size: 1000 })),
      );
      return answer(201, wizard.view());
    }
    return answer(404, null);
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://' + request.headers.host);
    const send = (status, type, body, headers = {}) => {
      const cross = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };
      response.writeHead(status, {
        'Content-Type': type,
        'X-Content-Type-Options': 'nosniff',
        ...cross,
        ...headers,
      });
      response.end(body);
    };
    const answer = (status, data) => {
      const code = status < 300 ? 'OK' : status === 401 ? 'INVALID_TOKEN' : 'INVALID_PARAMETERS';
      const message = status < 300 ? 'OK' : 'The mock refuses this.';
      const body = { code, message, requestId: 'req-' + Date.now().toString(36), data: data ?? {} };
      send(status, 'application/json', JSON.stringify(body));
    };
    if (request.method === 'OPTIONS') {
      return send(204, 'text/plain', '', {
        'Access-Control-Allow-Headers': 'authorization, content-type',
        'Access-Control-Allow-Methods': 'GET, POST',
      });
    }
    if (url.pathname === '/widget/') {
      const headers = { 'Content-Security-Policy': contentPolicy(), Vary: 'Accept-Language' };
      return send(200, 'text/html; charset=utf-8', widgetPage(request.headers['accept-language']), headers);
    }
    if (/^\/widget\/strings\/[\w-]+\.json$/.test(url.pathname)) {
      return send(200, 'application/json', dist(url.pathname.slice(1)));
    }
    if (/^\/v[12]\/smile\.v[12]\.js$/.test(url.pathname)) {
      return send(200, 'text/javascript', dist(url.pathname.slice(1)));
    }
    if (url.pathname === '/sign-in') {
      const form = new URLSearchParams((await bodyOf(request)).toString());
      const wizard = [...wizards.values()].find((one) => one.userId === form.get('request'));
      if (form.get('allow')) wizard?.signedIn();
      const page = form.get('allow')
        ? '<p>Thank you. You may close this page.'
        : `<form method="post"><input type="hidden" name="request" value="${wizard?.userId}">
           <button name="allow" value="1">Allow</button></form>`;
      return send(
        200,
        'text/html',
        `<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1>${page}`,
      );
    }
    if (url.pathname.startsWith('/link/v1/')) return link(request, url, answer);
    return answer(404, null);
  });

  return new Promise((done) =>
    server.listen(port, '127.0.0.1', () => {
      done({ server, faults, wizards, origin: `http://127.0.0.1:${server.address().port}` });
    }),
  );
}

/** A customer's page, from another origin than the widget's. */
export function customerPage(origin, { token, options = '', csp = true, widgets = 1 }) {
  const policy = csp
    ? `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' ${origin}; frame-src ${origin}">`
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${policy}
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A lender</title></head>
<body><main><h1>Apply for a loan</h1><button id="start">Start</button></main>
<script src="${origin}/v2/smile.v2.js"></script>
<script>
  window.heard = [];
  window.widgets = [];
  for (let i = 0; i < ${widgets}; i++) {
    const on = {};
    for (const name of ['AccountCreated', 'AccountConnected', 'AccountRemoved', 'AccountError', 'TokenExpired', 'Close',
      'UploadsCreated', 'UploadsRemoved', 'UIEvent']) {
      on['on' + name] = (event) => { heard.push([i, 'on' + name, event]); if (name === 'AccountCreated') throw new Error('mine'); };
    }
    widgets.push(new SmileLinkModal({ userToken: '${token}' + (i || ''), ...on, ${options} }));
  }
  document.getElementById('start').onclick = () => widgets.forEach((widget) => widget.open());
</script></body></html>`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await startMock({ port: 4801, pace: 900 });
  let visit = 0;
  createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const person = new URL(request.url, origin).searchParams.get('person') ?? 'you' + Date.now();
    response.end(customerPage(origin, { token: `fresh-${person}-${++visit}` }));
  }).listen(4802, '127.0.0.1', () => console.log('http://127.0.0.1:4802/?person=me'));
}
