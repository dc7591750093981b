import { useState } from 'preact/hooks';
import { everything, narrowed, wrongWith } from '../narrow.ts';
import { useScene } from '../ui/context.ts';
import { Icon } from '../ui/icons.tsx';
import { Button, Screen } from '../ui/parts.tsx';
import { Narrow } from './narrow.tsx';

/** What was agreed to in this window, for whoever looks at it again. */
let agreed = { choice: everything, fresh: false };

export function ConsentScreen() {
  const { session, state, engine, t, company } = useScene();
  const { consent } = session;
  const [fresh, setFresh] = useState(agreed.fresh);
  const kinds = consent.datapoints.filter((kind) => t.has('data.' + kind));
  const [choice, setChoice] = useState(agreed.choice);
  const [choosing, setChoosing] = useState(agreed.choice !== everything);
  const [tried, setTried] = useState(false);
  const wrong = wrongWith(choice, kinds, new Date());
  const choose = () => {
    setChoosing(true);
    // Its button is gone: the keyboard goes on at the first choice
    setTimeout(() => document.getElementById('kind-' + kinds[0])?.focus());
  };
  const agree = () => {
    setTried(true);
    if (!wrong) agreed = { choice, fresh };
    if (wrong) return document.getElementById(wrong.field)?.focus();
    void engine.send('agree', {
      version: consent.version,
      keepFresh: fresh,
      ...narrowed(choice, consent.datapoints, new Date()),
    });
  };
  const facts = [
    ['lock', t(consent.tellsLinks ? 'consent.whoLinks' : 'consent.who', { company })],
    ['clock', [t('consent.keep', { days: t.count('days', consent.retentionDays) }), consent.retentionNote]],
    ['undo', t('consent.takeBack')],
  ] as const;
  return (
    <Screen
      title={t('consent.title', { company })}
      lead={t('consent.lead')}
      actions={
        <Button look="main" busy={state.busy} onClick={agree}>
          {t('consent.agree')}
        </Button>
      }
    >
      <div class="split">
        <h2>{t('consent.what')}</h2>
        {consent.narrowing && !choosing && (
          <Button look="small line" onClick={choose}>
            {t('consent.choose')}
          </Button>
        )}
      </div>
      {choosing ? (
        <Narrow choice={choice} choose={setChoice} offered={kinds} wrong={tried ? wrong : null} />
      ) : (
        <ul class="ticks">
          {kinds.map((kind) => (
            <li key={kind}>
              <Icon name="tick" />
              <div>
                <b>{t('data.' + kind)}</b>
                <span class="soft small">{t(`data.${kind}.is`)}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      <h2>{t('consent.how')}</h2>
      <ul class="facts">
        {facts.map(([icon, text]) => (
          <li key={icon}>
            <Icon name={icon} />
            <span>{Array.isArray(text) ? text.filter(Boolean).join(' ') : text}</span>
          </li>
        ))}
      </ul>
      {consent.keepsFresh && (
        <label class="tick panel">
          <input
            type="checkbox"
            checked={fresh}
            onChange={(event) => setFresh(event.currentTarget.checked)}
          />
          <span>{t('consent.fresh')}</span>
        </label>
      )}
      <details>
        <summary>{t('consent.full')}</summary>
        <div class="panel">
          <h2>{consent.title}</h2>
          <p class="full small">{consent.text}</p>
        </div>
      </details>
    </Screen>
  );
}
