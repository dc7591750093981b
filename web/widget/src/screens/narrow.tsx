/** The part of the consent screen where a person chooses what to share. */
import { useState } from 'preact/hooks';
import { type Choice, iso, type Wrong } from '../narrow.ts';
import { useScene } from '../ui/context.ts';

export function Narrow(props: {
  choice: Choice;
  choose: (choice: Choice) => void;
  offered: string[];
  wrong: Wrong | null;
}) {
  const { t, company } = useScene();
  const { choice, choose, offered, wrong } = props;
  const [today] = useState(() => iso(new Date()));
  const daysWrong = wrong?.field === 'last-day' && wrong;
  const kindsWrong = !daysWrong && wrong;
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
          <div class="field">
            <label for="first-day">{t('consent.first')}</label>
            <input
              id="first-day"
              class="input"
              type="date"
              max={today}
              value={choice.first}
              onInput={(event) => choose({ ...choice, first: event.currentTarget.value })}
            />
          </div>
          <div class="field">
            <label for="last-day">{t('consent.last')}</label>
            <input
              id="last-day"
              class="input"
              type="date"
              value={choice.last}
              aria-invalid={daysWrong ? true : undefined}
              aria-describedby={daysWrong ? 'days-wrong' : undefined}
              onInput={(event) => choose({ ...choice, last: event.currentTarget.value })}
            />
            {daysWrong && (
              <span id="days-wrong" class="wrong">
                {t(daysWrong.text)}
              </span>
            )}
          </div>
        </>
      )}
      <p class="soft small">{t('consent.less', { company })}</p>
    </>
  );
}
