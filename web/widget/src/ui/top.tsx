import { useEffect, useRef, useState } from 'preact/hooks';
import { languages } from '../i18n.ts';
import { useScene } from './context.ts';
import { Icon } from './icons.tsx';
import { Button, ownPicture } from './parts.tsx';

/** Steps that have nothing behind them, or nothing that going back would stop. */
const noBack = new Set(['CONSENT', 'FIND', 'CONNECTING', 'DONE', 'UPLOAD_DONE', 'SURVEY_DONE']);

function useBack(): boolean {
  const { state } = useScene();
  const { view, session, phase } = state;
  if (phase !== 'ready' || !view || noBack.has(view.step)) return false;
  // With a single provider there is no list to go back to.
  const first = view.step === 'OPTIONS' || (view.step === 'LOGIN' && (view.login?.methods.length ?? 0) < 2);
  return !(session?.settings.singleProvider && first);
}

export function Top({ onClose, pick }: { onClose: () => void; pick: (language: string) => void }) {
  const { engine, state, t, company } = useScene();
  const [broken, setBroken] = useState('');
  const back = useBack();
  const settings = state.session?.settings;
  const address = ownPicture(settings?.logoUrl);
  const logo = address === broken ? null : address;
  return (
    <header class="top">
      {back && (
        <button type="button" class="icon" aria-label={t('back')} onClick={() => engine.send('back')}>
          <Icon name="back" flip />
        </button>
      )}
      <div class="brand">
        {logo ? (
          <img
            key={logo}
            src={logo}
            alt={company}
            data-ground={settings?.logoGround ?? undefined}
            onError={() => setBroken(logo)}
          />
        ) : (
          <span>{settings?.companyName ?? ''}</span>
        )}
        {state.session?.mode === 'SANDBOX' && <span class="badge">{t('sandbox')}</span>}
      </div>
      <div class="icon tongue">
        <Icon name="globe" />
        <select
          aria-label={t('language')}
          title={t('language')}
          value={t.lang}
          onChange={(event) => pick(event.currentTarget.value)}
        >
          {Object.keys(languages).map((code) => (
            <option key={code} value={code} lang={code}>
              {languages[code]}
            </option>
          ))}
        </select>
      </div>
      <button type="button" class="icon" aria-label={t('close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </header>
  );
}

/** Asked only where something typed or chosen would be lost. */
export function LeaveSheet({ stay, leave }: { stay: () => void; leave: () => void }) {
  const { t } = useScene();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    title.current?.focus();
    // Later, when what lies behind is no longer inert.
    return () => void setTimeout(() => before?.isConnected && before.focus());
  }, []);
  return (
    <div class="veil">
      <div
        class="sheet"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="leave"
        aria-describedby="leave-why"
      >
        <h2 id="leave" tabIndex={-1} ref={title}>
          {t('leave.title')}
        </h2>
        <p id="leave-why" class="soft">
          {t('leave.lead')}
        </p>
        <Button look="main" onClick={stay}>
          {t('leave.stay')}
        </Button>
        <Button look="line" onClick={leave}>
          {t('leave.go')}
        </Button>
      </div>
    </div>
  );
}
