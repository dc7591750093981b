/**
 * The typed client. Its types come from docs/portal-openapi.json (`npm run api-types`).
 *
 *     const key = await got(api.POST('/portal/v1/{mode}/keys', { params: { path: { mode } }, body }));
 *
 * `got` hands back what is in the envelope's `data`, and throws an `ApiProblem` for everything else.
 */
import createClient from 'openapi-fetch';
import { ApiProblem } from './problem';
import type { paths } from './schema';

interface Envelope {
  code: string;
  message: string;
  requestId: string;
  data: unknown;
}

const isEnvelope = (body: unknown): body is Envelope =>
  typeof body === 'object' && body !== null && 'code' in body && 'requestId' in body;

/** The document names paths as they are below its server's address. */
type Whole = { [Path in keyof paths as `/portal/v1${Path & string}`]: paths[Path] };

let lost: () => void = () => {};
/** Called when a call is refused because nobody is signed in any more. */
export const onSessionLost = (then: () => void) => (lost = then);

let moved: () => void = () => {};
/** Called when another tab has switched the session to another organisation than is shown here. */
export const onMoved = (then: () => void) => (moved = then);

let organisation = '';
/** The organisation that the pages show: calls are refused where the session has another by now. */
export const showing = (id: string) => void (organisation = id);

async function guarded(request: Request): Promise<Response> {
  // Tells the server that the call comes from a page of ours: a form on another site cannot set it.
  request.headers.set('X-Openwink-Portal', '1');
  // But for the call that says which organisation it is
  if (organisation && !request.url.endsWith('/portal/v1/me'))
    request.headers.set('X-Openwink-Organisation', organisation);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw ApiProblem.offline();
  }
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  const problem = isEnvelope(body)
    ? new ApiProblem(response.status, body.code, body.message, body.requestId)
    : new ApiProblem(
        response.status,
        'SERVER_ERROR',
        'The server answered in an unexpected way. Try again in a moment',
        response.headers.get('x-request-id'),
      );
  if (response.status === 401) lost();
  if (response.headers.has('x-openwink-moved')) moved();
  throw problem;
}

export const api = createClient<Whole>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  fetch: guarded,
});

export const useApi = () => api;

/** What an envelope holds. */
export type DataOf<T> = T extends { data: infer D } ? D : T;

/** The data of an answer. */
export async function got<T>(call: Promise<{ data?: T }>): Promise<DataOf<T>> {
  const { data } = await call;
  return (isEnvelope(data) ? data.data : data) as DataOf<T>;
}
