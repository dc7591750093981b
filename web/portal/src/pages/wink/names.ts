/** Words for the codes of providers and templates. */

const regions = new Intl.DisplayNames(['en'], { type: 'region' });
export const countryName = (code: string) => regions.of(code) ?? code;

export const languages = [
  ['en', 'English'],
  ['es', 'Spanish'],
  ['fil', 'Filipino'],
  ['id', 'Indonesian'],
  ['vi', 'Vietnamese'],
  ['zh-Hans', 'Chinese, simplified'],
] as const;

const kinds: Record<string, string> = {
  GIG: 'Gig platform',
  GOVERNMENT: 'Government',
  SYSTEM: 'Payroll or HR system',
  EMPLOYER: 'Employer',
  CREDENTIAL: 'Credential',
};
export const kindName = (code: string) => kinds[code] ?? code;
export const kindOptions = Object.entries(kinds).map(([value, label]) => ({ value, label }));

const methods: Record<string, string> = {
  PASSWORD: 'Password',
  SS_NUMBER: 'Social-security number',
  OAUTH: 'Single sign-on',
};
export const methodName = (code: string) => methods[code] ?? code;

const labels: Record<string, string> = {
  USER_NAME: 'User name',
  EMAIL: 'E-mail',
  PHONE: 'Phone',
  SS_NUMBER: 'Social-security number',
  PASSWORD: 'Password',
};
export const fieldName = (code: string) => labels[code] ?? code;

/** `IDENTITIES` reads "Identities". */
export const dataName = (code: string) => code.charAt(0) + code.slice(1).toLowerCase();
