/** The calls about one's own account. */
import { api, got } from '../../api/client';

export const rename = (body: { name: string }) => got(api.PUT('/portal/v1/me/name', { body }));
export const changeEmail = (body: { email: string; password: string }) =>
  got(api.PUT('/portal/v1/me/email', { body }));
export const changePassword = (body: { password: string; newPassword: string }) =>
  got(api.PUT('/portal/v1/me/password', { body }));

export interface Security {
  twoFactorSince: string | null;
  recoveryCodesLeft: number;
}
export const security = (): Promise<Security> => got(api.GET('/portal/v1/me/security', {}));

export interface Totp {
  secret: string;
  uri: string;
  /** An SVG. */
  qr: string;
}
export const startTotp = (body: { password: string }): Promise<Totp> =>
  got(api.POST('/portal/v1/me/totp', { body }));
export const confirmTotp = (body: { code: string }): Promise<{ recoveryCodes: string[] }> =>
  got(api.POST('/portal/v1/me/totp/confirm', { body }));
export const removeTotp = (body: { password: string }) =>
  got(api.POST('/portal/v1/me/totp/remove', { body }));
export const newRecoveryCodes = (body: { password: string }): Promise<{ recoveryCodes: string[] }> =>
  got(api.POST('/portal/v1/me/recoveryCodes', { body }));

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}
export const passkeys = (): Promise<{ items: Passkey[] }> => got(api.GET('/portal/v1/me/passkeys', {}));
export async function addPasskey({ name, password }: { name: string; password: string }) {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const { publicKey } = await got(api.POST('/portal/v1/me/passkeys/options', { body: { password } }));
  const credential = await startRegistration({ optionsJSON: publicKey });
  return got(api.POST('/portal/v1/me/passkeys', { body: { name, credential } }));
}
export const removePasskey = (id: string) =>
  got(api.DELETE('/portal/v1/me/passkeys/{id}', { params: { path: { id } } }));

export interface PortalSession {
  id: string;
  current: boolean;
  userAgent: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
}
export const sessions = (): Promise<{ items: PortalSession[] }> => got(api.GET('/portal/v1/me/sessions', {}));
export const endSession = (id: string) =>
  got(api.DELETE('/portal/v1/me/sessions/{id}', { params: { path: { id } } }));
export const endAllSessions = () => got(api.POST('/portal/v1/me/sessions/end', {}));
