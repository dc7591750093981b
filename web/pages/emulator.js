// A customer's page within the portal's emulator. It has no origin of its own, as in many embedding tools, and so reaches
// nothing of the portal: the portal hands it a link token, and it hands back what the callbacks say.
'use strict';
(function () {
  const names = [
    'onAccountCreated',
    'onAccountConnected',
    'onAccountRemoved',
    'onAccountError',
    'onTokenExpired',
    'onUploadsCreated',
    'onUploadsRemoved',
    'onUIEvent',
    'onClose',
  ];
  const said = document.getElementById('said');
  const tell = (name, event) => parent.postMessage({ type: 'openwink:emulated', name, event }, '*');
  const warn = console.warn;
  // What the SDK would write to a developer's console.
  console.warn = function (text) {
    tell('console.warn', String(text));
    warn.apply(console, arguments);
  };
  let modal = null;
  window.addEventListener('message', (event) => {
    if (event.source !== parent || !event.data || event.data.type !== 'openwink:emulate') return;
    if (modal) modal.close();
    const options = Object.assign({}, event.data.options);
    for (const name of names) {
      options[name] = (value) => {
        tell(name, value);
        if (name !== 'onClose') return;
        modal = null;
        said.textContent = 'The widget is closed. Open it again with a fresh link token.';
      };
    }
    said.textContent = 'The widget is open.';
    modal = new SmileLinkModal(options);
    modal.open();
  });
  tell('ready');
})();
