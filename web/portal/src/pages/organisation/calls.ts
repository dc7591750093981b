/** The calls about the organisation, its members, and what was done. */
import { api, got } from '../../api/client';
import type { ListPage } from '../../api/hooks';
import type { Role } from '../../permissions';

export const rename = (body: { name: string }) => got(api.PUT('/portal/v1/organisation', { body }));

export interface Details {
  id: string;
  name: string;
  createdAt: string;
  production: 'NONE' | 'REQUESTED' | 'APPROVED' | 'REFUSED';
  productionAskedAt: string | null;
  productionDecidedAt: string | null;
  sharesLinks: boolean;
}
export const details = (): Promise<Details> => got(api.GET('/portal/v1/organisation', {}));
export const shareLinks = (sharesLinks: boolean) =>
  got(api.PUT('/portal/v1/organisation/links', { body: { sharesLinks } }));
export const askForProduction = (body: { purpose: string; website: string | null; contact: string | null }) =>
  got(api.POST('/portal/v1/organisation/production', { body }));

export const leave = (body: { password: string }) => got(api.POST('/portal/v1/organisation/leave', { body }));

export interface Colleague {
  id: string;
  name: string;
  email: string;
  role: Role;
  twoFactor: boolean;
  usedAt: string | null;
}
export const members = (): Promise<ListPage<Colleague>> => got(api.GET('/portal/v1/members', {}));
export const changeRole = ({ id, role }: { id: string; role: Role }) =>
  got(api.PUT('/portal/v1/members/{id}', { params: { path: { id } }, body: { role } }));
export const removeMember = (id: string) =>
  got(api.DELETE('/portal/v1/members/{id}', { params: { path: { id } } }));

export interface MemberInvitation {
  id: string;
  email: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
}
export const invitations = (): Promise<ListPage<MemberInvitation>> =>
  got(api.GET('/portal/v1/members/invitations', {}));
export const invite = (body: { email: string; role: Role }) =>
  got(api.POST('/portal/v1/members/invitations', { body }));
export const takeBack = (id: string) =>
  got(api.DELETE('/portal/v1/members/invitations/{id}', { params: { path: { id } } }));

export const inviteAgain = (id: string) =>
  got(api.POST('/portal/v1/members/invitations/{id}/resend', { params: { path: { id } } }));

export interface AuditLine {
  id: string;
  action: string;
  target: string;
  member: { id: string; name: string } | null;
  /** The key, where it was a call of the Open API. */
  apiKey?: { id: string; name: string } | null;
  mode: 'SANDBOX' | 'PRODUCTION' | null;
  address: string;
  createdAt: string;
}
export interface AuditQuery {
  cursor?: string;
  memberId?: string;
  /** What the action begins with. */
  action?: string;
  startDate?: string;
  endDate?: string;
}
export const audit = (query: AuditQuery): Promise<ListPage<AuditLine>> =>
  got(api.GET('/portal/v1/audit', { params: { query: { size: 50, ...query } } }));
