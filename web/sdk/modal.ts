/// <reference path="./smile.v2.d.ts" />
import { HELLO, INIT, type InitMessage, type ToPage, type ToWidget, type WidgetOptions } from './protocol.ts';
import { scriptAddress, serverOrigin } from './origin.ts';
import { addSheet, overlayCss, pageCss } from './sheet.ts';
import { wordsFor } from './words.ts';

const script = scriptAddress(document);
/** Long enough for a slow phone network, short enough that nobody stares at an empty box. */
const PATIENCE = 15_000;

/** What is on the page while the widget is open; thrown away as a whole when it closes. */
interface Opened {
  dismiss(): void;
}

/** Only what the widget may have, copied: an option that cannot be cloned must not stop the message. */
function widgetOptions(options: SmileLinkOptions): WidgetOptions {
  const text = (value: unknown) => (value === undefined || value === null ? undefined : String(value));
  const list = (value: unknown) => (Array.isArray(value) && value.length ? value.map(String) : undefined);
  return {
    userToken: text(options.userToken) || '',
    templateId: text(options.templateId),
    providers: list(options.providers),
    topProviders: list(options.topProviders),
    enableUpload: typeof options.enableUpload === 'boolean' ? options.enableUpload : undefined,
    companyName: text(options.companyName),
    language: text(options.language),
  };
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, name = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name) made.className = name;
  return made;
}

class Modal {
  private options: SmileLinkOptions;
  private opened: Opened | null = null;

  constructor(options: SmileLinkOptions) {
    this.options = options || ({} as SmileLinkOptions);
  }

  open(): void {
    if (this.opened) return;
    const origin = serverOrigin(this.options.apiHost, script);
    if (!origin) throw new Error('SmileLinkModal: load the SDK from your Openwink server, or set apiHost.');
    if (document.body) {
      this.opened = this.show(origin);
    } else {
      // The customer's script stands in the head: there is nothing to attach to yet.
      const later = () => this.opened?.dismiss === cancel && (this.opened = this.show(origin));
      const cancel = () => document.removeEventListener('DOMContentLoaded', later);
      document.addEventListener('DOMContentLoaded', later, { once: true });
      this.opened = { dismiss: cancel };
    }
  }

  close(): void {
    const opened = this.opened;
    this.opened = null;
    opened?.dismiss();
  }

  private finish(reason: SmileCloseReason): void {
    if (!this.opened) return;
    this.close();
    this.call('onClose', { reason });
  }

  /** The customer's code runs apart from ours: its errors are reported as its own and break nothing here. */
  private call(name: keyof SmileLinkCallbacks, event?: unknown): void {
    const callback = this.options[name] as ((event?: unknown) => unknown) | undefined;
    if (typeof callback !== 'function') return;
    const report = (error: unknown) => console.error('SmileLinkModal: ' + name + ' failed', error);
    try {
      const result = event === undefined ? callback() : callback(event);
      if (result && typeof (result as PromiseLike<unknown>).then === 'function') {
        (result as PromiseLike<unknown>).then(undefined, report);
      }
    } catch (error) {
      report(error);
    }
  }

  private show(origin: string): Opened {
    const words = wordsFor(this.options.language);
    const before = document.activeElement as HTMLElement | null;
    const host = element('div');
    const root = host.attachShadow({ mode: 'open' });
    const undo = [addSheet(root, overlayCss), addSheet(document, pageCss)];

    const dialog = element('dialog');
    dialog.setAttribute('aria-label', words.title);
    dialog.setAttribute('aria-modal', 'true');
    const panel = element('div', 'panel');
    const wait = element('div', 'wait');
    const message = element('p');
    message.setAttribute('role', 'status');
    message.textContent = words.loading;
    const button = element('button');
    button.type = 'button';
    button.textContent = words.close;
    button.onclick = () => this.finish(failed ? 'error' : 'close');
    wait.append(message, button);
    const frame = element('iframe');
    frame.title = words.title;
    frame.allow = 'camera';
    frame.src = origin + '/widget/';
    panel.append(wait, frame);
    dialog.append(panel);
    root.append(dialog);

    let port: MessagePort | null = null;
    let failed = false;
    const timer = setTimeout(() => {
      failed = true;
      message.textContent = words.failed;
    }, PATIENCE);

    const onHello = (event: MessageEvent) => {
      if (event.source !== frame.contentWindow || !event.data || event.data.type !== HELLO) return;
      // A sandboxed page makes the frame's origin opaque as well ("null"), and an opaque origin cannot
      // be named as a target. The check of the source above is then what holds.
      const opaque = event.origin === 'null' && window.origin === 'null';
      if (event.origin !== origin && !opaque) return;
      clearTimeout(timer);
      failed = false;
      port?.close();
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = (answer) => this.hear(answer.data as ToPage);
      const init: InitMessage = { type: INIT, options: widgetOptions(this.options) };
      frame.contentWindow!.postMessage(init, opaque ? '*' : origin, [channel.port2]);
      const focused = root.activeElement;
      panel.className = 'panel ready';
      if (!focused || focused === button || focused === dialog) frame.focus();
    };

    const askClose = () => {
      if (!port) return this.finish(failed ? 'error' : 'close');
      const ask: ToWidget = { type: 'askClose' };
      port.postMessage(ask);
      frame.focus();
    };
    // Escape reaches this page only while the frame has no focus.
    dialog.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      askClose();
    });
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      askClose();
    });
    // A browser may insist on closing (a second back gesture): then it is closed, and the page is told.
    dialog.addEventListener('close', () => this.finish('close'));

    window.addEventListener('message', onHello);
    document.body.append(host);
    try {
      // The browser's top layer keeps the rest of the page inert, whatever its z-indexes.
      dialog.showModal();
    } catch {
      dialog.setAttribute('open', '');
      dialog.setAttribute('role', 'dialog');
    }
    button.focus();

    return {
      dismiss() {
        clearTimeout(timer);
        window.removeEventListener('message', onHello);
        port?.close();
        host.remove();
        undo.forEach((step) => step());
        if (before && before !== document.body && before.isConnected) before.focus();
      },
    };
  }

  private hear(said: ToPage): void {
    if (said.type === 'close') this.finish(said.reason);
    else if (said.type === 'callback') this.call(said.name, said.event);
    else if (said.type === 'warning') console.warn('SmileLinkModal: ' + said.message);
  }
}

// The published types and the class may not drift apart.
const published: typeof SmileLinkModal = Modal as never as typeof SmileLinkModal & typeof Modal;
(window as unknown as { SmileLinkModal: typeof SmileLinkModal }).SmileLinkModal = published;
