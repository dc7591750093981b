/** The calls of the pages that nobody has to be signed in for. */
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { api, got } from '../../api/client';
import type { Role } from '../../permissions';

export const logIn = (body: { email: string; password: string }) =>
  got(api.POST('/portal/v1/login', { body }));
export const sendCode = (body: { code: string }) => got(api.POST('/portal/v1/login/code', { body }));
export const sendRecoveryCode = (body: { code: string }) =>
  got(api.POST('/portal/v1/login/recovery', { body }));

export async function logInWithPasskey() {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { ceremony, options } = await got(api.POST('/portal/v1/login/passkey/start', {}));
  const credential = await startAuthentication({
    optionsJSON: options.publicKey as PublicKeyCredentialRequestOptionsJSON,
  });
  return got(api.POST('/portal/v1/login/passkey/finish', { body: { ceremony, credential } }));
}

export const signUp = (body: { organisation: string; name: string; email: string; password: string }) =>
  got(api.POST('/portal/v1/signup', { body }));
export const signUpAgain = (body: { ticket: string }) => got(api.POST('/portal/v1/signup/resend', { body }));
/** The sandbox key that an organisation begins with. */
export interface Begun {
  apiKey: string;
  apiSecret: string;
}
export const verify = (body: { token: string }): Promise<Begun> =>
  got(api.POST('/portal/v1/verify', { body }));
/** One's own address is another from now on. */
export const confirmEmail = (body: { token: string }) => got(api.POST('/portal/v1/email/confirm', { body }));

export const lookAtSetUp = (body: { token: string }): Promise<{ organisation: string }> =>
  got(api.POST('/portal/v1/setup/look', { body }));
export const setUp = (body: {
  token: string;
  organisation: string;
  name: string;
  email: string;
  password: string;
  code?: string;
}): Promise<Begun> => got(api.POST('/portal/v1/setup', { body }));
export const forgot = (body: { email: string }) => got(api.POST('/portal/v1/forgot', { body }));
export const reset = (body: { token: string; password: string }) =>
  got(api.POST('/portal/v1/reset', { body }));

export interface Invited {
  organisation: string;
  email: string;
  role: Role;
  /** Whether the address has an account here already, and whether that one asks for a code. */
  known: boolean;
  twoFactor: boolean;
}
export const lookAtInvitation = (body: { token: string }): Promise<Invited> =>
  got(api.POST('/portal/v1/invitation', { body }));
export const acceptInvitation = (body: { token: string; name?: string; password: string; code?: string }) =>
  got(api.POST('/portal/v1/invitation/accept', { body }));

export const config = (): Promise<{ signUp: boolean; passkeyOrigin: string | null }> =>
  got(api.GET('/portal/v1/config', {}));
