import { ApiProblem } from '../../api/problem';

const problemOf = (message: string) => new ApiProblem(-1, 'PASSKEY', message, null);

/** What the browser says when nobody touched the key is no problem of the server's. */
export function passkeyProblem(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'NotAllowedError' || error.name === 'AbortError')
    return problemOf('The passkey was not used: the request was closed, or it took too long. Try again');
  if (error.name === 'InvalidStateError') return problemOf('This passkey is registered here already');
  if (error.name === 'WebAuthnError' || error.name === 'SecurityError' || error.name === 'NotSupportedError')
    return problemOf('This browser cannot use passkeys at this address. Log in with your password');
  return error;
}
