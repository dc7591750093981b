/** The words of roles, modes and permissions. What each role may do is the server's to say: `GET /portal/v1/me`. */
export type Role = 'OWNER' | 'DEVELOPER' | 'ANALYST' | 'VIEWER';
export type Mode = 'sandbox' | 'production';
export const MODES: readonly Mode[] = ['sandbox', 'production'];
export const modeNames: Record<Mode, string> = { sandbox: 'Sandbox', production: 'Production' };

export type Permission =
  | 'OwnAccount'
  | 'ReadPeople'
  | 'ExportPeople'
  | 'ManagePeople'
  | 'ReadSettings'
  | 'ReadTraffic'
  | 'ManageBuild'
  | 'UseSandbox'
  | 'ManageOrganisation';

export const ROLES: readonly Role[] = ['OWNER', 'DEVELOPER', 'ANALYST', 'VIEWER'];
export const roleNames: Record<Role, string> = {
  OWNER: 'Owner',
  DEVELOPER: 'Developer',
  ANALYST: 'Analyst',
  VIEWER: 'Viewer',
};
export const roleMeanings: Record<Role, string> = {
  OWNER: 'Everything, members and production access included',
  DEVELOPER: 'Keys, webhooks, templates and logs; people in the sandbox only',
  ANALYST: 'People, invitations and exports',
  VIEWER: 'Reads people and settings, changes nothing',
};
