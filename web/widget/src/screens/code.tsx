import { useEffect, useState } from 'preact/hooks';
import { useScene } from '../ui/context.ts';
import { Button, Face, Screen, useCountdown } from '../ui/parts.tsx';

export function CodeScreen() {
  const { view, state, engine, t, announce } = useScene();
  const challenge = view.challenge;
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  const left = useCountdown(challenge?.resendInSeconds ?? 0, view.revision);
  const name = view.provider?.name ?? '';
  const channel = challenge?.channel ?? 'SMS';
  const others = (challenge?.channels ?? []).filter((other) => other !== channel);
  const wrong = empty ? t('login.empty') : challenge?.errorCode ? t('code.wrong') : '';

  useEffect(() => setCode(''), [view.revision]);

  const submit = () => {
    const value = code.replace(/\s/g, '');
    setEmpty(!value);
    if (value) engine.send('submitCode', { code: value });
    else document.getElementById('code')?.focus();
  };
  const resend = (fields = {}) => {
    engine.send('resendCode', fields);
    announce(t('code.sent'));
  };

  return (
    <Screen
      title={t('code.title')}
      lead={
        <>
          {(challenge?.round ?? 1) > 1 && t('code.again', { name }) + ' '}
          {t(t.has('code.' + channel) ? 'code.' + channel : 'code.SMS', {
            name,
            to: (challenge?.sentTo ?? '').replace(/ /g, '\u00a0'),
          })}
        </>
      }
      above={view.provider && <Face provider={view.provider} big />}
      onSubmit={submit}
      actions={
        <Button type="submit" look="main" busy={state.busy}>
          {t('code.submit')}
        </Button>
      }
    >
      <div class="field">
        <label for="code">{t('code.label')}</label>
        <input
          id="code"
          class="input digits"
          type="text"
          value={code}
          maxLength={32}
          autocomplete="one-time-code"
          inputmode={channel === 'APP' && !challenge?.digits ? 'text' : 'numeric'}
          autocapitalize="none"
          spellcheck={false}
          dir="ltr"
          aria-required
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'code-wrong' : challenge?.digits ? 'code-digits' : undefined}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        {wrong ? (
          <span id="code-wrong" class="wrong" role="alert">
            {wrong}
          </span>
        ) : (
          challenge?.digits && (
            <span id="code-digits" class="soft small">
              {t.count('code.digits', challenge.digits)}
            </span>
          )
        )}
      </div>
      <div>
        {channel !== 'APP' && (
          <Button off={left > 0} onClick={() => resend()}>
            {left > 0 ? t('code.wait', { n: left }) : t('code.resend')}
          </Button>
        )}
        {others.map((other) => (
          <Button key={other} onClick={() => resend({ channel: other })}>
            {t.has('code.by.' + other) ? t('code.by.' + other) : other}
          </Button>
        ))}
        {(view.provider?.methods.length ?? 0) > 1 && (
          <Button onClick={() => engine.send('otherMethod')}>{t('login.other')}</Button>
        )}
      </div>
    </Screen>
  );
}
