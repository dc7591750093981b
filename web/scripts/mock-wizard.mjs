/**
 * The wizard behind the mock: one person's steps in memory, as docs/link-api.md tells them.
 * A development aid. It knows no security and forgets everything when it stops.
 */

const card = (id, name, type, country, methods = ['PASSWORD'], more = {}) => ({
  id,
  name,
  longName: more.longName ?? null,
  logoUrl: null,
  monogram: { text: name.slice(0, 2).toUpperCase(), hue: (id.length * 47 + name.charCodeAt(0) * 13) % 360 },
  type,
  typeLabel: type.toLowerCase(),
  subTypeLabel: null,
  country,
  accountConnection: more.accountConnection ?? true,
  methods,
  legacyNames: more.legacyNames ?? [],
});

export const providers = [
  card('swift', 'Swiftly Rides', 'GIG', 'PH', ['PASSWORD'], { legacyNames: ['Hoppa'] }),
  card('kalinga', 'Kalinga Social Fund', 'GOVERNMENT', 'PH', ['SS_NUMBER', 'PASSWORD']),
  card('sahod', 'SahodPro', 'SYSTEM', 'PH', ['PASSWORD', 'OAUTH'], {
    longName: 'SahodPro Payroll and People',
  }),
  card('codepay', 'CodePay', 'SYSTEM', 'PH', ['PASSWORD']),
  card('gaji', 'GajiKita', 'SYSTEM', 'ID'),
  card('merlion', 'Merlion Works', 'EMPLOYER', 'SG', ['OAUTH']),
  card('taxi', 'Taxi Tiffin', 'GIG', 'IN', ['PHONE']),
  card('paper', 'Paper Mill of Iloilo', 'EMPLOYER', 'PH', [], { accountConnection: false }),
  card(
    'long',
    'The Very Long Named Consolidated Manufacturing and Trading Company of Luzon Inc.',
    'EMPLOYER',
    'PH',
  ),
];

export const fileTypes = [
  ['PAYSLIP', 'Payslip', 10],
  ['TAX_DOCUMENT', 'Tax document', 4],
  ['EMPLOYMENT_CERTIFICATE', 'Certificate of employment', 2],
  ['COMPANY_ID', 'Company ID', 2],
  ['OTHERS', 'Others', 10],
].map(([type, typeLabel, maxFiles]) => ({ type, typeLabel, maxFiles, subtypes: [] }));

const loginFields = {
  PASSWORD: ['USER_NAME', 'PASSWORD'],
  SS_NUMBER: ['SS_NUMBER', 'PASSWORD'],
  PHONE: ['PHONE', 'PASSWORD'],
  OAUTH: [],
};
const fieldOf = {
  USER_NAME: { name: 'userName', label: 'USER_NAME', kind: 'text', maxLength: 200 },
  SS_NUMBER: { name: 'ssNumber', label: 'SS_NUMBER', kind: 'digits', maxLength: 20 },
  PHONE: { name: 'phone', label: 'PHONE', kind: 'tel', maxLength: 30 },
  PASSWORD: { name: 'password', label: 'PASSWORD', kind: 'password', maxLength: 200 },
};
const stages = ['LOGGING_IN', 'READING_IDENTITY', 'READING_EMPLOYMENT', 'READING_PAY', 'SAVING'];
const datapoints = ['IDENTITIES', 'EMPLOYMENTS', 'INCOMES', 'CONTRIBUTIONS', 'DOCUMENTS'];
const id = (prefix) => prefix + Math.random().toString(16).slice(2).padEnd(32, '0').slice(0, 32);
const now = () => new Date().toISOString();

export class Wizard {
  userId = id('tenant-');
  revision = 1;
  step = 'CONSENT';
  accounts = [];
  archives = [];
  signals = [];
  state = {};
  waiting = new Set();

  constructor(pace = 500) {
    this.pace = pace;
  }

