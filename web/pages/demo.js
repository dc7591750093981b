// The lender's own script. Nothing here is special: a page that embeds the SDK does the same.
(() => {
  const connect = document.getElementById('connect');
  const status = document.getElementById('status');
  const log = document.getElementById('log');
  const records = document.getElementById('records');

  /** Known to this page's memory alone: a reload is a new visitor. */
  let visit = null;
  let widget = null;
  let shown = '';

  function heard(name, event) {
    document.getElementById('nothing-heard').hidden = true;
    const item = document.createElement('li');
    const time = document.createElement('time');
    const now = new Date();
    time.dateTime = now.toISOString();
    time.textContent = now.toLocaleTimeString();
    const what = document.createElement('b');
    what.textContent = event && event.eventName ? `${name}: ${event.eventName}` : name;
    if (event === undefined) {
      item.append(time, ' ', what);
    } else {
      const details = document.createElement('details');
      const summary = document.createElement('summary');
      summary.append(time, ' ', what);
      const code = document.createElement('pre');
      code.textContent = JSON.stringify(event, null, 2);
      details.append(summary, code);
      item.append(details);
    }
    log.prepend(item);
  }

  async function call(path, options) {
    const answer = await fetch(path, { ...options, credentials: 'omit', cache: 'no-store' });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.message);
    return body.data;
  }

  /** A lender's server would keep the API key and do this for its page. */
  async function newSession() {
    visit = await call('/demo/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ demoToken: visit ? visit.demoToken : null }),
    });
    return visit;
  }

  async function open() {
    if (connect.getAttribute('aria-disabled') === 'true') return;
    connect.setAttribute('aria-disabled', 'true');
    status.textContent = 'Opening…';
    try {
      const { userToken } = await newSession();
      if (widget) widget.close();
      const on = (name) => (event) => {
        heard(name, event);
        void show();
      };
      widget = new SmileLinkModal({
        userToken,
        companyName: 'Harbor Lending',
        onAccountCreated: on('onAccountCreated'),
        onAccountConnected: on('onAccountConnected'),
        onAccountRemoved: on('onAccountRemoved'),
        onAccountError: on('onAccountError'),
        onUploadsCreated: on('onUploadsCreated'),
        onUploadsRemoved: on('onUploadsRemoved'),
        onTokenExpired: on('onTokenExpired'),
        onUIEvent: on('onUIEvent'),
        onClose: on('onClose'),
      });
      widget.open();
      status.textContent = '';
    } catch (error) {
      status.textContent =
        typeof SmileLinkModal === 'undefined'
          ? 'The SDK did not load. Was the browser code built? Run make run.'
          : `That did not work: ${error.message}`;
    } finally {
      connect.removeAttribute('aria-disabled');
    }
  }

  const words = (kind) => kind.toLowerCase().replace(/_/g, ' ');

  function render(data) {
    // Only what changed is drawn anew: whoever reads a record keeps it open.
    const now = JSON.stringify(data);
    if (now === shown) return;
    shown = now;
    const open = new Set(
      [...records.querySelectorAll('details[open]')].map((details) => details.dataset.kind),
    );
    document.getElementById('nothing-received').hidden = data.accounts.length > 0;
    const list = document.createElement('ul');
    for (const account of data.accounts) {
      const item = document.createElement('li');
      const error = account.errorCode ? ` (${account.errorCode})` : '';
      item.textContent = `${account.provider}: ${account.status}${error}`;
      list.append(item);
    }
    const kinds = data.records.map(({ kind, total, items }) => {
      const details = document.createElement('details');
      details.dataset.kind = kind;
      details.open = open.has(kind);
      const summary = document.createElement('summary');
      summary.textContent = `${words(kind)}: ${total}`;
      details.append(summary);
      for (const record of items) {
        const code = document.createElement('pre');
        code.textContent = JSON.stringify(record, null, 2);
        details.append(code);
      }
      if (total > items.length) {
        const more = document.createElement('p');
        more.className = 'soft';
        more.textContent = `The latest ${items.length} of ${total}.`;
        details.append(more);
      }
      return details;
    });
    records.replaceChildren(...(data.accounts.length ? [list] : []), ...kinds);
  }

  async function show() {
    if (!visit || document.hidden) return;
    try {
      render(await call('/demo/records', { headers: { Authorization: `Bearer ${visit.demoToken}` } }));
    } catch {
      // The next round tries again.
    }
  }

  connect.addEventListener('click', () => void open());
  setInterval(() => void show(), 3000);
})();
