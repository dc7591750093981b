/**
 * A key whose secret the server has just shown: kept while the page is open, so that the samples can be pasted as they
 * are. It is stored nowhere.
 */
import { useSyncExternalStore } from 'react';

export interface FirstKey {
  key: string;
  secret: string;
}

let known: FirstKey | null = null;
const listeners = new Set<() => void>();

export function rememberKey(key: FirstKey | null) {
  known = key;
  listeners.forEach((listener) => listener());
}

export const useFirstKey = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
