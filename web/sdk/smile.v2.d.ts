/**
 * Types of the Openwink browser SDK, for pages that load it with a plain script tag:
 * `/// <reference path="smile.v2.d.ts" />`. The SDK's own source is checked against this file.
 */

interface SmileAccountEvent {
  accountId: string;
  userId: string;
  providerId: string;
}

interface SmileAccountErrorEvent extends SmileAccountEvent {
  errorCode: string | null;
}

interface SmileUploadsEvent {
  /** The ids of the archives. */
  uploads: string[];
  userId: string;
}

/** `close`: the ✕. `exit`: Done. `error`: Exit on an error page. */
type SmileCloseReason = 'close' | 'exit' | 'error';

type SmileUIEventName =
  | 'ConsentPageOpened'
  | 'ProviderListPageOpened'
  | 'LoginPageOpened'
  | 'MfaPageOpened'
  | 'ConnectSuccessPageOpened'
  | 'AccountRevokePageOpened'
  | 'LoginOptionsPageOpened'
  | 'EmployerSurveyPageOpened'
  | 'FileTypeListPageOpened'
  | 'FileTypePageOpened'
  | 'ArchiveSuccessPageOpened'
  | 'RevokeArchivePageOpened';

interface SmileUIEventAccount {
  id: string;
  accountId: string;
  providerId: string;
  status: string;
  errorCode: string | null;
}

interface SmileUIEventArchive {
  id: string;
  archiveId: string;
  fileType: string;
  status: string;
}

interface SmileUIEvent {
  eventName: SmileUIEventName;
  /** ISO 8601, UTC. */
  eventTime: string;
  mode: 'SANDBOX' | 'PRODUCTION';
  userId: string;
  account: SmileUIEventAccount | null;
  archive: SmileUIEventArchive | null;
}

interface SmileLinkCallbacks {
  onAccountCreated?: (event: SmileAccountEvent) => unknown;
  onAccountConnected?: (event: SmileAccountEvent) => unknown;
  onAccountRemoved?: (event: SmileAccountEvent) => unknown;
  onAccountError?: (event: SmileAccountErrorEvent) => unknown;
  onTokenExpired?: () => unknown;
  onClose?: (event: { reason: SmileCloseReason }) => unknown;
  onUploadsCreated?: (event: SmileUploadsEvent) => unknown;
  onUploadsRemoved?: (event: SmileUploadsEvent) => unknown;
  onUIEvent?: (event: SmileUIEvent) => unknown;
}

interface SmileLinkOptions extends SmileLinkCallbacks {
  /** The single-use link token that your server got from the Open API. */
  userToken: string;
  /** A Wink template: colours, logo, company name, providers, uploads, consent text, language. */
  templateId?: string;
  /** Replaces the origin that the script came from. A path in it is ignored. */
  apiHost?: string;
  /** Only these providers. A single one skips the list. */
  providers?: string[];
  /** These providers first. */
  topProviders?: string[];
  enableUpload?: boolean;
  companyName?: string;
  /** en, fil, id, vi, es or zh-Hans. The browser's language where absent. */
  language?: string;
}

declare class SmileLinkModal {
  constructor(options: SmileLinkOptions);
  open(): void;
  /** Takes the widget off the page. Calls no callback: the page knows. */
  close(): void;
}
