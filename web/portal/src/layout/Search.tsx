/** Ctrl K: every page by its name, users by name or id, requests by their id. */
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileSearch, IconSearch, IconUserCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { got, loose } from '../api/client';
import { useRead } from '../api/hooks';
import { routes } from '../routes';
import { useMember, useMode } from '../session';
import { addressOf, usePages } from './Navigation';

const [store, spotlight] = createSpotlight();
const UUID = /^(?:[a-z]+-)?([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})$/i;

interface Found {
  id: string;
  name: string | null;
  employers: string[];
}

/** Users whose name, employer or id it may be. */
function useUsers(query: string): SpotlightActionData[] {
  const [mode] = useMode();
  const [, go] = useLocation();
  const { can } = useMember();
  const [wanted] = useDebouncedValue(query.trim(), 200);
  const there = routes.some((route) => route.path === '/:mode/users');
  const found = useRead<{ items: Found[] }>(
    ['search', mode, wanted],
    () =>
      got(
        loose.GET('/portal/v1/{mode}/users', { params: { path: { mode }, query: { q: wanted, size: 5 } } }),
      ) as Promise<{ items: Found[] }>,
    { enabled: there && wanted.length > 1 && can('ReadPeople') },
  );
  if (!query.trim()) return [];
  return (found.data?.items ?? []).map((user) => ({
    id: user.id,
    label: user.name ?? 'A user without a name yet',
    description: user.employers.join(', ') || user.id,
    leftSection: <IconUserCircle size={22} stroke={1.7} />,
    onClick: () => go(`/${mode}/users/${user.id}`),
  }));
}

/** A request or an event, where what was typed is an id. */
function useRequests(query: string): SpotlightActionData[] {
  const [mode] = useMode();
  const [, go] = useLocation();
  const { can } = useMember();
  const id = UUID.exec(query.trim())?.[1];
  if (!id || !can('ReadTraffic') || !routes.some((route) => route.path === '/:mode/requests')) return [];
  return [
    {
      id: 'request',
      label: 'The request with this id',
      description: query.trim(),
      leftSection: <IconFileSearch size={22} stroke={1.7} />,
      onClick: () => go(`/${mode}/requests?open=${encodeURIComponent(query.trim())}`),
    },
  ];
}

export default function Search({ opened, close }: { opened: boolean; close: () => void }) {
  const [query, setQuery] = useState('');
  const pages = usePages();
  const [mode] = useMode();
  const [, go] = useLocation();
  const users = useUsers(query);
  const requests = useRequests(query);
  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);

  const wanted = query.trim().toLowerCase();
  const named = pages
    .filter((route) => `${route.title} ${route.group} ${route.words ?? ''}`.toLowerCase().includes(wanted))
    .map((route) => ({
      id: route.path,
      label: route.title,
      description: route.group === 'Start' ? undefined : route.group,
      leftSection: route.icon && <route.icon size={22} stroke={1.7} />,
      onClick: () => go(addressOf(route, mode)),
    }));
  const groups: [string, SpotlightActionData[]][] = [
    ['Pages', named],
    ['Users', users],
    ['Requests', requests],
  ];
  const some = groups.some(([, actions]) => actions.length);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="min(420px, 60vh)"
      onSpotlightClose={() => {
        setQuery('');
        close();
      }}
    >
      <Spotlight.Search
        aria-label="Search pages, users and requests"
        placeholder="Search pages, users, requests"
        leftSection={<IconSearch size={20} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(
          ([label, actions]) =>
            actions.length > 0 && (
              <Spotlight.ActionsGroup key={label} label={label}>
                {actions.map((action) => (
                  <Spotlight.Action key={action.id} {...action} />
                ))}
              </Spotlight.ActionsGroup>
            ),
        )}
        {!some && <Spotlight.Empty>Nothing found</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
