/** What a person leaves out when they agree: kinds of data, and days. */

export interface Choice {
  /** The kinds that are left out. */
  without: string[];
  /** How many months back; `own` for the days below. */
  back: '' | '12' | '6' | '3' | 'own';
  first: string;
  last: string;
}

export const everything: Choice = { without: [], back: '', first: '', last: '' };

/** A day where the person is, as `2026-02-28`. */
export const iso = (day: Date) =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

/** The same day some months before; the month's last where it has no such day. */
export function monthsBefore(day: Date, months: number): string {
  const month = new Date(day.getFullYear(), day.getMonth() - months, 1);
  const length = new Date(month.getFullYear(), month.getMonth() + 1, 0).getDate();
  return iso(new Date(month.getFullYear(), month.getMonth(), Math.min(day.getDate(), length)));
}

/** The fields of the input `agree`; none where nothing is left out. */
export function narrowed(choice: Choice, offered: string[], today: Date): Record<string, unknown> {
  const { without, back, first, last } = choice;
  const since = back === 'own' ? first : back && monthsBefore(today, Number(back));
  return {
    ...(without.length ? { datapoints: offered.filter((kind) => !without.includes(kind)) } : {}),
    ...(since ? { startDate: since } : {}),
    ...(back === 'own' && last ? { endDate: last } : {}),
  };
}

export interface Wrong {
  /** Why, as a key of the words. */
  text: string;
  /** The field to go to. */
  field: string;
}

/** Why a choice cannot be agreed to. */
export function wrongWith(choice: Choice, offered: string[], today: Date): Wrong | null {
  const { without, back, first, last } = choice;
  if (offered.every((kind) => without.includes(kind)))
    return { text: 'consent.noKind', field: 'kind-' + offered[0] };
  if (back !== 'own') return null;
  if (!first && !last) return { text: 'consent.noDays', field: 'first-day' };
  if (first > iso(today)) return { text: 'consent.future', field: 'first-day' };
  if (first && last && last < first) return { text: 'consent.daysWrong', field: 'last-day' };
  return null;
}
