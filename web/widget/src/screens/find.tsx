import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api.ts';
import type { ProviderCard, ProviderList } from '../types.ts';
import { useScene } from '../ui/context.ts';
import { Icon } from '../ui/icons.tsx';
import { Button, Choice, Face, ProblemNote, Screen, Skeleton } from '../ui/parts.tsx';

const kinds = ['', 'EMPLOYER', 'SYSTEM', 'GIG', 'GOVERNMENT'];

/** The list for a search. The last list stays while the next one is on its way. */
function useProviders(search: string, country: string, kind: string) {
  const { engine } = useScene();
  const [list, setList] = useState<ProviderList | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const load = () =>
      engine.providers(search, country, kind, abort.signal).then(
        (found) => {
          if (abort.signal.aborted) return;
          setList(found);
          setProblem(null);
        },
        (failed) => {
          if (abort.signal.aborted) return;
          if (failed instanceof Problem && failed.kind === 'token') engine.expire();
          else setProblem(failed);
        },
      );
    // Typing is quicker than the network; a choice is made once.
    const timer = setTimeout(load, search ? 180 : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, country, kind, attempt]);
  return { list, problem, retry: () => setAttempt(attempt + 1) };
}

function Provider({ provider, search }: { provider: ProviderCard; search: string }) {
  const { engine, t } = useScene();
  const kind = t.has('type.' + provider.type) ? t('type.' + provider.type) : provider.typeLabel;
  const old =
    search.length > 1 &&
    !provider.name.toLowerCase().includes(search.toLowerCase()) &&
    provider.legacyNames?.find((name) => name.toLowerCase().includes(search.toLowerCase()));
  const longer = provider.longName && provider.longName !== provider.name ? provider.longName : '';
  return (
    <Choice
      title={provider.name}
      icon={<Face provider={provider} />}
      more={[old && t('find.formerly', { name: old }), longer, kind, t.country(provider.country)]
        .filter(Boolean)
        .join(' · ')}
      onClick={() => engine.send('chooseProvider', { providerId: provider.id })}
    />
  );
}

function Lost() {
  const { session, engine, state, t } = useScene();
  const [open, setOpen] = useState(false);
  const survey = () => engine.send('showSurvey');
  const { uploads } = session.settings;
  return (
    <>
      <button
        type="button"
        class="btn line"
        aria-expanded={uploads ? open : undefined}
        onClick={() => (uploads ? setOpen(!open) : survey())}
      >
        {t('find.lost')}
      </button>
      {open && (
        <>
          <Button look="main" busy={state.busy} onClick={() => engine.send('showFileTypes')}>
            {t('find.upload')}
          </Button>
          <Button onClick={survey}>{t('find.survey')}</Button>
        </>
      )}
    </>
  );
}

function Select(props: {
  label: string;
  value: string;
  set: (value: string) => void;
  children: ComponentChildren;
}) {
  return (
    <select
      class="input"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.set(event.currentTarget.value)}
    >
      {props.children}
    </select>
  );
}

export function FindScreen() {
  const { session, view, engine, t, announce } = useScene();
  const { countries, country: guessed } = session.settings;
  const [typed, setTyped] = useState('');
  const [country, setCountry] = useState(guessed && countries.includes(guessed) ? guessed : '');
  const [kind, setKind] = useState('');
  const search = typed.trim();
  const { list, problem, retry } = useProviders(search, country, kind);
  const promoted = list?.promoted ?? [];
  const rest = list?.items.filter((item) => !promoted.some((other) => other.id === item.id)) ?? [];
  const connected = view.accounts.length + view.archives.length;
  const none = list && !promoted.length && !rest.length;

  useEffect(() => {
    if (list && search) announce(t.count('find.count', rest.length + promoted.length));
  }, [list]);

  return (
    <Screen title={t('find.title')} actions={<Lost />}>
      <search class="head">
        <label class="vh" for="search">
          {t('find.search')}
        </label>
        <input
          id="search"
          class="input"
          type="search"
          value={typed}
          placeholder={t('find.hint')}
          maxLength={100}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="search"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <div class="row">
          {countries.length > 1 && (
            <Select label={t('find.country')} value={country} set={setCountry}>
              <option value="">{t('find.everywhere')}</option>
              {countries.map((code) => (
                <option key={code} value={code}>
                  {t.country(code)}
                </option>
              ))}
            </Select>
          )}
          <Select label={t('find.kind')} value={kind} set={setKind}>
            {kinds.map((value) => (
              <option key={value} value={value}>
                {t('find.' + (value || 'all'))}
              </option>
            ))}
          </Select>
        </div>
      </search>
      {connected > 0 && (
        <Button look="line" onClick={() => engine.send('showConnected')}>
          <Icon name="tick" />
          {t('find.connected', { n: connected })}
        </Button>
      )}
      {problem ? (
        <ProblemNote t={t} problem={problem} retry={retry} />
      ) : !list ? (
        <Skeleton label={t('loading')} lines={6} />
      ) : (
        <>
          {promoted.length > 0 && <h2>{t('find.promoted')}</h2>}
          {promoted.length > 0 && (
            <ul class="cards">
              {promoted.map((provider) => (
                <Provider key={provider.id} provider={provider} search={search} />
              ))}
            </ul>
          )}
          {promoted.length > 0 && rest.length > 0 && <h2>{t('find.rest')}</h2>}
          {rest.length > 0 && (
            <ul class="cards">
              {rest.map((provider) => (
                <Provider key={provider.id} provider={provider} search={search} />
              ))}
            </ul>
          )}
          {none && (
            <div class="panel">
              <p>{search ? t('find.none', { search }) : t('find.noneHere')}</p>
              <p class="soft">{t('find.tips')}</p>
            </div>
          )}
        </>
      )}
    </Screen>
  );
}
