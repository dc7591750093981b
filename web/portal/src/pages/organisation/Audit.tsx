/** Who did what, and when. */
import { Button, Text } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { useList, useRead } from '../../api/hooks';
import {
  type Column,
  DataTable,
  Empty,
  Filters,
  Id,
  Page,
  SelectFilter,
  StatusBadge,
  useFilter,
  When,
} from '../../components';
import { DayFilter } from '../../components/DayFilter';
import { audit, type AuditLine, members } from './calls';
import { type Role, roleNames } from '../../permissions';
import { actionWords, KINDS } from './words';

const none = <Text span inherit c="dimmed" children="–" />;
const whoOf = ({ member, apiKey }: AuditLine) =>
  member?.name ?? (apiKey ? `A server, with the key ${apiKey.name}` : 'The operator');
const columns: Column<AuditLine>[] = [
  {
    title: 'What',
    main: true,
    cell: (line) => actionWords(line.action),
  },
  { title: 'Details', cell: (line) => (line.target ? <Target text={line.target} /> : none) },
  { title: 'Who', cell: whoOf },
  {
    title: 'Mode',
    cell: (line) =>
      line.mode ? (
        <StatusBadge
          status={line.mode}
          tone={line.mode === 'SANDBOX' ? 'warn' : 'good'}
          label={line.mode === 'SANDBOX' ? 'Sandbox' : 'Production'}
        />
      ) : (
        none
      ),
  },
  {
    title: 'Network',
    cell: (line) => (line.address ? <span style={{ whiteSpace: 'nowrap' }}>{line.address}</span> : none),
  },
  { title: 'When', cell: (line) => <When value={line.createdAt} /> },
];

export default function Audit() {
  const [who] = useFilter('who');
  const [kind] = useFilter('what');
  const [from] = useFilter('from');
  const [to] = useFilter('to');
  const [, setParams] = useSearchParams();
  const wanted = { memberId: who, action: kind, startDate: from, endDate: to };
  const query = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value));
  const list = useList(['audit', query], (cursor) => audit({ ...query, cursor }));
  const filtered = Object.keys(query).length > 0;
  return (
    <Page
      title="Audit log"
      intro="What members, the operator and your servers changed in this organisation, the newest first."
    >
      <Filters>
        <Who chosen={who} />
        <SelectFilter name="what" label="What was done" all="Anything" options={KINDS} />
        <DayFilter name="from" label="From this day on" short="From" />
        <DayFilter name="to" label="Until this day" short="Until" />
      </Filters>
      <DataTable
        label="Audit log"
        list={list}
        rowKey={(line) => line.id}
        columns={columns}
        empty={
          filtered ? (
            <Empty
              title="Nothing fits these filters"
              action={
                <Button variant="default" onClick={() => setParams({}, { replace: true })}>
                  Clear the filters
                </Button>
              }
            >
              Choose others, or clear them to see everything.
            </Empty>
          ) : (
            <Empty title="Nothing was changed yet">
              Keys, members, templates: each change leaves a line here.
            </Empty>
          )
        }
      />
    </Page>
  );
}

/** A name that somebody gave, or an id, and what was said of it. */
const Target = ({ text }: { text: string }) => (
  <span>
    {text.split(' ').map((word, at) => (
      <span key={at}>
        {at > 0 && ' '}
        {/-[0-9a-f]{32}$/.test(word) ? <Id value={word} /> : (roleNames[word as Role] ?? word)}
      </span>
    ))}
  </span>
);

/** The members; whoever left is looked for by a link alone. */
function Who({ chosen }: { chosen: string }) {
  const list = useRead(['members', 'names'], members);
  const options = (list.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (chosen && !options.some(({ value }) => value === chosen))
    options.push({ value: chosen, label: list.data ? 'A former member' : '…' });
  return <SelectFilter name="who" label="Who did it" all="Anybody" options={options} />;
}
