/** Ctrl K: every page by its name, users by name or id, and whatever else has an id by that. */
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileSearch, IconSearch, IconUserCircle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { api, got } from '../api/client';
import { useRead } from '../api/hooks';
import type { Mode, Permission } from '../permissions';
import { useMember, useMode } from '../session';
import { addressOf, usePages } from './Navigation';

const [store, spotlight] = createSpotlight();
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ID = /^([a-z]{2,4})-[0-9a-f]{32}$/;

/** Users whose name, employer or id it may be. */
function useUsers(query: string): SpotlightActionData[] {
  const [mode] = useMode();
  const [, go] = useLocation();
  const { can } = useMember();
  const [wanted] = useDebouncedValue(query.trim(), 200);
  const found = useRead(
    ['search', mode, wanted],
    () =>
      got(api.GET('/portal/v1/{mode}/users', { params: { path: { mode }, query: { q: wanted, size: 5 } } })),
    { enabled: wanted.length > 1 && can('ReadPeople') },
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

/** What an id is of, by how it begins, and the page that shows it. A request's begins with nothing. */
const PLACES: Record<string, [what: string, needs: Permission, page: string]> = {
  '': ['The request with this id', 'ReadTraffic', 'requests?open='],
  iv: ['The invitation with this id', 'ReadPeople', 'invitations?open='],
  wh: ['The webhook with this id', 'ReadSettings', 'webhooks/'],
  wtpl: ['The Wink template with this id', 'ReadSettings', 'wink-templates/'],
  tpl: ['The invite template with this id', 'ReadSettings', 'invite-templates/'],
  ct: ['The consent template with this id', 'ReadSettings', 'consent-templates?open='],
};

/** What has the id that was typed. */
function useIds(query: string): SpotlightActionData[] {
  const [mode] = useMode();
  const [, go] = useLocation();
  const { can } = useMember();
  const id = query.trim().toLowerCase();
  const kind = UUID.test(id) ? '' : ID.exec(id)?.[1];
  const sent = useRead(['find', mode, id], () => delivery(mode, id), {
    enabled: (kind === 'dl' || kind === 'et') && can('ReadTraffic'),
    retry: false,
  });
  const found = (label: string, page: string) => ({
    id,
    label,
    description: id,
    leftSection: <IconFileSearch size={22} stroke={1.7} />,
    onClick: () => go(`/${mode}/${page}`),
  });
  const [what, needs, page] = PLACES[kind ?? 'none'] ?? [];
  if (what && needs && can(needs)) return [found(what, page + id)];
  const { webhookId, eventType } = sent.data ?? {};
  return webhookId ? [found(`The event ${eventType}`, `webhooks/${webhookId}?open=${sent.data!.id}`)] : [];
}

/** A delivery by its id, or that of an event: its id says when it happened, and it was sent then. */
async function delivery(mode: Mode, id: string) {
  if (id.startsWith('dl-')) {
    const path = { mode, id };
    return (await got(api.GET('/portal/v1/{mode}/deliveries/{id}', { params: { path } }))).delivery;
  }
  const at = parseInt(id.slice(3, 15), 16);
  const from = new Date(at - 1000).toISOString();
  const to = new Date(at + 60_000).toISOString();
  const params = { path: { mode }, query: { size: 50 } };
  const webhooks = await got(api.GET('/portal/v1/{mode}/webhooks', { params }));
  const lists = await Promise.all(
    webhooks.items.map((webhook) => {
      const params = { path: { mode, id: webhook.id }, query: { from, to, size: 150 } };
      return got(api.GET('/portal/v1/{mode}/webhooks/{id}/deliveries', { params }));
    }),
  );
  return lists.flatMap((list) => list.items).find((one) => one.eventId === id) ?? null;
}

export default function Search({ opened, close }: { opened: boolean; close: () => void }) {
  const [query, setQuery] = useState('');
  const pages = usePages();
  const [mode] = useMode();
  const [, go] = useLocation();
  const users = useUsers(query);
  const ids = useIds(query);
  const before = useRef({ address: '', focus: null as Element | null });
  useEffect(() => {
    if (!opened) return;
    before.current = { address: location.href, focus: document.activeElement };
    spotlight.open();
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
    ['By id', ids],
  ];
  const all = groups.flatMap(([, actions]) => actions.map(({ id }) => id)).join();
  const some = all !== '';
  // What is found later is what Enter opens, too.
  useEffect(() => {
    if (!query || !all || document.querySelector('[data-action][data-selected]')) return;
    document.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [query, all]);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="min(420px, 60vh)"
      // Where it led to another page, that page's heading takes the focus
      returnFocus={false}
      onSpotlightClose={() => {
        const { address, focus } = before.current;
        if (location.href === address && focus instanceof HTMLElement) focus.focus();
        setQuery('');
        close();
      }}
    >
      <Spotlight.Search
        aria-label="Search pages, users and ids"
        placeholder="Search pages, users, ids"
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
