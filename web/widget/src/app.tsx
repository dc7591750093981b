import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import type { Engine } from './engine.ts';
import { screenKey } from './events.ts';
import type { Host } from './host.ts';
import { fetchStrings, makeWords, ourLanguage, type Strings } from './i18n.ts';
import { applyLook } from './look.ts';
import { CodeScreen } from './screens/code.tsx';
import { ConnectedScreen, RevokeScreen } from './screens/connected.tsx';
import { ConnectingScreen, RedirectScreen } from './screens/connecting.tsx';
import { ConsentScreen } from './screens/consent.tsx';
import { FindScreen } from './screens/find.tsx';
import { LoginScreen, OptionsScreen } from './screens/login.tsx';
import { DoneScreen, ErrorScreen, SurveyDoneScreen, UploadDoneScreen } from './screens/results.tsx';
import { BootSkeleton, ExpiredScreen, FailedScreen } from './screens/states.tsx';
import { SurveyScreen } from './screens/survey.tsx';
import { FileTypesScreen, UploadScreen } from './screens/upload.tsx';
import type { WidgetOptions } from '../../sdk/protocol.ts';
import type { Step } from './types.ts';
import { SceneContext } from './ui/context.ts';
import { LeaveSheet, Top } from './ui/top.tsx';

const screens: Record<Step, ComponentType> = {
  CONSENT: ConsentScreen,
  FIND: FindScreen,
  OPTIONS: OptionsScreen,
  LOGIN: LoginScreen,
  CODE: CodeScreen,
  REDIRECT: RedirectScreen,
  CONNECTING: ConnectingScreen,
  DONE: DoneScreen,
  ERROR: ErrorScreen,
  CONNECTED: ConnectedScreen,
  REVOKE: RevokeScreen,
  FILE_TYPES: FileTypesScreen,
  UPLOAD: UploadScreen,
  UPLOAD_DONE: UploadDoneScreen,
  SURVEY: SurveyScreen,
  SURVEY_DONE: SurveyDoneScreen,
};

const rightToLeft = /^(ar|fa|he|ur)\b/;

/** The person's own choice wins over the page's, that over the template's, that over the browser's. */
function useStrings(inline: Strings, wanted: unknown, template: unknown) {
  const [strings, setStrings] = useState(inline);
  const [picked, pick] = useState<string | null>(null);
  const language = picked ?? ourLanguage(wanted) ?? ourLanguage(template) ?? inline.lang;
  useEffect(() => {
    if (!language || language === strings.lang) return;
    let stale = false;
    fetchStrings(language).then(
      (fresh) => !stale && setStrings(fresh),
      // Words in another language are better than none.
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [language]);
  const t = useMemo(() => makeWords(strings), [strings]);
  useLayoutEffect(() => {
    document.documentElement.lang = t.lang;
    document.documentElement.dir = rightToLeft.test(t.lang) ? 'rtl' : 'ltr';
  }, [t]);
  return { t, pick };
}

export function App({ engine, host, inline }: { engine: Engine; host: Host; inline: Strings }) {
  const [state, setState] = useState(engine.state);
  const [wanted, setWanted] = useState<Partial<WidgetOptions>>({});
  const [leaving, setLeaving] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [spoken, announce] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const { session, view } = state;
  const { t, pick } = useStrings(inline, wanted.language, session?.settings.language);
  const company = session?.settings.companyName || wanted.companyName || t('theCompany');
  const key = state.phase === 'ready' && view ? screenKey(view) : state.phase;
  const waiting = state.phase === 'starting';

  useEffect(() => {
    const stop = engine.subscribe(() => setState(engine.state));
    void host.options.then((options) => {
      setWanted(options);
      void engine.start(options);
    });
    return stop;
  }, []);

  useLayoutEffect(() => applyLook(session?.settings), [session]);

  // A new screen: from the top, with the focus on what it says it is.
  useLayoutEffect(() => {
    setLeaving(false);
    const heading = body.current?.querySelector<HTMLElement>('h1');
    document.title = heading?.textContent || t('title');
    if (waiting) return;
    window.scrollTo(0, 0);
    // Beside a form that shows how it looks, the focus stays in the form.
    if (wanted.preview) return;
    heading?.focus({ preventScroll: true });
  }, [key]);

  const close = () =>
    dirty && !leaving && state.phase === 'ready' ? setLeaving(true) : engine.close('close');
  const onEscape = () => (leaving ? setLeaving(false) : close());
  host.onAskClose(onEscape);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Escape also ends an input method's suggestion or empties the search: those come first.
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      const field = event.target as HTMLInputElement;
      if (field.type === 'search' && field.value) return;
      onEscape();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });

  const CurrentScreen = view && screens[view.step];
  const scene = { engine, state, session: session!, view: view!, t, company, announce, setDirty };
  return (
    <SceneContext.Provider value={scene}>
      <div class="shell" ref={body}>
        <div class="shell-body" inert={leaving}>
          <Top onClose={close} pick={pick} />
          {state.phase === 'ready' && CurrentScreen ? (
            <Keyed key={key} forget={() => setDirty(false)}>
              <CurrentScreen />
            </Keyed>
          ) : state.phase === 'expired' ? (
            <ExpiredScreen />
          ) : state.phase === 'failed' ? (
            <FailedScreen />
          ) : (
            <BootSkeleton />
          )}
        </div>
        {leaving && <LeaveSheet stay={() => setLeaving(false)} leave={() => engine.close('close')} />}
        <div class="vh" role="status" aria-live="polite">
          {spoken}
        </div>
      </div>
    </SceneContext.Provider>
  );
}

/** A screen of its own per key: what was typed on one is not carried to the next. */
function Keyed({ children, forget }: { children: preact.ComponentChildren; forget: () => void }) {
  useEffect(() => forget, []);
  return <>{children}</>;
}
