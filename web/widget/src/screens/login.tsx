import { useEffect, useState } from 'preact/hooks';
import type { Field } from '../types.ts';
import { useScene } from '../ui/context.ts';
import { Icon } from '../ui/icons.tsx';
import { Button, Choice, Face, Screen } from '../ui/parts.tsx';

export function OptionsScreen() {
  const { view, session, engine, t } = useScene();
  const name = view.provider?.name ?? '';
  const words = (key: string, fallback: string) => (t.has(key) ? t(key, { name }) : fallback);
  return (
    <Screen
      title={t('options.title', { name })}
      above={view.provider && <Face provider={view.provider} big />}
    >
      <ul class="cards">
        {(view.login?.methods ?? []).map((method) => (
          <Choice
            key={method}
            title={words('method.' + method, method)}
            more={words(`method.${method}.needs`, '')}
            onClick={() => engine.send('chooseMethod', { method })}
          />
        ))}
        {session.settings.uploads && (
          <Choice
            title={t('method.UPLOAD')}
            more={t('method.UPLOAD.needs')}
            onClick={() => engine.send('showFileTypes')}
          />
        )}
      </ul>
    </Screen>
  );
}

/** What phones and password managers want to know about a field. */
const hints: Record<string, Record<string, string>> = {
  USER_NAME: { autocomplete: 'username' },
  EMAIL: { autocomplete: 'username', inputmode: 'email' },
  PHONE: { autocomplete: 'username', inputmode: 'tel' },
  SS_NUMBER: { autocomplete: 'off', inputmode: 'numeric' },
  PASSWORD: { autocomplete: 'current-password' },
};

function LoginField(props: { field: Field; value: string; wrong: string; set: (value: string) => void }) {
  const { t } = useScene();
  const { field, value, wrong, set } = props;
  const [open, setOpen] = useState(false);
  const secret = field.kind === 'password';
  const id = 'f-' + field.name;
  const help = field.label === 'SS_NUMBER';
  const kind = secret ? (open ? 'text' : 'password') : field.kind === 'digits' ? 'text' : field.kind;
  const described = [help && id + '-help', wrong && id + '-wrong'].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{t('label.' + field.label)}</label>
      <div class={secret ? 'with' : undefined}>
        <input
          id={id}
          name={field.name}
          class="input"
          // The typings know each type apart, and this one is chosen while it runs.
          type={kind as 'text'}
          value={value}
          maxLength={field.maxLength || 200}
          autocapitalize="none"
          // As an attribute: set as the property that it is in some browsers, any text means "on"
          ref={(input) => input?.setAttribute('autocorrect', 'off')}
          spellcheck={false}
          dir="auto"
          {...hints[field.label]}
          aria-required
          aria-invalid={wrong ? true : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => set(event.currentTarget.value)}
        />
        {secret && (
          <button
            type="button"
            class="icon"
            aria-pressed={open}
            aria-label={t('login.show')}
            title={t('login.show')}
            onClick={() => setOpen(!open)}
          >
            <Icon name="eye" />
          </button>
        )}
      </div>
      {help && (
        <span id={id + '-help'} class="soft small">
          {t('login.ssHelp')}
        </span>
      )}
      {wrong && (
        <span id={id + '-wrong'} class="wrong">
          {wrong}
        </span>
      )}
    </div>
  );
}

/** What was typed last, for the form that comes back after a refusal. Never a password, and never stored. */
const remembered = new Map<string, Record<string, string>>();

export function LoginScreen() {
  const { view, session, state, engine, t, company, setDirty } = useScene();
  const name = view.provider?.name ?? '';
  const login = view.login;
  const fields = login?.fields ?? [];
  const memory = view.provider?.id + '/' + login?.method;
  const before = remembered.get(memory) ?? {};
  const [values, setValues] = useState(before);
  const [tried, setTried] = useState(false);
  const oauth = login?.method === 'OAUTH';
  // Spaces at the ends are the keyboard's, not the person's; in a password they may be meant.
  const valueOf = (field: Field) => {
    const value = values[field.name] ?? '';
    return field.kind === 'password' ? value : value.trim();
  };

  useEffect(
    () => setDirty(fields.some((field) => (values[field.name] ?? '') !== (before[field.name] ?? ''))),
    [values],
  );
  useEffect(() => {
    if (!login?.errorCode) return;
    setTried(false);
    setValues(before);
  }, [view.revision]);

  const submit = () => {
    if (state.busy) return;
    const missing = fields.find((field) => !valueOf(field));
    if (missing) {
      setTried(true);
      document.getElementById('f-' + missing.name)?.focus();
      return;
    }
    const open = fields.filter((field) => field.kind !== 'password');
    remembered.set(memory, Object.fromEntries(open.map((field) => [field.name, valueOf(field)])));
    engine.send('submitLogin', {
      fields: Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])),
    });
  };

  return (
    <Screen
      title={t('login.title', { name })}
      lead={t(oauth ? 'login.oauth' : 'login.lead', { name, company })}
      above={view.provider && <Face provider={view.provider} big />}
      onSubmit={submit}
      actions={
        <>
          <Button type="submit" look="main" busy={state.busy}>
            {t('login.connect')}
          </Button>
          {(login?.methods.length ?? 0) > 1 && (
            <Button onClick={() => engine.send('otherMethod')}>{t('login.other')}</Button>
          )}
        </>
      }
    >
      {session.mode === 'SANDBOX' && <p class="note warn small">{t('login.sandbox')}</p>}
      {login?.errorCode && (
        <div class="note bad" role="alert">
          {t('login.wrong')}
        </div>
      )}
      {fields.map((field) => (
        <LoginField
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          wrong={tried && !valueOf(field) ? t('login.empty') : ''}
          set={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {login?.forgotPasswordUrl && /^https?:/.test(login.forgotPasswordUrl) && (
        <p>
          <a href={login.forgotPasswordUrl} target="_blank" rel="noopener noreferrer">
            {t('login.forgot')}
          </a>
        </p>
      )}
    </Screen>
  );
}
