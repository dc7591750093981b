/** The part of the consent screen where a person chooses what to share. */
import { useState } from 'preact/hooks';
import { type Choice, iso, type Wrong } from '../narrow.ts';
import { useScene } from '../ui/context.ts';

function Day(props: {
  id: string;
  label: string;
  max?: string;
  value: string;
  wrong: Wrong | null;
  set: (day: string) => void;
}) {
  const { t } = useScene();
  const { id, wrong } = props;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="input"
        type="date"
        max={props.max}
        value={props.value}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? id + '-wrong' : undefined}
        onInput={(event) => props.set(event.currentTarget.value)}
      />
      {wrong && (
        <span id={id + '-wrong'} class="wrong">
          {t(wrong.text)}
        </span>
      )}
    </div>
  );
}

export function Narrow(props: {
  choice: Choice;
  choose: (choice: Choice) => void;
  offered: string[];
  wrong: Wrong | null;
}) {
  const { t, company } = useScene();
  const { choice, choose, offered, wrong } = props;
  const [today] = useState(() => iso(new Date()));
  const kindsWrong = wrong?.field.startsWith('kind-') && wrong;
  const wrongAt = (field: string) => (wrong?.field === field ? wrong : null);
  const tick = (kind: string, on: boolean) =>
    choose({
      ...choice,
      without: on ? choice.without.filter((other) => other !== kind) : [...choice.without, kind],
    });
  return (
    <>
      <fieldset class="choices" aria-describedby={kindsWrong ? 'kinds-wrong' : undefined}>
        <legend class="vh">{t('consent.what')}</legend>
        {offered.map((kind) => (
          <label class="tick" key={kind}>
            <input
              id={'kind-' + kind}
              type="checkbox"
              checked={!choice.without.includes(kind)}
              onChange={(event) => tick(kind, event.currentTarget.checked)}
            />
            <span>
              <b>{t('data.' + kind)}</b>
              <span class="soft small">{t(`data.${kind}.is`)}</span>
            </span>
          </label>
        ))}
        {kindsWrong && (
          <span id="kinds-wrong" class="wrong">
            {t(kindsWrong.text)}
          </span>
        )}
      </fieldset>
      <div class="field">
        <label for="back">{t('consent.back')}</label>
        <select
          id="back"
          class="input"
          value={choice.back}
          onChange={(event) => choose({ ...choice, back: event.currentTarget.value as Choice['back'] })}
        >
          <option value="">{t('consent.back.all')}</option>
          {['12', '6', '3'].map((months) => (
            <option key={months} value={months}>
              {t('consent.back.months', { n: months })}
            </option>
          ))}
          <option value="own">{t('consent.back.own')}</option>
        </select>
      </div>
      {choice.back === 'own' && (
        <>
          <Day
            id="first-day"
            label={t('consent.first')}
            max={today}
            value={choice.first}
            wrong={wrongAt('first-day')}
            set={(first) => choose({ ...choice, first })}
          />
          <Day
            id="last-day"
            label={t('consent.last')}
            value={choice.last}
            wrong={wrongAt('last-day')}
            set={(last) => choose({ ...choice, last })}
          />
        </>
      )}
      <p class="soft small">{t('consent.less', { company })}</p>
    </>
  );
}
