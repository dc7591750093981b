import { useEffect, useState } from 'preact/hooks';
import { useScene } from '../ui/context.ts';
import { Button, Screen } from '../ui/parts.tsx';

export function SurveyScreen() {
  const { session, state, engine, t, setDirty } = useScene();
  const { countries, country: guessed } = session.settings;
  const [name, setName] = useState('');
  const [website, setWebsite] = useState('');
  const [country, setCountry] = useState(guessed ?? countries[0] ?? '');
  const [tried, setTried] = useState(false);
  const missing = tried && !name.trim();

  useEffect(() => setDirty(!!(name || website)), [name, website]);

  const submit = () => {
    setTried(true);
    if (!name.trim()) return document.getElementById('employer')?.focus();
    engine.send('submitSurvey', {
      employerName: name.trim(),
      country,
      ...(website.trim() ? { website: website.trim() } : {}),
    });
  };
  return (
    <Screen
      title={t('survey.title')}
      lead={t('survey.lead')}
      onSubmit={submit}
      actions={
        <Button type="submit" look="main" busy={state.busy}>
          {t('survey.submit')}
        </Button>
      }
    >
      <div class="field">
        <label for="employer">{t('survey.name')}</label>
        <input
          id="employer"
          class="input"
          value={name}
          maxLength={200}
          autocomplete="organization"
          dir="auto"
          aria-required
          aria-invalid={missing || undefined}
          aria-describedby={missing ? 'employer-wrong' : undefined}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        {missing && (
          <span id="employer-wrong" class="wrong">
            {t('login.empty')}
          </span>
        )}
      </div>
      <div class="field">
        <label for="survey-country">{t('find.country')}</label>
        <select
          id="survey-country"
          class="input"
          value={country}
          onChange={(event) => setCountry(event.currentTarget.value)}
        >
          {countries.map((code) => (
            <option key={code} value={code}>
              {t.country(code)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="website">
          {t('survey.website')} <span class="soft small">({t('optional')})</span>
        </label>
        <input
          id="website"
          class="input"
          value={website}
          maxLength={200}
          inputmode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          dir="ltr"
          onInput={(event) => setWebsite(event.currentTarget.value)}
        />
      </div>
    </Screen>
  );
}
