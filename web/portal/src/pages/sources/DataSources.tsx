/** Every data source of a mode: what comes from it, how people log in, whether it can be kept fresh. */
import { Anchor, Text } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import {
  Beside,
  type Column,
  DataTable,
  DetailPanel,
  Empty,
  Facts,
  Filters,
  Id,
  Page,
  SearchFilter,
  Section,
  SelectFilter,
  StatusBadge,
  useFilter,
} from '../../components';
import { useMode } from '../../session';
import { useSources, useTemplates } from '../wink/calls';
import { offered } from '../wink/mock';
import type { DataSource, DataSources as Sources, WinkTemplate } from '../wink/types';
import { countryName, dataName, fieldName, kindName, kindOptions, methodName } from '../wink/names';
import wink from '../wink/wink.module.css';

export default function DataSources() {
  const [mode] = useMode();
  const sources = useSources();
  const [q] = useFilter('q');
  const [country] = useFilter('country');
  const [kind] = useFilter('type');
  const [data] = useFilter('data');
  const [sync] = useFilter('sync');
  const [open, setOpen] = useFilter('open');
  const all = sources.data?.items ?? [];
  const countries = [...new Set(all.map((source) => source.country))];
  const items = useMemo(() => {
    const wanted = q.toLowerCase();
    return sources.data?.items.filter(
      (source) =>
        (!country || source.country === country) &&
        (!kind || source.type === kind) &&
        (!data || source.supported.some((one) => one === data)) &&
        (!sync || source.monitorSupported === (sync === 'yes')) &&
        (!wanted ||
          [source.id, source.name, source.longName, ...source.legacyNames].some((name) =>
            name.toLowerCase().includes(wanted),
          )),
    );
  }, [sources.data, q, country, kind, data, sync]);
  const chosen = all.find((source) => source.id === open);

  return (
    <Page
      title="Data sources"
      intro="Where your users’ data can come from, and what each source gives. Its id is what the Open API and the SDK take."
    >
      <Filters>
        <SearchFilter label="Name, old name or id" />
        <SelectFilter
          name="country"
          label="Country"
          all="Any country"
          options={countries.map((value) => ({ value, label: countryName(value) }))}
        />
        <SelectFilter name="type" label="Type" all="Any type" options={kindOptions} />
        <SelectFilter
          name="data"
          label="Data"
          all="Any data"
          options={(sources.data?.data ?? []).map((one) => ({ value: one.kind, label: dataName(one.kind) }))}
        />
        <SelectFilter
          name="sync"
          label="Sync"
          all="Any sync"
          options={[
            { value: 'yes', label: 'Kept up to date' },
            { value: 'no', label: 'Read once' },
          ]}
        />
      </Filters>
      <Beside
        panel={
          chosen &&
          sources.data && (
            <DetailPanel title={chosen.name} close={() => setOpen(null)}>
              <Detail source={chosen} sources={sources.data} />
            </DetailPanel>
          )
        }
      >
        <div className={wink.words}>
          <DataTable
            label="Data sources"
            list={{
              items,
              error: sources.error,
              loading: sources.isPending,
              again: () => void sources.refetch(),
            }}
            rowKey={(source) => source.id}
            open={(source) => setOpen(source.id)}
            selected={chosen?.id}
            columns={columns}
            empty={
              all.length ? (
                <Empty title="No data source fits">Take a filter away, or look for another name.</Empty>
              ) : (
                <Empty title="No data sources yet" icon={<IconDatabase size={32} aria-hidden />}>
                  {mode === 'production'
                    ? 'This installation connects to no real data source yet. Documents can be sent and read all the same.'
                    : 'The sandbox brings its own.'}
                </Empty>
              )
            }
          />
        </div>
      </Beside>
    </Page>
  );
}

