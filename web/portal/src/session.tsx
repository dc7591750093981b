/** Who is signed in, and in which mode they look at their data. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { useBrowserLocation } from 'wouter/use-browser-location';
import { api, got, onMoved, onSessionLost, showing } from './api/client';
import { useRead } from './api/hooks';
import { FirstPage, Problem } from './components/states';
import { type Mode, MODES, type Permission, type Role } from './permissions';

export interface Organisation {
  id: string;
  name: string;
  role: Role;
  production: 'NONE' | 'REQUESTED' | 'APPROVED' | 'REFUSED';
}

/** What `GET /me` answers. */
export interface Me {
  id: string;
  name: string;
  email: string;
  twoFactor: boolean;
  sessionId: string;
  organisation: Organisation;
  /** All that this person belongs to, the one that they work in included. */
  organisations: Organisation[];
  permissions: Record<Mode, Permission[]>;
}

const MemberContext = createContext<Me | null>(null);
const MODE = 'openwink-mode';

/** The path below `/portal`. */
const modeIn = (path: string): Mode | undefined =>
  MODES.find((mode) => path === `/${mode}` || path.startsWith(`/${mode}/`));

function remembered(): Mode {
  try {
    return localStorage.getItem(MODE) === 'production' ? 'production' : 'sandbox';
  } catch {
    return 'sandbox';
  }
}

/** Lets its children in once it is known who is here, and sends everybody else to the log-in. */
export function Session({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [path, go] = useBrowserLocation();
  const me = useRead(['me'], () => got(api.GET('/portal/v1/me', {})) as Promise<Me>, {
    staleTime: 60_000,
  });
  const leave = useCallback(() => {
    client.clear();
    const next = path + location.search;
    go('/portal/login' + (next === '/portal/' ? '' : '?next=' + encodeURIComponent(next)), { replace: true });
  }, [client, path, go]);
  useEffect(() => {
    onSessionLost(leave);
    onMoved(() => void client.resetQueries());
    return () => {
      onSessionLost(() => {});
      onMoved(() => {});
    };
  }, [leave, client]);
  useEffect(() => () => showing(''), []);

  if (me.data) showing(me.data.organisation.id);
  if (me.data) return <MemberContext value={me.data}>{children}</MemberContext>;
  if (me.error && me.error.status !== 401)
    return <Problem problem={me.error} again={() => void me.refetch()} whole />;
  return <FirstPage />;
}

/** The signed-in member. */
export function useMember(): Me & {
  /** Whether they may do this, in the mode that they look at unless another is named. */
  can: (permission: Permission, mode?: Mode) => boolean;
} {
  const member = useContext(MemberContext);
  const [mode] = useMode();
  if (!member) throw new Error('useMember outside of <Session>');
  return useMemo(
    () => ({ ...member, can: (permission, where = mode) => member.permissions[where].includes(permission) }),
    [member, mode],
  );
}

/** The mode that the address says, or the one that was looked at last; and how to look at the other. */
export function useMode(): [mode: Mode, change: (mode: Mode) => void] {
  const [path, go] = useLocation();
  const said = modeIn(path);
  const mode = said ?? remembered();
  useEffect(() => {
    try {
      if (said) localStorage.setItem(MODE, said);
    } catch {
      // A browser that stores nothing forgets it.
    }
  }, [said]);
  const change = useCallback(
    (wanted: Mode) => {
      try {
        localStorage.setItem(MODE, wanted);
      } catch {
        // as above
      }
      // What has an id exists in one mode alone: its list is what both have.
      const page = said ? path.split('/')[2] : undefined;
      go(page ? `/${wanted}/${page}` : `/${wanted}/keys`);
    },
    [go, path, said],
  );
  return [mode, change];
}