  view() {
    const { provider, method, account, challenge, failure, progress, revoke, fileType, refused } = this.state;
    const at = (...steps) => steps.includes(this.step);
    const redirect = { action: '/sign-in', fields: { request: this.userId } };
    return {
      revision: this.revision,
      step: this.step,
      provider: at('OPTIONS', 'LOGIN', 'CODE', 'REDIRECT', 'CONNECTING', 'DONE', 'ERROR', 'REVOKE')
        ? (provider ?? null)
        : null,
      account: at('CODE', 'CONNECTING', 'DONE', 'ERROR', 'LOGIN') ? (account ?? null) : null,
      login: at('OPTIONS', 'LOGIN')
        ? {
            method: at('LOGIN') ? method : null,
            methods: provider.methods,
            fields: at('LOGIN') ? loginFields[method].map((label) => fieldOf[label]) : [],
            forgotPasswordUrl: null,
            errorCode: at('LOGIN') ? (refused ?? null) : null,
          }
        : null,
      challenge: at('CODE') ? challenge : null,
      redirect: at('REDIRECT') ? redirect : null,
      progress: at('CONNECTING') ? progress : null,
      found: at('DONE')
        ? {
            employers: 2,
            payMonths: 26,
            payslips: 52,
            transactions: 0,
            contributions: 26,
            liabilities: 1,
            documents: 0,
          }
        : null,
      failure: at('ERROR') ? failure : null,
      revoke: at('REVOKE') ? revoke : null,
      fileType: at('UPLOAD') || (at('REVOKE') && fileType) ? fileType : null,
      alternatives: this.alternatives(),
      accounts: this.accounts,
      archives: this.archives,
      signals: this.signals,
    };
  }

  /** Social security instead of an employer that has no connection. */
  alternatives() {
    const { provider } = this.state;
    if (this.step !== 'FILE_TYPES' || !provider || provider.accountConnection) return [];
    return providers.filter((one) => one.type === 'GOVERNMENT' && one.country === provider.country);
  }

  go(step, change = {}) {
    this.step = step;
    Object.assign(this.state, change);
    this.revision++;
    this.waiting.forEach((wake) => wake());
    return true;
  }

  signal(name, more = {}) {
    const { account } = this.state;
    this.signals = [
      ...this.signals,
      {
        sequence: this.signals.length + 1,
        name,
        accountId: account?.id ?? null,
        providerId: account?.providerId ?? null,
        errorCode: null,
        uploads: null,
        ...more,
      },
    ];
  }

  choose(providerId) {
    const provider = providers.find((one) => one.id === providerId);
    if (!provider) return false;
    this.state = { provider };
    if (!provider.accountConnection) return this.go('FILE_TYPES');
    if (provider.methods.length > 1) return this.go('OPTIONS');
    return this.go('LOGIN', { method: provider.methods[0] });
  }

  /** Special user names provoke an error code, "slow" a slow connection. */
  login(fields) {
    const { provider, method } = this.state;
    if (method === 'OAUTH') return this.go('REDIRECT');
    const name = fields.userName ?? fields.ssNumber ?? fields.phone ?? '';
    const account = { id: id('a-'), providerId: provider.id, status: 'PENDING', errorCode: null };
    this.state.account = account;
    this.signal('accountCreated');
    this.go('CONNECTING', { progress: { stage: 'LOGGING_IN', done: [] }, refused: null });
    setTimeout(() => {
      if (/^[A-Z_]{6,}$/.test(name)) return this.fail(name);
      if (fields.password !== '123456') return this.refuse();
      if (['codepay', 'kalinga'].includes(provider.id)) return this.askCode(null);
      this.read();
    }, this.pace);
    return true;
  }

  refuse() {
    this.state.account = { ...this.state.account, status: 'ERROR', errorCode: 'INVALID_CREDENTIALS' };
    this.signal('accountError', { errorCode: 'INVALID_CREDENTIALS' });
    this.go('LOGIN', { refused: 'INVALID_CREDENTIALS' });
  }

  fail(errorCode) {
    this.state.account = { ...this.state.account, status: 'ERROR', errorCode };
    this.signal('accountError', { errorCode });
    this.go('ERROR', { failure: { errorCode, actions: ['TRY_AGAIN', 'OTHER_PROVIDER', 'UPLOAD'] } });
  }

  askCode(errorCode, channel = 'SMS') {
    this.state.account = { ...this.state.account, status: 'AWAITING_MFA' };
    const sentTo = channel === 'SMS' ? '+63 ••• ••• 6789' : 'g•••@example.com';
    const channels = ['SMS', 'EMAIL'];
    const challenge = {
      channel,
      sentTo,
      digits: 4,
      resendInSeconds: 30,
      expiresInSeconds: 300,
      channels,
      round: 1,
      errorCode,
    };
    return this.go('CODE', { challenge });
  }

  read(at = 1) {
    if (this.step !== 'CONNECTING' && this.step !== 'REDIRECT') return;
    if (at < stages.length) {
      this.go('CONNECTING', { progress: { stage: stages[at], done: stages.slice(0, at) } });
      setTimeout(() => this.read(at + 1), this.pace);
      return;
    }
    const { provider, account } = this.state;
    this.state.account = { ...account, status: 'CONNECTED' };
    const linked = { id: account.id, provider, status: 'CONNECTED', errorCode: null };
    this.accounts = [...this.accounts, { ...linked, connectedAt: now(), refreshedAt: now(), datapoints }];
    this.signal('accountConnected');
    this.go('DONE');
  }

