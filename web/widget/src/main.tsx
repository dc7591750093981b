import { render } from 'preact';
import { createApi } from './api.ts';
import { App } from './app.tsx';
import { createEngine } from './engine.ts';
import { connectHost } from './host.ts';
import { fetchStrings, inlineStrings } from './i18n.ts';
import { applyLook } from './look.ts';

applyLook(undefined);
const host = connectHost();
const engine = createEngine(createApi(), host);

async function begin() {
  // The server puts the words into the page; a cache that lost them costs one more request.
  const inline = inlineStrings() ?? (await fetchStrings('en').catch(() => ({ lang: 'en' })));
  render(<App engine={engine} host={host} inline={inline} />, document.getElementById('app')!);
}

void begin();
