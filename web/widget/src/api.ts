/** Calls of the Link API. The session token lives in this closure and nowhere else. */

export type ProblemKind = 'network' | 'server' | 'refused' | 'token';

export class Problem extends Error {
  kind: ProblemKind;
  requestId: string | null;

  constructor(kind: ProblemKind, message = '', requestId: string | null = null) {
    super(message);
    this.kind = kind;
    this.requestId = requestId;
  }
}

interface Call {
  method?: string;
  token?: string;
  body?: unknown;
  signal?: AbortSignal;
  /** Goes on although the frame is taken away. */
  keepalive?: boolean;
}

// In a sandboxed frame location.origin is "null"; the address still knows where the page came from.
export const origin = new URL(location.href).origin;
const base = origin + '/link/v1';
/** Above the 20 s that the server may hold a view. */
const TIMEOUT = 40_000;

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function verdict(status: number, body: { message?: string; requestId?: string } | null): Problem {
  const kind = status === 401 ? 'token' : status >= 500 || status === 429 ? 'server' : 'refused';
  return new Problem(kind, body?.message, body?.requestId ?? null);
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function createApi() {
  let session = '';

  async function call<T>(
    path: string,
    { method, token, body, signal, keepalive }: Call = {},
    tries = 3,
  ): Promise<T> {
    if (api.ask) return api.ask(path, body) as Promise<T>;
    const abort = new AbortController();
    const stop = () => abort.abort();
    signal?.addEventListener('abort', stop);
    const timer = setTimeout(stop, TIMEOUT);
    const headers: Record<string, string> = { Authorization: 'Bearer ' + (token ?? session) };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(base + path, {
        method: method || (body === undefined ? 'GET' : 'POST'),
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        keepalive,
        signal: abort.signal,
      });
      text = await answer.text();
    } catch {
      throw new Problem('network');
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
    if (answer.status === 429 && tries > 1) {
      // The limit counts an address, and many phones share one: waiting is not the person's business.
      await pause(Math.min(Number(answer.headers.get('Retry-After')) || 1, 10) * 1000);
      return call(path, { method, token, body, signal, keepalive }, tries - 1);
    }
    const envelope = parse(text);
    if (!answer.ok) throw verdict(answer.status, envelope);
    if (!envelope) throw new Problem('server');
    return envelope.data as T;
  }

  /** XMLHttpRequest, because fetch tells nothing about how far an upload has come. */
  function upload<T>(form: FormData, progress: (part: number) => void, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', base + '/archives');
      request.setRequestHeader('Authorization', 'Bearer ' + session);
      request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
      request.onload = () => {
        const envelope = parse(request.responseText);
        if (request.status >= 200 && request.status < 300 && envelope) resolve(envelope.data);
        else reject(verdict(request.status, envelope));
      };
      request.onerror = request.onabort = () => reject(new Problem('network'));
      signal.addEventListener('abort', () => request.abort());
      request.send(form);
    });
  }

  const api = {
    call,
    upload,
    useSession(token: string) {
      session = token;
    },
    /** In a preview, who answers in the server's place. */
    ask: null as null | ((path: string, body: unknown) => Promise<unknown>),
  };
  return api;
}

export type Api = ReturnType<typeof createApi>;
