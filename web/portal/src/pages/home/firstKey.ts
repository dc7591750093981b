/**
 * A key whose secret the server has just shown: kept while the page is open, so that the samples can be pasted as they
 * are. It is stored nowhere.
 */
import { useSyncExternalStore } from 'react';

export interface FirstKey {
  key: string;
  secret: string;
  /** The person has put it away: it is in the samples alone. */
  kept?: boolean;
  /** Who looked at it first, in which organisation: nobody else who logs in on this page sees it. */
  whose?: string;
}

let known: FirstKey | null = null;
const listeners = new Set<() => void>();

export function rememberKey(key: FirstKey | null) {
  known = key;
  listeners.forEach((listener) => listener());
}

export function useFirstKey(whose: string) {
  const key = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
  if (key) key.whose ??= whose;
  return key?.whose === whose ? key : null;
}
