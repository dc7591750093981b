/** The Link API's shapes: docs/link-api.md says what they mean. */

export type Step =
  | 'CONSENT'
  | 'FIND'
  | 'OPTIONS'
  | 'LOGIN'
  | 'CODE'
  | 'REDIRECT'
  | 'CONNECTING'
  | 'DONE'
  | 'ERROR'
  | 'CONNECTED'
  | 'REVOKE'
  | 'FILE_TYPES'
  | 'UPLOAD'
  | 'UPLOAD_DONE'
  | 'SURVEY'
  | 'SURVEY_DONE';

export interface ProviderCard {
  id: string;
  name: string;
  longName: string | null;
  logoUrl: string | null;
  monogram: { text: string; hue: number };
  type: string;
  typeLabel: string;
  subTypeLabel: string | null;
  country: string;
  accountConnection: boolean;
  methods: string[];
  legacyNames: string[];
}

export interface Field {
  name: string;
  label: string;
  kind: 'text' | 'password' | 'tel' | 'email' | 'digits';
  maxLength: number;
}

export interface Login {
  method: string | null;
  methods: string[];
  fields: Field[];
  forgotPasswordUrl: string | null;
  errorCode: string | null;
}

export interface Challenge {
  channel: string;
  sentTo: string | null;
  digits: number | null;
  resendInSeconds: number;
  expiresInSeconds: number;
  channels: string[];
  round: number;
  errorCode: string | null;
}

export interface LinkedAccount {
  id: string;
  provider: ProviderCard;
  status: string;
  errorCode: string | null;
  connectedAt: string | null;
  refreshedAt: string | null;
  /** When it is read again. */
  nextSyncAt: string | null;
  /** Whether it is of no use until the person has logged in again. */
  wantsLogIn: boolean;
  /** What it shares: what the provider gives, less what the person left out. */
  datapoints: string[];
  /** The days that the person narrowed it to. */
  startDate: string | null;
  endDate: string | null;
  /** When it is erased; null while it is kept up to date. */
  endsAt: string | null;
  /** Whether it is kept up to date. */
  keptFresh: boolean;
}

export interface LinkedArchive {
  id: string;
  fileType: string;
  typeLabel: string;
  status: string;
  createdAt: string | null;
  files: { name: string; size: number }[];
}

/** What an upload that the person has just sent came to. */
export interface SentArchive {
  id: string;
  status: string;
  /** Why it could not be read: ENCRYPTED, NO_TEXT, … */
  reason: string | null;
  /** What it is by what stands on it, where that is not what the person said. */
  otherType: string | null;
}

export interface Signal {
  sequence: number;
  name: string;
  accountId: string | null;
  providerId: string | null;
  errorCode: string | null;
  uploads: string[] | null;
}

export type Found = Record<
  'employers' | 'payMonths' | 'payslips' | 'transactions' | 'contributions' | 'liabilities' | 'documents',
  number
>;

export interface View {
  revision: number;
  step: Step;
  provider: ProviderCard | null;
  account: { id: string; providerId: string; status: string; errorCode: string | null } | null;
  login: Login | null;
  challenge: Challenge | null;
  redirect: { action: string; fields: Record<string, string> } | null;
  progress: { stage: string; done: string[] } | null;
  found: Found | null;
  failure: { errorCode: string; actions: string[] } | null;
  revoke: { sourceId: string; sourceType: 'ACCOUNT' | 'ARCHIVE' } | null;
  fileType: string | null;
  archive: SentArchive | null;
  alternatives: ProviderCard[];
  accounts: LinkedAccount[];
  archives: LinkedArchive[];
  signals: Signal[];
}

export interface FileType {
  type: string;
  typeLabel: string;
  maxFiles: number;
  subtypes: string[];
}

export interface Settings {
  companyName: string | null;
  logoUrl: string | null;
  /** What the logo has to stand on to be seen. */
  logoGround: 'ANY' | 'LIGHT' | 'DARK' | null;
  accentColor: string | null;
  tone: 'COOL' | 'NEUTRAL' | 'WARM';
  cornerRadius: number | null;
  theme: 'AUTO' | 'LIGHT' | 'DARK';
  language: string | null;
  uploads: boolean;
  countries: string[];
  country: string | null;
  singleProvider: boolean;
}

export interface Consent {
  title: string;
  text: string;
  version: string;
  retentionDays: number;
  /** Whether the person may agree to have their accounts kept up to date. */
  keepsFresh: boolean;
  retentionNote: string | null;
  /** Whether the person may leave out some of it. */
  narrowing: boolean;
  /** Whether other organisations here learn when and how often the person connected. */
  tellsLinks: boolean;
  datapoints: string[];
}

export interface Session {
  sessionToken: string;
  userId: string;
  mode: 'SANDBOX' | 'PRODUCTION';
  settings: Settings;
  consent: Consent;
  view: View;
  /** For the page's developer, not for the person. */
  warnings: string[];
}

/** Who looked at the person's data: of a kind, on a day. */
export interface Access {
  who: string;
  what: string;
  at: string;
  count: number;
}

export interface ProviderList {
  items: ProviderCard[];
  promoted: ProviderCard[];
}
