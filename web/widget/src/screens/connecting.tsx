import { useEffect, useRef, useState } from 'preact/hooks';
import { origin } from '../api.ts';
import { useScene } from '../ui/context.ts';
import { Icon } from '../ui/icons.tsx';
import { Button, Face, Screen } from '../ui/parts.tsx';

function webAddress(action: string): string | null {
  try {
    const url = new URL(action, origin);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The other side's own sign-in page, in a frame here; in a window where the frame does not do. */
export function RedirectScreen() {
  const { view, t } = useScene();
  const form = useRef<HTMLFormElement>(null);
  const [opened, setOpened] = useState(false);
  const name = view.provider?.name ?? '';
  const redirect = view.redirect;
  const action = redirect && webAddress(redirect.action);

  const post = (target: string) => {
    if (!form.current) return;
    form.current.target = target;
    form.current.submit();
  };
  useEffect(() => post('sign-in'), [action, JSON.stringify(redirect?.fields)]);

  return (
    <Screen
      title={t('redirect.title', { name })}
      lead={t(opened ? 'redirect.opened' : 'redirect.lead')}
      actions={
        <Button
          look="line"
          onClick={() => {
            post('_blank');
            setOpened(true);
          }}
        >
          {t('redirect.window')}
        </Button>
      }
    >
      {action && (
        <form ref={form} method="post" action={action} hidden>
          {Object.keys(redirect.fields).map((field) => (
            <input key={field} type="hidden" name={field} value={redirect.fields[field]} />
          ))}
        </form>
      )}
      {/* Without the right to navigate the top: no foreign page may take the customer's page away. */}
      {!opened && (
        <iframe
          class="redirect"
          name="sign-in"
          title={t('redirect.frame', { name })}
          sandbox="allow-scripts allow-forms allow-popups allow-same-origin"
          referrerpolicy="no-referrer"
        />
      )}
    </Screen>
  );
}

/** How long a connection may take before it deserves a word. */
const SLOW = 20_000;

export function ConnectingScreen() {
  const { view, t, announce } = useScene();
  const [slow, setSlow] = useState(false);
  const name = view.provider?.name ?? '';
  const stage = view.progress?.stage ?? 'LOGGING_IN';
  const done = view.progress?.done ?? [];
  const words = (key: string) => (t.has('stage.' + key) ? t('stage.' + key) : key);

  useEffect(() => announce(words(stage)), [stage]);
  useEffect(() => {
    setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW);
    return () => clearTimeout(timer);
  }, [stage]);

  return (
    <Screen
      title={t('connecting.title', { name })}
      lead={t('connecting.leave')}
      above={view.provider && <Face provider={view.provider} big />}
    >
      <ol class="steps">
        {done.map((step) => (
          <li key={step}>
            <Icon name="tick" />
            <span>
              {words(step)} <span class="vh">({t('connecting.ready')})</span>
            </span>
          </li>
        ))}
        {!done.includes(stage) && (
          <li key={stage} aria-current="step">
            <span class="spin" aria-hidden="true" />
            <b>{words(stage)}…</b>
          </li>
        )}
      </ol>
      {slow && (
        <p class="note" role="status">
          {t('connecting.slow', { name })}
        </p>
      )}
    </Screen>
  );
}
