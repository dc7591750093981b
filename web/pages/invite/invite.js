// An invitation's page: it opens the widget for the invited person. The secret is in the address; nothing is stored.
(() => {
  'use strict';
  const here = location.pathname.replace(/\/$/, '');
  const words = document.getElementById('words').dataset;
  const status = document.getElementById('status');
  const open = document.getElementById('open');
  const start = document.getElementById('start');
  const success = document.getElementById('success');

  let changed = false;
  let linked = false;

  async function call(path) {
    const answer = await fetch(here + path, { method: 'POST', credentials: 'omit', cache: 'no-store' });
    const body = await answer.json();
    if (answer.ok) return body.data;
    const problem = new Error(body.message);
    problem.id = body.requestId;
    problem.over = answer.status === 404 || answer.status === 410;
    throw problem;
  }

  /** After the widget: thanks where something came, the page anew where what is shared has changed otherwise. */
  function after() {
    open.removeAttribute('aria-disabled');
    if (linked) {
      start.hidden = true;
      success.hidden = false;
      success.querySelector('h1').focus();
    } else if (changed) {
      location.reload();
    } else {
      status.textContent = words.closed;
      open.focus();
    }
  }

  async function begin() {
    if (open.getAttribute('aria-disabled') === 'true') return;
    open.setAttribute('aria-disabled', 'true');
    status.textContent = words.opening;
    try {
      const { userToken, templateId, companyName } = await call('/token');
      linked = false;
      const came = () => {
        linked = true;
      };
      const went = () => {
        changed = true;
      };
      const widget = new SmileLinkModal({
        userToken,
        ...(templateId === null ? { companyName } : { templateId }),
        onAccountConnected: came,
        onUploadsCreated: came,
        onAccountError: went,
        onAccountRemoved: went,
        onUploadsRemoved: went,
        onTokenExpired: went,
        onClose: after,
      });
      widget.open();
      status.textContent = '';
    } catch (problem) {
      open.removeAttribute('aria-disabled');
      // It ended while the page was open: the page itself says it best
      if (problem.over) location.reload();
      status.textContent = words.failed.replace('{id}', problem.id ?? '-');
    }
  }

  open.addEventListener('click', begin);
  document.getElementById('see').addEventListener('click', () => location.reload());
  // Only a browser that runs this counts as somebody who looks: mail filters fetch pages too
  call('/opened').catch(() => undefined);
})();
