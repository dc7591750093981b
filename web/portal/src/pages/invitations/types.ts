/** What the pages of invitations show, and the words for it. */
import { api, got } from '../../api/client';
import { useRead } from '../../api/hooks';
import type { components } from '../../api/schema';
import type { Tone } from '../../components';
import type { Mode } from '../../permissions';
import { useMode } from '../../session';
import { useTemplates as useWinkTemplates } from '../wink/calls';

type Schemas = components['schemas'];
export type Invite = Schemas['PortalInvite'];
export type InviteDetail = Schemas['PortalInviteDetail'];
export type InviteMail = Schemas['InviteMail'];
export type InviteStatus = Schemas['InviteStatus'];
export type Template = Schemas['PortalInviteTemplate'];
export type Report = Schemas['ImportReport'];
export type Row = Schemas['ImportRow'];

export const statuses: Record<InviteStatus, { label: string; means: string; tone: Tone }> = {
  INVITED: { label: 'Invited', means: 'The invitation was made', tone: 'calm' },
  EMAIL_OPENED: { label: 'Mail opened', means: 'The mail was opened', tone: 'calm' },
  LANDING_PAGE_OPENED: { label: 'Page opened', means: 'The page was opened', tone: 'calm' },
  WINK_WIDGET_OPENED: { label: 'Widget opened', means: 'The widget was opened', tone: 'warn' },
  LINKED: { label: 'Linked', means: 'Something was connected or read', tone: 'good' },
  REVOKED: { label: 'Taken back', means: 'The invitation was taken back', tone: 'plain' },
};

const mails: Record<InviteMail['status'], { label: string; tone: Tone }> = {
  WAITING: { label: 'On its way', tone: 'calm' },
  SENT: { label: 'Sent', tone: 'good' },
  KEPT: { label: "In the operator's mailbox", tone: 'warn' },
  BOUNCED: { label: 'Bounced', tone: 'bad' },
  FAILED: { label: 'Not sent', tone: 'bad' },
  UNWANTED: { label: 'Wants no mail', tone: 'warn' },
  WITHDRAWN: { label: 'Stopped', tone: 'plain' },
};

/** A mail that was tried and not taken yet says so. */
export function mailWords(mail: InviteMail): { label: string; tone: Tone } {
  if (mail.status === 'WAITING' && mail.attempts > 0) return { label: 'Tried, not taken yet', tone: 'warn' };
  return mails[mail.status];
}

/** The templates to choose from: one page of them, which is more than anybody has. */
export function useTemplates() {
  const [mode] = useMode();
  return useRead(['inviteTemplates', mode, 'all'], () =>
    got(
      api.GET('/portal/v1/{mode}/inviteTemplates', { params: { path: { mode }, query: { size: 150 } } }),
    ).then((list) => list.items),
  );
}

/** The looks that the widget can have behind the link: Wink templates, and what it looks like without one. */
export function useLooks() {
  const templates = useWinkTemplates();
  return {
    known: templates.data !== undefined,
    options: [
      { value: '', label: 'The default look' },
      ...(templates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    ],
    error: templates.error ? 'The Wink templates cannot be read now: the default look is used.' : undefined,
  };
}

/** The one that an organisation begins with is chosen until another is. */
export const firstTemplate = (templates: Template[] | undefined) =>
  (templates?.find((template) => template.standard) ?? templates?.[0])?.id ?? '';

export const pathOf = (mode: Mode, rest: string) => `/${mode}/${rest}`;
