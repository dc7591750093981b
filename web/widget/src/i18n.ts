/** Words: one flat table per language, put into the page by the server, changed on wish. */
import { origin } from './api.ts';

export type Strings = Record<string, string>;
export type Values = Record<string, string | number>;

export const languages: Record<string, string> = {
  en: 'English',
  es: 'Español',
  fil: 'Filipino',
  id: 'Bahasa Indonesia',
  vi: 'Tiếng Việt',
  'zh-Hans': '简体中文',
};

/** From what browsers, phones and customers write ("zh_CN", "tl", "in-ID") to one of ours. */
export function ourLanguage(wanted: unknown): string | null {
  if (typeof wanted !== 'string' || !wanted) return null;
  const base = wanted.toLowerCase().split(/[-_]/)[0]!;
  const known = ({ tl: 'fil', in: 'id', zh: 'zh-Hans' } as Strings)[base] || base;
  return known in languages ? known : null;
}

export function inlineStrings(): Strings | null {
  try {
    return JSON.parse(document.getElementById('strings')!.textContent!);
  } catch {
    return null;
  }
}

export async function fetchStrings(language: string): Promise<Strings> {
  const answer = await fetch(origin + '/widget/strings/' + language + '.json', { credentials: 'omit' });
  if (!answer.ok) throw new Error('no strings');
  return answer.json();
}

const fill = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

export interface Words {
  lang: string;
  /** The text of a key, with its {values}. */
  (key: string, values?: Values): string;
  has(key: string): boolean;
  /** "one|many": picks by the language's rule. */
  count(key: string, n: number): string;
  date(iso: string | null): string;
  list(items: string[]): string;
  country(code: string): string;
}

export function makeWords(strings: Strings): Words {
  const lang = strings.lang || 'en';
  const words = ((key: string, values: Values = {}) => {
    const text = fill(strings[key] ?? key, values);
    // Words that stand for a missing name may come first in a sentence.
    return values.company === strings.theCompany ? text[0]!.toUpperCase() + text.slice(1) : text;
  }) as Words;
  words.lang = lang;
  words.has = (key) => key in strings;
  words.count = (key, n) => {
    const forms = (strings[key] ?? key).split('|');
    const form = forms.length > 1 && new Intl.PluralRules(lang).select(n) !== 'one' ? forms[1]! : forms[0]!;
    return fill(form, { n: new Intl.NumberFormat(lang).format(n) });
  };
  words.date = (iso) => {
    const when = iso ? new Date(iso) : null;
    if (!when || isNaN(when.getTime())) return '–';
    // Day before month, in letters: nobody can misread it.
    return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }).format(when);
  };
  words.list = (items) => {
    // Web views of some years ago know no ListFormat.
    const Format = (
      Intl as unknown as { ListFormat?: new (l: string, o: object) => { format(i: string[]): string } }
    ).ListFormat;
    return Format ? new Format(lang, { type: 'conjunction' }).format(items) : items.join(', ');
  };
  words.country = (code) => {
    try {
      return new Intl.DisplayNames([lang], { type: 'region' }).of(code) || code;
    } catch {
      return code;
    }
  };
  return words;
}
