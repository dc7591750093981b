/** The real widget, showing a draft: it asks this page where it would ask the server. */
import { useEffect, useRef } from 'react';
import { HELLO, INIT, type InitMessage, type ToPage, type ToWidget } from '../../../../sdk/protocol.ts';
import { answer, type Draft, session } from './mock';
import classes from './wink.module.css';

export function Preview({ draft, screen, wide }: { draft: Draft; screen: string; wide: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const port = useRef<MessagePort>(null);
  const shown = useRef({ draft, screen });

  useEffect(() => {
    const listen = (event: MessageEvent) => {
      const inner = frame.current?.contentWindow;
      if (!inner || event.source !== inner || event.data?.type !== HELLO) return;
      const channel = new MessageChannel();
      port.current?.close();
      port.current = channel.port1;
      channel.port1.onmessage = (message) => {
        const said = message.data as ToPage;
        if (said.type !== 'ask') return;
        const { draft, screen } = shown.current;
        const data = said.path === '/sessions' ? session(draft, screen) : answer(draft, said.path, said.body);
        channel.port1.postMessage({ type: 'answer', id: said.id, data } satisfies ToWidget);
      };
      const init: InitMessage = { type: INIT, options: { userToken: '', preview: true } };
      inner.postMessage(init, location.origin, [channel.port2]);
    };
    window.addEventListener('message', listen);
    return () => {
      window.removeEventListener('message', listen);
      port.current?.close();
    };
  }, []);

  useEffect(() => {
    shown.current = { draft, screen };
    port.current?.postMessage({ type: 'show', session: session(draft, screen) } satisfies ToWidget);
  }, [draft, screen]);

  return (
    <div className={classes.stage} data-wide={wide || undefined}>
      <iframe ref={frame} src="/widget/" title="Preview of the widget" className={classes.frame} />
    </div>
  );
}
