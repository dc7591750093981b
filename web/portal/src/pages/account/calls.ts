/** The calls about one's own account. */
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { api, got } from '../../api/client';

export const rename = (body: { name: string }) => got(api.PUT('/portal/v1/me', { body }));
export const changePassword = (body: { current: string; password: string }) =>
  got(api.PUT('/portal/v1/me/password', { body }));

/** Mails a link to the new address, which counts once the link is used. */
export const askForEmail = (body: { email: string; password: string }) =>
  got(api.PUT('/portal/v1/me/email', { body }));

export interface Security {
  twoFactorSince: string | null;
  recoveryCodesLeft: number;
}
export const security = (): Promise<Security> => got(api.GET('/portal/v1/me/security', {}));

export interface Totp {
  secret: string;
  uri: string;
}
export const startTotp = (body: { password: string }): Promise<Totp> =>
  got(api.POST('/portal/v1/me/totp', { body }));
export const confirmTotp = (body: { code: string }): Promise<{ recoveryCodes: string[] }> =>
  got(api.POST('/portal/v1/me/totp/confirm', { body }));
export const removeTotp = (body: { password: string }) => got(api.DELETE('/portal/v1/me/totp', { body }));
export const newRecoveryCodes = (body: { password: string }): Promise<{ recoveryCodes: string[] }> =>
  got(api.POST('/portal/v1/me/recovery-codes', { body }));

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  usedAt: string | null;
}
export const passkeys = (): Promise<{ items: Passkey[] }> => got(api.GET('/portal/v1/me/passkeys', {}));
export async function addPasskey({ name, password }: { name: string; password: string }) {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const { ceremony, options } = await got(api.POST('/portal/v1/me/passkeys/start', { body: { password } }));
  const credential = await startRegistration({
    optionsJSON: options.publicKey as PublicKeyCredentialCreationOptionsJSON,
  });
  return got(api.POST('/portal/v1/me/passkeys/finish', { body: { ceremony, name, credential } }));
}
export const removePasskey = ({ id, password }: { id: string; password: string }) =>
  got(api.DELETE('/portal/v1/me/passkeys/{id}', { params: { path: { id } }, body: { password } }));

export interface PortalSession {
  id: string;
  browser: string;
  address: string;
  createdAt: string;
  seenAt: string;
}
export const sessions = (): Promise<{ items: PortalSession[] }> => got(api.GET('/portal/v1/me/sessions', {}));
export const endSession = (id: string) =>
  got(api.DELETE('/portal/v1/me/sessions/{id}', { params: { path: { id } } }));
export const endAllSessions = () => got(api.DELETE('/portal/v1/me/sessions', {}));
