/**
 * What the preview shows: sessions and views as the Link API would answer them, made from the draft of a template. The
 * widget that shows them is the real one.
 */
import type { DataSource, DataSources, Design } from './types';

export const SCREENS = [
  ['CONSENT', 'Consent'],
  ['FIND', 'Search'],
  ['LOGIN', 'Log in'],
  ['DONE', 'Done'],
  ['ERROR', 'Error'],
  ['FILE_TYPES', 'Documents'],
] as const;
export type Screen = (typeof SCREENS)[number][0];

export interface Draft {
  design: Design;
  organisation: string;
  logoUrl: string | null | undefined;
  logoGround: string | null | undefined;
  /** What is agreed to where the template has no words of its own. */
  consent: { title: string; text: string; version: string };
  sources: DataSources;
  sandbox: boolean;
  /** Light or dark, where the template leaves it to the device. */
  device: 'LIGHT' | 'DARK';
}

/** Ids that nobody knows are ignored, be it all of them: as the server does. */
function only<T>(all: T[], wanted: (one: T) => boolean) {
  const some = all.filter(wanted);
  return some.length ? some : all;
}

export function offered({ design, sources }: Pick<Draft, 'design' | 'sources'>): DataSource[] {
  const usable = sources.items.filter(
    (source) => source.active && source.enabled && (source.accountConnection || design.uploads),
  );
  const there = only(usable, (source) => design.countries.includes(source.country));
  return only(there, (source) => design.providers.includes(source.id));
}

function card(source: DataSource) {
  const { id, name, longName, logoUrl, typeLabel, subTypeLabel, country, accountConnection } = source;
  return {
    ...{ id, name, longName, logoUrl, typeLabel, subTypeLabel, country, accountConnection },
    type: source.type,
    monogram: { text: name.slice(0, 2).toUpperCase(), hue: 220 },
    methods: source.logins.map((login) => login.method),
    legacyNames: source.legacyNames,
  };
}

const fields = [
  { name: 'userName', label: 'USER_NAME', kind: 'text', maxLength: 200 },
  { name: 'password', label: 'PASSWORD', kind: 'password', maxLength: 200 },
];

let revision = 0;

/** A view of this screen, about this provider. */
function view(draft: Draft, step: string, chosen?: string) {
  const all = offered(draft);
  const source = all.find((one) => one.id === chosen) ?? all.find((one) => one.accountConnection) ?? all[0];
  const about = ['LOGIN', 'DONE', 'ERROR'].includes(step) && source;
  const methods = source?.logins.map((login) => login.method) ?? [];
  const empty = {
    ...{ provider: null, account: null, login: null, challenge: null, redirect: null, progress: null },
    ...{ found: null, failure: null, revoke: null, fileType: null, archive: null },
    ...{ alternatives: [], accounts: [], archives: [], signals: [] },
  };
  return {
    ...empty,
    revision: ++revision,
    step,
    ...(about && { provider: card(source) }),
    ...(step === 'LOGIN' && {
      login: { method: 'PASSWORD', methods, fields, forgotPasswordUrl: null, errorCode: null },
    }),
    ...(step === 'DONE' && {
      found: {
        ...{ employers: 2, payMonths: 26, payslips: 0, transactions: 0 },
        ...{ contributions: 0, liabilities: 0, documents: 0 },
      },
    }),
    ...(step === 'ERROR' && {
      failure: {
        errorCode: 'ACCOUNT_LOCKED',
        actions: ['OTHER_PROVIDER', ...(draft.design.uploads ? ['UPLOAD'] : []), 'TRY_AGAIN'],
      },
    }),
    ...(step === 'UPLOAD' && { fileType: chosen ?? 'PAYSLIP' }),
  };
}

export function session(draft: Draft, screen: string, chosen?: string) {
  const { design } = draft;
  const all = offered(draft);
  const countries = [...new Set(all.map((source) => source.country))];
  const kinds = draft.sources.data.map((one) => one.kind);
  const own = design.consentText?.trim() ? design.consentText : null;
  return {
    sessionToken: 'preview',
    userId: 'preview',
    mode: draft.sandbox ? 'SANDBOX' : 'PRODUCTION',
    settings: {
      companyName: design.companyName?.trim() || draft.organisation,
      logoUrl: draft.logoUrl ?? null,
      logoGround: draft.logoGround ?? null,
      accentColor: design.accentColor ?? null,
      tone: design.tone,
      cornerRadius: design.cornerRadius ?? null,
      theme: design.theme === 'AUTO' ? draft.device : design.theme,
      language: design.language ?? null,
      uploads: design.uploads,
      countries,
      country: countries.length === 1 ? countries[0] : null,
      singleProvider: design.providers.length > 0 && all.length === 1,
    },
    consent: {
      title: (own && design.consentTitle) || draft.consent.title,
      text: own ?? draft.consent.text,
      version: own ? 'preview' : draft.consent.version,
      retentionDays: 60,
      keepsFresh: true,
      retentionNote: design.retentionNote ?? null,
      narrowing: design.narrowing,
      tellsLinks: false,
      datapoints: kinds.filter((kind) => all.some((source) => source.supported.includes(kind))),
    },
    view: view(draft, screen, chosen),
    warnings: [],
  };
}

/** Where an input leads in the preview. Nothing is sent anywhere. */
const steps: Record<string, string> = {
  agree: 'FIND',
  chooseProvider: 'LOGIN',
  submitLogin: 'DONE',
  findAnother: 'FIND',
  tryAgain: 'LOGIN',
  showFileTypes: 'FILE_TYPES',
  chooseFileType: 'UPLOAD',
  back: 'FIND',
};

/** Answers a call of the Link API; nothing where the preview does not go. */
export function answer(draft: Draft, path: string, body: unknown): unknown {
  const url = new URL(path, location.origin);
  if (url.pathname === '/providers') {
    const search = (url.searchParams.get('search') ?? '').toLowerCase();
    const country = url.searchParams.get('country');
    const type = url.searchParams.get('type');
    const fits = (source: DataSource) =>
      (!type || source.type === type) &&
      (search ? source.name.toLowerCase().includes(search) : !country || source.country === country);
    const all = offered(draft);
    const promoted = draft.design.topProviders.flatMap((id) => all.find((source) => source.id === id) ?? []);
    return {
      items: all
        .filter(fits)
        .sort((one, other) => one.name.localeCompare(other.name))
        .map(card),
      promoted: search ? [] : promoted.filter(fits).map(card),
    };
  }
  if (url.pathname === '/fileTypes') {
    const types = only(draft.sources.fileTypes, (one) => draft.design.fileTypes.includes(one.type));
    return {
      items: types.map((one) => ({ type: one.type, typeLabel: one.label, maxFiles: 10, subtypes: [] })),
    };
  }
  const input = body as { input?: string; providerId?: string; fileType?: string } | undefined;
  const step = steps[input?.input ?? ''];
  return step ? view(draft, step, input?.providerId ?? input?.fileType) : undefined;
}
