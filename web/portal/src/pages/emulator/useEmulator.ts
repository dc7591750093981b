/** The customer's page in its frame, what its callbacks say, and the events of the user who is in there. */
import { useEffect, useRef, useState } from 'react';
import { api, got } from '../../api/client';
import type { components } from '../../api/schema';

export interface Heard {
  n: number;
  name: string;
  event: unknown;
  at: string;
}
export type EmulatorEvent = components['schemas']['EmulatorEvent'];

const EVERY = 1500;

export function useEmulator() {
  const frame = useRef<HTMLIFrameElement>(null);
  const waiting = useRef<Record<string, unknown> | null>(null);
  const ready = useRef(false);
  const [heard, setHeard] = useState<Heard[]>([]);

  useEffect(() => {
    const listen = (message: MessageEvent) => {
      if (message.source !== frame.current?.contentWindow || message.data?.type !== 'openwink:emulated')
        return;
      const { name, event } = message.data as { name: string; event: unknown };
      if (name === 'ready') {
        ready.current = true;
        if (waiting.current) post(waiting.current);
        waiting.current = null;
        return;
      }
      setHeard((before) => [{ n: before.length, name, event, at: new Date().toISOString() }, ...before]);
    };
    // The frame has no origin that could be named; it is ours, and what it gets is its own link token.
    const post = (options: Record<string, unknown>) =>
      frame.current?.contentWindow?.postMessage({ type: 'openwink:emulate', options }, '*');
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);

  const open = (options: Record<string, unknown>) => {
    setHeard([]);
    if (!ready.current) waiting.current = options;
    else frame.current?.contentWindow?.postMessage({ type: 'openwink:emulate', options }, '*');
  };
  return { frame, heard, open };
}

/** A user's events as they come, the latest first. */
export function useEvents(userId: string | null) {
  const [events, setEvents] = useState<EmulatorEvent[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    setEvents([]);
    setProblem(null);
    if (!userId) return;
    let stopped = false;
    let after: string | undefined;
    let timer = 0;
    const look = async () => {
      if (!document.hidden) {
        try {
          const path = { mode: 'sandbox' as const };
          const query = { userId, after };
          const { items } = await got(
            api.GET('/portal/v1/{mode}/emulator/events', { params: { path, query } }),
          );
          if (stopped) return;
          after = items.at(-1)?.id ?? after;
          setProblem(null);
          if (items.length) setEvents((before) => [...items.toReversed(), ...before]);
        } catch (error) {
          if (!stopped) setProblem(error);
        }
      }
      if (!stopped) timer = window.setTimeout(() => void look(), EVERY);
    };
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [userId]);
  return { events, problem };
}
