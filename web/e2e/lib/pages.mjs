/** A customer's web site, on another site than the widget's. */
import { createServer } from 'node:http';

const names = [
  'onAccountCreated',
  'onAccountConnected',
  'onAccountRemoved',
  'onTokenExpired',
  'onClose',
  'onAccountError',
  'onUploadsCreated',
  'onUploadsRemoved',
  'onUIEvent',
];

/**
 * The page of the SDK's documentation: a script tag, `new SmileLinkModal({…})` with every callback, `open()`. What the
 * callbacks hear is kept in `window.heard`, with the number of the widget that told it.
 */
export function samplePage(origin, { tokens, version = 2, options = {}, script, policy, throws = [] }) {
  const src = script ?? `${origin}/v${version}/smile.v${version}.js`;
  const csp = policy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8" />
  <meta http-equiv="X-UA-Compatible" content="IE=edge" />
  <meta name="viewport" content="width=device-width, initial-scale=1.0">
  ${csp}
  <title>Quickstart - Sandbox Mode</title>
</head>
<body>
  <main aria-label="Application"><h1>A loan application</h1></main>
  <script src="${src}"></script>
  <script type="text/javascript">
    window.heard = [];
    window.widgets = ${JSON.stringify(tokens)}.map((userToken, n) => {
      const callbacks = {};
      for (const name of ${JSON.stringify(names)}) {
        callbacks[name] = (event) => {
          heard.push({ n, name, event });
          if (${JSON.stringify(throws)}.includes(name)) throw new Error('a mistake of the customer');
        };
      }
      const smileLinkModal = new SmileLinkModal({ userToken, ...callbacks, ...${JSON.stringify(options)} });
      smileLinkModal.open();
      return smileLinkModal;
    });
  </script>
</body>
</html>`;
}

/** A page that shows another one without an origin, as embedding tools do. */
export function sandboxedPage(inner) {
  const html = JSON.stringify(inner).replace(/</g, '\\u003c');
  return `<!doctype html><html lang="en"><head><title>An embedding tool</title>
    <meta name="viewport" content="width=device-width, initial-scale=1.0"></head><body><main><h1>Preview</h1>
    <iframe id="outer" title="A customer's page" width="460" height="700"
      sandbox="allow-scripts allow-popups allow-forms"></iframe></main>
    <script>document.getElementById('outer').srcdoc = ${html}</script></body></html>`;
}

export async function startPages() {
  const pages = new Map();
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const page = pages.get(request.url);
    const type = page?.type ?? 'text/html; charset=utf-8';
    response.writeHead(page ? 200 : 404, { 'Content-Type': type });
    response.end(page?.body ?? '');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  // Another name than the server's: browsers count it as another site.
  const origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    /** Puts a page up, and says where. */
    put(body, type) {
      const path = '/' + (pages.size + 1);
      pages.set(path, { body, type });
      return origin + path;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
