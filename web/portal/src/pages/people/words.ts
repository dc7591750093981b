/** Words for what the records hold. */
import { formatDay } from '../../components';

/** Two letters that stand for a name: of the first and the last word. */
export function monogram(name: string) {
  const words = name
    .split(/[\s,]+/)
    .filter((word) => /\p{L}/u.test(word) && !/^(jr|sr|ii|iii)\.?$/i.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase() || '?';
}

/** `netAmount` → "Net amount". */
export function fieldWords(name: string) {
  const known: Record<string, string> = {
    ssNumber: 'Social security number',
    philHealthNumber: 'PhilHealth number',
    pagIbigNumber: 'Pag-IBIG number',
    nbiIdNumber: 'NBI number',
    vatAmount: 'VAT amount',
    employeeIdNumber: 'Employee number',
    employeeIdType: 'Kind of employee number',
  };
  if (known[name]) return known[name];
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const factWords: Record<string, string> = {
  DATE_OF_BIRTH: 'Born',
  GENDER: 'Gender',
  MARITAL_STATUS: 'Marital status',
  CITIZENSHIP: 'Citizenship',
  COUNTRY: 'Country',
  EMAIL: 'E-mail',
  PHONE: 'Phone',
  ADDRESS: 'Address',
};

/** What sources say of it is about the country that the person lives in. */
export const citizenshipWords: Record<string, string> = {
  Citizen: 'Citizen of the country of residence',
  'Resident Alien': 'Resident alien',
  'Non-resident Alien': 'Non-resident alien',
  Others: 'Something else',
};

export const classWords: Record<string, string> = {
  PAYSLIP: 'Payslip',
  TAX_DOCUMENT: 'Tax document',
  EMPLOYMENT_CERTIFICATE: 'Employment certificate',
  BANK_STATEMENT: 'Bank statement',
  COMPANY_ID: 'Company ID',
  CLEARANCE_NBI: 'NBI clearance',
  GOVERNMENT_ID: 'Government ID',
  TELCO_BILL: 'Phone bill',
  ELECTRICITY_BILL: 'Electricity bill',
  WATER_BILL: 'Water bill',
  OTHERS: 'Document',
};

export const checkWords: Record<string, string> = {
  COMPUTATION: 'Sums on the page',
  METADATA: 'How the file came about',
  IDENTITY: 'Person',
  LOCATION: 'Place',
  RECONCILIATION: 'Against linked accounts',
};

const kindWords: Record<string, string> = {
  IDENTITIES: 'identity',
  EMPLOYMENTS: 'employments',
  INCOMES: 'incomes',
  TRANSACTIONS: 'transactions',
  RATINGS: 'ratings',
  CONTRIBUTIONS: 'contributions',
  LIABILITIES: 'liabilities',
  DOCUMENTS: 'documents',
};

interface Shared {
  datapoints: string[];
  startDate?: string | null;
  endDate?: string | null;
}

/** "identity and incomes, from 1 March 2026 on" */
export function sharedKinds({ datapoints, startDate, endDate }: Shared) {
  const kinds = new Intl.ListFormat('en').format(datapoints.map((kind) => kindWords[kind] ?? kind));
  const first = startDate && formatDay(startDate);
  const last = endDate && formatDay(endDate);
  if (first && last) return `${kinds}, ${first} to ${last}`;
  if (first) return `${kinds}, from ${first} on`;
  return last ? `${kinds}, up to ${last}` : kinds;
}

export const sharedWords = (sharing: Shared) => `The person shares only ${sharedKinds(sharing)}.`;

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** "3 years 2 months" */
export function duration(months: number) {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const part = (count: number, one: string) => (count ? `${count} ${one}${count === 1 ? '' : 's'}` : '');
  return [part(years, 'year'), part(rest, 'month')].filter(Boolean).join(' ') || 'less than a month';
}

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString()} ${count === 1 ? one : many}`;

/** `2021-04` so many months on. */
export function monthPlus(month: string, months: number) {
  const [year, number] = month.split('-').map(Number);
  const total = (year ?? 0) * 12 + (number ?? 1) - 1 + months;
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** Every month from the first to the last, at most the latest `most`. */
export function monthsBetween(first: string, last: string, most = 600) {
  const all: string[] = [];
  for (let month = last; month >= first && all.length < most; month = monthPlus(month, -1))
    all.unshift(month);
  return all;
}
