/** The customer's page, seen from inside the frame. */
import { HELLO, INIT, type ToPage, type ToWidget, type WidgetOptions } from '../../sdk/protocol.ts';
import { origin, Problem } from './api.ts';
import type { Session } from './types.ts';

export interface Host {
  options: Promise<WidgetOptions>;
  send(message: ToPage): void;
  onAskClose(listener: () => void): void;
  /** Asks the page, in a preview. */
  ask(path: string, body: unknown): Promise<unknown>;
  onShow(listener: (session: Session) => void): void;
}

export function connectHost(): Host {
  let port: MessagePort | null = null;
  let askClose = () => {};
  let show: (session: Session) => void = () => {};
  const asked = new Map<number, (data: unknown) => void>();
  let count = 0;
  const options = new Promise<WidgetOptions>((resolve) => {
    // Opened as a page of its own, without the SDK: there is no token, and the widget says so.
    if (window.parent === window) return resolve({ userToken: '' });
    window.addEventListener('message', function listen(event: MessageEvent) {
      if (event.source !== window.parent || !event.data || event.data.type !== INIT || !event.ports[0])
        return;
      window.removeEventListener('message', listen);
      port = event.ports[0];
      const given = event.data.options as WidgetOptions;
      // Only this server's own pages may say what a widget shows.
      const preview = given.preview === true && event.origin === origin;
      port.onmessage = (said) => {
        const message = said.data as ToWidget;
        if (message.type === 'askClose') askClose();
        else if (!preview) return;
        else if (message.type === 'show') show(message.session as Session);
        else asked.get(message.id)?.(message.data);
      };
      // The browser says where the page is from; it is kept with the consent.
      resolve({ ...given, preview, page: event.origin });
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
    ask: (path, body) =>
      new Promise((resolve, reject) => {
        const id = ++count;
        asked.set(id, (data) => {
          asked.delete(id);
          if (data === undefined) reject(new Problem('refused'));
          else resolve(data);
        });
        port?.postMessage({ type: 'ask', id, path, body });
      }),
    onShow: (listener) => {
      show = listener;
    },
  };
}
