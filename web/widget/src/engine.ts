/**
 * The widget's engine: holds the session and the view that the server last showed, sends inputs, and
 * waits for news. It knows nothing of the screen; the components subscribe to it.
 */
import type { WidgetOptions } from '../../sdk/protocol.ts';
import { type Api, Problem } from './api.ts';
import { callbackOf, screenKey, uiEvent } from './events.ts';
import type { Host } from './host.ts';
import type { Access, ProviderList, FileType, Session, View } from './types.ts';

export interface State {
  phase: 'starting' | 'ready' | 'expired' | 'failed';
  session: Session | null;
  view: View | null;
  /** An input is on its way. */
  busy: boolean;
  problem: Problem | null;
  /** What the problem's "Try again" does. */
  retry: (() => void) | null;
  /** The name of what was revoked last: the list says that it is gone. */
  removed: string | null;
}

export type Send = (input: string, fields?: Record<string, unknown>) => void;

/** Steps at which something may happen without the person. */
const steps = new Set(['CONNECTING', 'REDIRECT', 'CODE']);
const moving = (view: View) => steps.has(view.step) || view.archive?.status === 'STARTED';

export function createEngine(api: Api, host: Pick<Host, 'send' | 'ask' | 'onShow'>) {
  let state: State = {
    phase: 'starting',
    session: null,
    view: null,
    busy: false,
    problem: null,
    retry: null,
    removed: null,
  };
  const listeners = new Set<() => void>();
  let heard = 0;
  let shown = '';
  let polling = false;

  function set(change: Partial<State>) {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  }

  function expire() {
    if (state.phase === 'expired') return;
    set({ phase: 'expired', busy: false, problem: null });
    host.send({ type: 'callback', name: 'onTokenExpired' });
  }

  function fail(problem: unknown, retry: (() => void) | null) {
    const known = problem instanceof Problem ? problem : new Problem('server');
    if (known.kind === 'token') expire();
    else set({ busy: false, problem: known, retry });
  }

  function tell(view: View, session: Session) {
    for (const signal of [...view.signals].sort((a, b) => a.sequence - b.sequence)) {
      if (signal.sequence <= heard) continue;
      heard = signal.sequence;
      const callback = callbackOf(signal, session.userId);
      if (callback) host.send({ type: 'callback', ...callback });
    }
    const key = screenKey(view);
    if (key === shown) return;
    shown = key;
    const event = uiEvent(view, session);
    if (event) host.send({ type: 'callback', name: 'onUIEvent', event });
  }

  function show(view: View) {
    // Answers may overtake one another; an older view must not win.
    if (state.view && view.revision < state.view.revision) return;
    const changed = !state.view || screenKey(view) !== screenKey(state.view);
    set({ view, ...(changed && view.step !== 'CONNECTED' ? { removed: null } : {}) });
    tell(view, state.session!);
    void poll();
  }

  async function poll() {
    if (polling) return;
    polling = true;
    let misses = 0;
    while (state.phase === 'ready' && state.view && moving(state.view)) {
      try {
        const view = await api.call<View>('/view?revision=' + state.view.revision);
        misses = 0;
        if (state.problem?.kind === 'network' && !state.busy) set({ problem: null });
        show(view);
      } catch (problem) {
        if (problem instanceof Problem && problem.kind === 'token') expire();
        else if (++misses === 3) fail(problem, refresh);
        await new Promise((done) => setTimeout(done, Math.min(1000 * 2 ** misses, 15_000)));
      }
    }
    polling = false;
  }

  function refresh() {
    set({ problem: null });
    api.call<View>('/view').then(show, (problem) => fail(problem, refresh));
  }

  async function start(options: WidgetOptions) {
    set({ phase: 'starting', problem: null });
    const { userToken, preview, ...wishes } = options;
    if (preview) api.ask = host.ask;
    else if (!userToken) return expire();
    try {
      const session = await api.call<Session>('/sessions', { token: userToken, body: wishes });
      api.useSession(session.sessionToken);
      set({ phase: 'ready', session });
      for (const message of session.warnings ?? []) host.send({ type: 'warning', message });
      show(session.view);
    } catch (problem) {
      if (problem instanceof Problem && problem.kind === 'token') return expire();
      const known = problem instanceof Problem ? problem : new Problem('server');
      set({ phase: 'failed', problem: known, retry: () => void start(options) });
    }
  }

  /** Sends an input. One at a time: a second tap is the same wish. */
  async function send(input: string, fields: Record<string, unknown> = {}): Promise<void> {
    if (state.busy) return;
    const name = state.view?.provider?.name ?? null;
    set({ busy: true, problem: null });
    try {
      const view = await api.call<View>('/inputs', { body: { input, ...fields } });
      set({ busy: false, removed: input === 'confirmRevoke' ? (name ?? '') : state.removed });
      show(view);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.kind !== 'refused') {
        // No retry of its own: the button that was pressed is still there, and so is what was typed.
        return fail(problem, null);
      }
      // The wizard has moved on (another tab, a lost answer): show where it stands now.
      try {
        const before = state.view?.revision;
        const view = await api.call<View>('/view');
        set({ busy: false, problem: view.revision === before ? problem : null, retry: null });
        show(view);
      } catch (second) {
        fail(second, refresh);
      }
    }
  }

  async function upload(
    form: FormData,
    progress: (part: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    set({ busy: true, problem: null });
    try {
      const view = await api.upload<View>(form, progress, signal);
      set({ busy: false });
      show(view);
    } catch (problem) {
      if (signal.aborted) set({ busy: false });
      else if (problem instanceof Problem && problem.kind === 'token') expire();
      // No retry of its own: the pages are still there, and so is the Upload button.
      else set({ busy: false, problem: problem as Problem, retry: null });
    }
  }

  function providers(search: string, country: string, type: string, signal: AbortSignal) {
    const query = new URLSearchParams();
    if (search) query.set('search', search);
    if (country) query.set('country', country);
    if (type) query.set('type', type);
    const text = query.toString();
    return api.call<ProviderList>('/providers' + (text && '?' + text), { signal });
  }

  /** A preview shows another look, or another screen, without being opened anew. */
  host.onShow((session) => {
    shown = '';
    set({ phase: 'ready', session, view: null, problem: null });
    show(session.view);
  });

  return {
    get state() {
      return state;
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start,
    send: ((input, fields) => void send(input, fields)) as Send,
    upload,
    providers,
    fileTypes: (signal: AbortSignal) => api.call<{ items: FileType[] }>('/fileTypes', { signal }),
    accesses: () => api.call<{ items: Access[] }>('/accesses'),
    expire,
    /** Done: the server hears that the person has finished, but a slow network does not keep the widget open. */
    finish: async () => {
      const heard = api.call('/inputs', { body: { input: 'finish' }, keepalive: true }).catch(() => {});
      await Promise.race([heard, new Promise((late) => setTimeout(late, 300))]);
      host.send({ type: 'close', reason: 'exit' });
    },
    close: (reason: SmileCloseReason) => host.send({ type: 'close', reason }),
    clearProblem: () => set({ problem: null }),
  };
}

export type Engine = ReturnType<typeof createEngine>;
