import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { origin } from '../api.ts';
import type { Words } from '../i18n.ts';
import type { Problem } from '../api.ts';
import type { ProviderCard } from '../types.ts';
import { useScene } from './context.ts';
import { Icon, type IconName } from './icons.tsx';

type ButtonProps = {
  look?: 'main' | 'line' | 'danger' | 'small line' | '';
  busy?: boolean;
  /** Stays focusable, so that a keyboard is not thrown back to the top. */
  off?: boolean;
  describedBy?: string;
  onClick?: () => void;
  type?: 'button' | 'submit';
  children: ComponentChildren;
};

export function Button({
  look = '',
  busy,
  off,
  describedBy,
  onClick,
  type = 'button',
  children,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={'btn ' + look}
      aria-busy={busy || undefined}
      aria-disabled={busy || off || undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (busy || off) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </button>
  );
}

/** A screen: its heading takes the focus when the screen changes, its actions stay within reach. */
export function Screen(props: {
  title: string;
  lead?: ComponentChildren;
  above?: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren;
  onSubmit?: () => void;
}) {
  const { state, t } = useScene();
  const problem = state.problem && <ProblemNote t={t} problem={state.problem} retry={state.retry} />;
  const body = (
    <>
      <main aria-labelledby="title">
        <div class="head">
          {props.above}
          <h1 id="title" tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead && <p class="soft">{props.lead}</p>}
        </div>
        {!props.actions && problem}
        {props.children}
      </main>
      {props.actions && (
        // What went wrong stands by the button that was pressed, never below the fold.
        <div class="actions">
          {problem}
          {props.actions}
        </div>
      )}
    </>
  );
  if (!props.onSubmit) return <div class="shell-body">{body}</div>;
  const submit = (event: Event) => {
    event.preventDefault();
    props.onSubmit!();
  };
  return (
    <form class="shell-body" noValidate onSubmit={submit}>
      {body}
    </form>
  );
}

export function ProblemNote(props: { t: Words; problem: Problem; retry?: (() => void) | null }) {
  const { t, problem, retry } = props;
  const network = problem.kind === 'network';
  return (
    <div class="note bad" role="alert">
      {problem.kind === 'refused' ? (
        <p>{t('refused.lead', { why: problem.message })}</p>
      ) : (
        <>
          <p>
            <b>{t(network ? 'offline.title' : 'server.title')}</b>
          </p>
          <p>{t(network ? 'offline.lead' : 'server.lead')}</p>
        </>
      )}
      {problem.requestId && (
        <p class="small">
          {t('requestId', { id: '' })}
          <code>{problem.requestId}</code>
        </p>
      )}
      {retry && (
        <Button look="small line" onClick={retry}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}

/** Only pictures of our own server are shown: no other host is to learn who is connecting. */
export function ownPicture(address: string | null | undefined): string | null {
  if (!address) return null;
  try {
    const url = new URL(address, origin);
    return url.origin === origin || url.protocol === 'data:' ? url.href : null;
  } catch {
    return null;
  }
}

export function Face({ provider, big }: { provider: ProviderCard; big?: boolean }) {
  const [broken, setBroken] = useState(false);
  const logo = broken ? null : ownPicture(provider.logoUrl);
  return (
    <span
      class={big ? 'face big' : 'face'}
      aria-hidden="true"
      style={{ '--hue': String(Number(provider.monogram?.hue) || 0) }}
    >
      {logo ? (
        <img src={logo} alt="" loading="lazy" onError={() => setBroken(true)} />
      ) : (
        provider.monogram?.text
      )}
    </span>
  );
}

/** A choice among several: one big button a line. */
export function Choice(props: {
  title: string;
  more?: ComponentChildren;
  icon?: ComponentChildren;
  onClick: () => void;
}) {
  const { state } = useScene();
  return (
    <li>
      <button
        type="button"
        class="card"
        aria-disabled={state.busy || undefined}
        onClick={() => !state.busy && props.onClick()}
      >
        {props.icon}
        <span class="text">
          <b>{props.title}</b> {props.more && <span class="soft small">{props.more}</span>}
        </span>
        <Icon name="next" flip />
      </button>
    </li>
  );
}

export function Mark({ icon, bad }: { icon: IconName; bad?: boolean }) {
  return (
    <div class={bad ? 'mark bad' : 'mark'}>
      <Icon name={icon} />
    </div>
  );
}

export function Skeleton({ label, lines = 4 }: { label: string; lines?: number }) {
  return (
    <div class="cards" role="status" aria-busy="true">
      <span class="vh">{label}</span>
      {Array.from({ length: lines }, (_, i) => (
        <div class="card" key={i}>
          <span class="face bone" />
          <span class="text">
            <span class="bone line w60" />
          </span>
        </div>
      ))}
    </div>
  );
}

/** Seconds left until a moment that lies `seconds` ahead when `key` changes. */
export function useCountdown(seconds: number, key: unknown): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = Date.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [key]);
  return left;
}
