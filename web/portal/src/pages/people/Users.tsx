/** Users: who there is, looked for by name, employer, id or provider. */
import { Anchor, Text } from '@mantine/core';
import { IconUserSearch, IconUsers } from '@tabler/icons-react';
import { Link } from 'wouter';
import { api, got } from '../../api/client';
import { useList } from '../../api/hooks';
import {
  DataTable,
  Empty,
  Filters,
  Id,
  Page,
  SearchFilter,
  SelectFilter,
  StatusBadge,
  useFilter,
  When,
  wordsOf,
} from '../../components';
import { DayFilter } from '../../components/DayFilter';
import { useMode } from '../../session';
import { Monogram } from './parts';
import type { ListedPerson } from './types';
import classes from './people.module.css';
import { classWords, plural } from './words';

const options = (values: string[]) => values.map((value) => ({ value, label: wordsOf(value) }));

export default function Users() {
  const [mode] = useMode();
  const [q] = useFilter('q');
  const [accountStatus] = useFilter('account');
  const [archiveStatus] = useFilter('document');
  const [channel] = useFilter('channel');
  const [from] = useFilter('from');
  const [to] = useFilter('to');
  const filters = { q, accountStatus, archiveStatus, channel, startDate: from, endDate: to };
  const query = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
  const list = useList<ListedPerson>(['people', mode, query], (cursor) =>
    got(
      api.GET('/portal/v1/{mode}/users', {
        params: { path: { mode }, query: { ...query, size: 25, cursor } },
      }),
    ),
  );
  const filtered = Object.keys(query).length > 0;
  return (
    <Page
      title="Users"
      intro="The people who were asked for their data: who they are, where they work, and what they have connected or sent."
    >
      <Filters>
        <SearchFilter label="Name, employer, provider or id" />
        <SelectFilter
          name="account"
          label="Account"
          all="Any account"
          options={options(['CONNECTED', 'PENDING', 'AWAITING_MFA', 'ERROR', 'DISCONNECTED'])}
        />
        <SelectFilter
          name="document"
          label="Document"
          all="Any document"
          options={options(['ANALYZED', 'STARTED', 'UNSUPPORTED', 'ERROR', 'REVOKED'])}
        />
        <SelectFilter
          name="channel"
          label="Came by"
          all="Any way in"
          options={[
            { value: 'Default', label: 'Your own page' },
            { value: 'WinkSite', label: 'Invitation' },
          ]}
        />
        <DayFilter name="from" label="Created from" short="From" />
        <DayFilter name="to" label="Created until" short="Until" />
      </Filters>
      <DataTable
        label="Users"
        list={list}
        rowKey={(person) => person.id}
        href={(person) => `/${mode}/users/${person.id}`}
        columns={[
          {
            title: 'Name',
            main: true,
            width: '26%',
            cell: (person) => (
              <span className={classes.who}>
                <Monogram name={person.name} />
                <span className={classes.name}>{person.name ?? 'Name not known yet'}</span>
              </span>
            ),
          },
          { title: 'Works at', width: '21%', cell: (person) => <Employers employers={person.employers} /> },
          { title: 'Sources', cell: (person) => <Sources person={person} /> },
          { title: 'Last activity', cell: (person) => <When value={person.lastActivity} /> },
          { title: 'Id', width: 190, cell: (person) => <Id value={person.id} what="user's id" /> },
        ]}
        empty={
          filtered ? (
            <Empty title="Nobody fits these filters" icon={<IconUserSearch size={28} />}>
              Names and employers are found by their words or the beginnings of them, from three letters on.
              Try fewer words, or clear a filter.
            </Empty>
          ) : (
            <Empty title="Nobody here yet" icon={<IconUsers size={28} />}>
              A user appears as soon as your back end creates one, as an invitation is sent, or as somebody
              links a sandbox person in the{' '}
              <Anchor component={Link} inherit href={`/${mode}/emulator`}>
                emulator
              </Anchor>
              .
            </Empty>
          )
        }
      />
    </Page>
  );
}

function Employers({ employers }: { employers: string[] }) {
  const [first, ...rest] = employers;
  if (!first)
    return (
      <Text span inherit c="dimmed">
        –
      </Text>
    );
  return (
    <span>
      {first}
      {rest.length > 0 && (
        <Text span inherit c="dimmed" title={rest.join(', ')}>
          {' '}
          and {rest.length} more
        </Text>
      )}
    </span>
  );
}

/** The first few, each with its state in words. */
function Sources({ person }: { person: ListedPerson }) {
  const all = [
    ...person.accounts.map(({ id, providerName, status }) => ({ id, name: providerName, status })),
    ...person.archives.map(({ id, fileType, status }) => ({
      id,
      name: classWords[fileType] ?? wordsOf(fileType),
      status,
    })),
  ];
  if (!all.length)
    return (
      <Text span inherit c="dimmed">
        Nothing connected
      </Text>
    );
  return (
    <ul className={classes.sources}>
      {all.slice(0, 3).map(({ id, name, status }) => (
        <li key={id}>
          <span className={classes.sourceName}>{name}</span> <StatusBadge status={status} />
        </li>
      ))}
      {all.length > 3 && (
        <li>
          <Text span size="sm" c="dimmed">
            and {plural(all.length - 3, 'more', 'more')}
          </Text>
        </li>
      )}
    </ul>
  );
}
