/** What the customer's page hears: UI events for screens, callbacks for the server's signals. */
import type { CallbackName } from '../../sdk/protocol.ts';
import type { Session, Signal, View } from './types.ts';

const screens: Partial<Record<View['step'], SmileUIEventName>> = {
  CONSENT: 'ConsentPageOpened',
  FIND: 'ProviderListPageOpened',
  LOGIN: 'LoginPageOpened',
  OPTIONS: 'LoginOptionsPageOpened',
  CODE: 'MfaPageOpened',
  DONE: 'ConnectSuccessPageOpened',
  REVOKE: 'AccountRevokePageOpened',
  SURVEY: 'EmployerSurveyPageOpened',
  FILE_TYPES: 'FileTypeListPageOpened',
  UPLOAD: 'FileTypePageOpened',
  UPLOAD_DONE: 'ArchiveSuccessPageOpened',
};

/** Two views with the same key are one screen to the person. */
export function screenKey(view: View): string {
  return [view.step, view.provider?.id, view.login?.method, view.revoke?.sourceId, view.fileType].join('/');
}

function accountOf(view: View): SmileUIEventAccount | null {
  if (view.revoke?.sourceType === 'ARCHIVE') return null;
  const linked = view.revoke && view.accounts.find((account) => account.id === view.revoke!.sourceId);
  const account = linked ? { ...linked, providerId: linked.provider.id } : view.account;
  return (
    account && {
      id: account.id,
      accountId: account.id,
      providerId: account.providerId,
      status: account.status,
      errorCode: account.errorCode ?? null,
    }
  );
}

function archiveOf(view: View): SmileUIEventArchive | null {
  let id = view.revoke?.sourceType === 'ARCHIVE' ? view.revoke.sourceId : null;
  if (view.step === 'UPLOAD_DONE') {
    const made = view.signals.filter((signal) => signal.name === 'uploadsCreated').pop();
    id = made?.uploads?.[0] ?? view.archives[0]?.id ?? null;
  }
  const archive = id ? view.archives.find((one) => one.id === id) : null;
  return archive
    ? { id: archive.id, archiveId: archive.id, fileType: archive.fileType, status: archive.status }
    : null;
}

export function uiEvent(view: View, session: Session, now = new Date()): SmileUIEvent | null {
  let eventName = screens[view.step];
  if (view.revoke?.sourceType === 'ARCHIVE') eventName = 'RevokeArchivePageOpened';
  if (!eventName) return null;
  return {
    eventName,
    eventTime: now.toISOString(),
    mode: session.mode,
    userId: session.userId,
    account: accountOf(view),
    archive: archiveOf(view),
  };
}

export function callbackOf(signal: Signal, userId: string): { name: CallbackName; event: unknown } | null {
  const { name, accountId, providerId, errorCode } = signal;
  switch (name) {
    case 'accountCreated':
    case 'accountConnected':
    case 'accountRemoved':
      return {
        name: ('on' + name[0]!.toUpperCase() + name.slice(1)) as CallbackName,
        event: { accountId, userId, providerId },
      };
    case 'accountError':
      return { name: 'onAccountError', event: { accountId, userId, providerId, errorCode } };
    case 'uploadsCreated':
    case 'uploadsRemoved':
      return {
        name: name === 'uploadsCreated' ? 'onUploadsCreated' : 'onUploadsRemoved',
        event: { uploads: signal.uploads ?? [], userId },
      };
    default:
      return null;
  }
}