const columns: Column<DataSource>[] = [
  { title: 'Name', main: true, cell: (source) => <Named source={source} /> },
  { title: 'Country', spare: true, cell: (source) => countryName(source.country) },
  { title: 'Type', cell: (source) => kindName(source.type) },
  { title: 'Log-in', spare: true, cell: loginOf },
  {
    title: 'Sync',
    spare: true,
    cell: (source) => (source.monitorSupported ? 'Kept up to date' : 'Read once'),
  },
  { title: 'State', cell: (source) => <State source={source} /> },
];

const Named = ({ source }: { source: DataSource }) => (
  <span className={wink.source}>
    <img src={new URL(source.logoUrl, location.origin).pathname} alt="" loading="lazy" />
    <span>{source.name}</span>
  </span>
);

function loginOf(source: DataSource) {
  if (!source.accountConnection) return 'None: documents';
  const ways = source.logins
    .map(({ method }, at) => (at ? methodName(method).toLowerCase() : methodName(method)))
    .join(' or ');
  return source.mfa ? `${ways}, then a code` : ways;
}

function State({ source }: { source: DataSource }) {
  if (!source.active) return <StatusBadge status="INACTIVE" label="Out of service" tone="warn" />;
  if (!source.enabled) return <StatusBadge status="DISABLED" label="Not offered" tone="plain" />;
  return <StatusBadge status="ACTIVE" label="In service" tone="good" />;
}

function Detail({ source, sources }: { source: DataSource; sources: Sources }) {
  const given = sources.data.filter((one) => source.supported.includes(one.kind));
  return (
    <>
      <Facts
        facts={[
          ['Id', <Id key="id" value={source.id} full />],
          ['Full name', source.longName],
          ['Formerly', source.legacyNames.join(', ') || null],
          ['Country', countryName(source.country)],
          ['Type', `${source.typeLabel}, ${source.subTypeLabel}`],
          ['State', <State key="state" source={source} />],
          ['Code', source.mfa ? 'Asked for after the log-in' : 'Not asked for'],
          ['Sync', source.monitorSupported ? 'Can be kept up to date' : 'Read once'],
        ]}
      />
      <Section title="Log-in" plain>
        {source.accountConnection ? (
          <Facts
            facts={source.logins.map(({ method, fields }) => [
              methodName(method),
              fields.length
                ? fields.map((field) => fieldName(field.label)).join(', ')
                : 'On the data source’s own page',
            ])}
          />
        ) : (
          <Text>
            Nobody can log in here. The widget offers to send documents instead, or to connect social
            security.
          </Text>
        )}
      </Section>
      <Section title="Data" intro="The kinds of records that come from here, and their fields." plain>
        {given.length ? (
          <Facts
            facts={given.map(({ kind, fields }) => [
              dataName(kind),
              <code key={kind}>{fields.join(', ')}</code>,
            ])}
          />
        ) : (
          <Text c="dimmed">None.</Text>
        )}
      </Section>
      <Templates source={source} sources={sources} />
    </>
  );
}

/** Where it is shown and where it comes first: that is said in the Wink templates. */
function Templates({ source, sources }: { source: DataSource; sources: Sources }) {
  const [mode] = useMode();
  const templates = useTemplates();
  if (!templates.data) return null;
  return (
    <Section
      title="In your widgets"
      intro="Which data sources a widget shows, and which first, is said in its template."
      plain
    >
      {templates.data.items.length ? (
        <Facts
          facts={templates.data.items.map((template) => [
            place(template, source, sources),
            <Anchor key={template.id} component={Link} href={`/${mode}/wink-templates/${template.id}`}>
              {template.name}
            </Anchor>,
          ])}
        />
      ) : (
        <Text>
          There is no template yet: every widget shows all.{' '}
          <Anchor component={Link} href={`/${mode}/wink-templates`}>
            Make one
          </Anchor>
        </Text>
      )}
    </Section>
  );
}

function place({ design }: WinkTemplate, source: DataSource, sources: Sources) {
  if (!offered({ design, sources }).some((one) => one.id === source.id)) return 'Not shown';
  return design.topProviders.includes(source.id) ? 'Shown first' : 'Shown';
}
