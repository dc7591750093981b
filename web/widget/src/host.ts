/** The customer's page, seen from inside the frame. */
import { HELLO, INIT, type ToPage, type ToWidget, type WidgetOptions } from '../../sdk/protocol.ts';

export interface Host {
  options: Promise<WidgetOptions>;
  send(message: ToPage): void;
  onAskClose(listener: () => void): void;
}

export function connectHost(): Host {
  let port: MessagePort | null = null;
  let askClose = () => {};
  const options = new Promise<WidgetOptions>((resolve) => {
    // Opened as a page of its own, without the SDK: there is no token, and the widget says so.
    if (window.parent === window) return resolve({ userToken: '' });
    window.addEventListener('message', function listen(event: MessageEvent) {
      if (event.source !== window.parent || !event.data || event.data.type !== INIT || !event.ports[0])
        return;
      window.removeEventListener('message', listen);
      port = event.ports[0];
      port.onmessage = (said) => {
        if ((said.data as ToWidget).type === 'askClose') askClose();
      };
      resolve(event.data.options as WidgetOptions);
    });
    // To whoever embeds us: the greeting holds nothing, and the answer is what matters.
    window.parent.postMessage({ type: HELLO }, '*');
  });
  return {
    options,
    send: (message) => port?.postMessage(message),
    onAskClose: (listener) => {
      askClose = listener;
    },
  };
}