  signedIn() {
    const { provider } = this.state;
    this.state.account = { id: id('a-'), providerId: provider.id, status: 'PENDING', errorCode: null };
    this.signal('accountCreated');
    this.read();
  }

  archive(fileType, files) {
    const { typeLabel } = fileTypes.find((one) => one.type === fileType);
    const archive = { id: id('archive-'), fileType, typeLabel, status: 'STARTED', createdAt: now(), files };
    this.archives = [...this.archives, archive];
    this.signal('uploadsCreated', { uploads: [archive.id], accountId: null, providerId: null });
    this.go('UPLOAD_DONE');
  }

  revoke(sourceId) {
    const account = this.accounts.find((one) => one.id === sourceId);
    const archive = this.archives.find((one) => one.id === sourceId);
    if (!account && !archive) return false;
    const revoke = { sourceId, sourceType: account ? 'ACCOUNT' : 'ARCHIVE' };
    const fileType = archive?.fileType;
    return this.go('REVOKE', { revoke, provider: account?.provider, fileType });
  }

  confirmRevoke() {
    const { sourceId } = this.state.revoke;
    const account = this.accounts.find((one) => one.id === sourceId);
    this.accounts = this.accounts.filter((one) => one.id !== sourceId);
    this.archives = this.archives.filter((one) => one.id !== sourceId);
    if (account) this.signal('accountRemoved', { accountId: account.id, providerId: account.provider.id });
    else this.signal('uploadsRemoved', { uploads: [sourceId], accountId: null, providerId: null });
    return this.go('CONNECTED', { provider: null, fileType: null });
  }

  back() {
    const many = (this.state.provider?.methods.length ?? 0) > 1;
    const before = {
      LOGIN: many ? 'OPTIONS' : 'FIND',
      CODE: 'LOGIN',
      REDIRECT: 'LOGIN',
      UPLOAD: 'FILE_TYPES',
    };
    return this.go({ ...before, REVOKE: 'CONNECTED' }[this.step] ?? 'FIND', { refused: null });
  }

  /** False where the input does not fit the step. */
  input(body) {
    const at = (...steps) => steps.includes(this.step);
    if (this.step === 'CONSENT' && body.input !== 'agree') return false;
    switch (body.input) {
      case 'agree':
        return at('CONSENT') && this.go('FIND');
      case 'chooseProvider':
        return at('FIND', 'DONE', 'CONNECTED', 'ERROR', 'FILE_TYPES') && this.choose(body.providerId);
      case 'chooseMethod':
        return at('OPTIONS', 'LOGIN', 'ERROR') && this.go('LOGIN', { method: body.method, refused: null });
      case 'submitLogin':
        return at('LOGIN') && this.login(body.fields);
      case 'submitCode':
        if (!at('CODE')) return false;
        if (body.code !== '1234') return this.askCode('INVALID_MFA');
        this.go('CONNECTING', { progress: { stage: stages[0], done: [] } });
        return void setTimeout(() => this.read(), this.pace) ?? true;
      case 'resendCode':
        return at('CODE') && this.askCode(null, body.channel ?? this.state.challenge.channel);
      case 'tryAgain':
        return at('ERROR') && this.go('LOGIN', { refused: null });
      case 'otherMethod':
        return at('LOGIN', 'CODE', 'ERROR') && this.go('OPTIONS');
      case 'findAnother':
        return this.go('FIND');
      case 'showConnected':
        return this.go('CONNECTED');
      case 'revoke':
        return at('CONNECTED', 'DONE', 'UPLOAD_DONE') && this.revoke(body.sourceId);
      case 'confirmRevoke':
        return at('REVOKE') && this.confirmRevoke();
      case 'showFileTypes':
        return this.go('FILE_TYPES');
      case 'chooseFileType':
        return at('FILE_TYPES') && this.go('UPLOAD', { fileType: body.fileType });
      case 'showSurvey':
        return this.go('SURVEY');
      case 'submitSurvey':
        return at('SURVEY') && !!body.employerName && this.go('SURVEY_DONE');
      case 'finish':
        return at('DONE', 'CONNECTED', 'UPLOAD_DONE', 'SURVEY_DONE');
      case 'back':
        return !at('CONNECTING') && this.back();
      default:
        return false;
    }
  }
}
