/** The request log: each call of the Open API, with what could be a person's masked. */
import { Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { api, got } from '../../api/client';
import { useList, useRead } from '../../api/hooks';
import type { components } from '../../api/schema';
import {
  Beside,
  CopyText,
  DataTable,
  DetailPanel,
  Empty,
  Facts,
  Filters,
  formatTime,
  Id,
  JsonView,
  Loading,
  Page,
  Problem,
  SearchFilter,
  SelectFilter,
  shortId,
  StatusBadge,
  type Tone,
  useFilter,
  When,
} from '../../components';
import { useMode } from '../../session';
import { DateTimeField } from './DateTimeField';

type Call = components['schemas']['PortalRequest'];

const tone = (status: number): Tone => (status < 400 ? 'good' : status < 500 ? 'warn' : 'bad');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const IDS = /\b([a-z0-9]+-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi;
/** A path whose ids are short enough to stand in a row; the panel has them whole. */
const inRow = (target: string) => target.replace(IDS, shortId);

function millis(value: number) {
  // A number and its unit stay together.
  return value < 10 ? `${value.toFixed(1)}\u00a0ms` : `${Math.round(value)}\u00a0ms`;
}

export default function Requests() {
  const [mode] = useMode();
  const [live, setLive] = useState(true);
  const [status] = useFilter('status');
  const [method] = useFilter('method');
  const [search] = useFilter('q');
  const [key] = useFilter('key');
  const [from] = useFilter('from');
  const [to] = useFilter('to');
  const [open, setOpen] = useFilter('open');
  const keys = useList(['keys', mode], (cursor) =>
    got(api.GET('/portal/v1/{mode}/keys', { params: { path: { mode }, query: { cursor, size: 50 } } })),
  );
  const list = useList(
    ['requests', mode, status, method, search, key, from, to],
    (cursor) =>
      got(
        api.GET('/portal/v1/{mode}/requests', {
          params: {
            path: { mode },
            query: {
              cursor,
              size: 50,
              status: status ? Number(status) : undefined,
              method: method || undefined,
              // One field for both: a request id looks like nothing else
              id: UUID.test(search) ? search : undefined,
              path: search && !UUID.test(search) ? search : undefined,
              key: key || undefined,
              from: from || undefined,
              to: to || undefined,
            },
          },
        }),
      ),
    { refetchInterval: live ? 3000 : false },
  );
  const nameOf = (id: string) => {
    const found = keys.items?.find((one) => one.id === id);
    return found ? (found.name ?? found.key) : undefined;
  };
  const filtered = Boolean(status || method || search || key || from || to);
  return (
    <Page
      title="Requests"
      intro="Every call that your servers made to the Open API. Ids are shown; names, e-mail addresses and whatever else could be a person’s are masked before they are kept."
      actions={
        <Switch
          label="Live"
          checked={live}
          onChange={(event) => setLive(event.currentTarget.checked)}
          aria-label="Show new calls as they come"
        />
      }
    >
      <Filters>
        <SearchFilter label="Path or request id" />
        <SelectFilter
          name="status"
          label="Status"
          all="Any status"
          options={[
            { value: '2', label: '2xx: good' },
            { value: '4', label: '4xx: refused' },
            { value: '5', label: '5xx: failed' },
          ]}
        />
        <SelectFilter
          name="method"
          label="Method"
          all="Any method"
          options={['GET', 'POST', 'PUT', 'DELETE'].map((value) => ({ value, label: value }))}
        />
        <SelectFilter
          name="key"
          label="API key"
          all="Any key"
          options={(keys.items ?? []).map((one) => ({ value: one.id, label: one.name ?? one.key }))}
        />
        <DateTimeField name="from" label="From" />
        <DateTimeField name="to" label="Until" />
      </Filters>
      <Beside panel={open && <CallPanel id={open} nameOf={nameOf} close={() => setOpen(null)} />}>
        <DataTable
          label="Requests"
          list={list}
          rowKey={(call) => call.id}
          open={(call) => setOpen(call.id)}
          selected={open}
          columns={[
            {
              title: 'Call',
              main: true,
              cell: (call) => (
                <span style={{ overflowWrap: 'anywhere' }} title={call.target}>
                  <strong>{call.method}</strong> {inRow(call.target)}
                </span>
              ),
            },
            {
              title: 'Status',
              cell: (call) => (
                <Group gap={6} wrap="nowrap">
                  <StatusBadge status={call.code} label={String(call.status)} tone={tone(call.status)} />
                  {call.status >= 400 && !open && (
                    <Text size="xs" c="dimmed">
                      {call.code}
                    </Text>
                  )}
                </Group>
              ),
            },
            { title: 'Took', spare: true, align: 'end', cell: (call) => millis(call.millis) },
            {
              title: 'Key',
              spare: true,
              cell: (call) => nameOf(call.apiKeyId) ?? <Id value={call.apiKeyId} />,
            },
            { title: 'When', cell: (call) => <When value={call.at} /> },
          ]}
          empty={
            <Empty title={filtered ? 'No call fits these filters' : 'No calls yet'}>
              {filtered
                ? 'Choose others to see more.'
                : 'Call the Open API with one of your keys, and it appears here a second later.'}
            </Empty>
          }
        />
      </Beside>
    </Page>
  );
}

function CallPanel(props: { id: string; nameOf: (id: string) => string | undefined; close: () => void }) {
  const [mode] = useMode();
  const { id } = props;
  const call = useRead(['request', mode, id], () =>
    got(api.GET('/portal/v1/{mode}/requests/{id}', { params: { path: { mode, id } } })),
  );
  return (
    <DetailPanel title="Request" close={props.close}>
      {call.error && <Problem problem={call.error} again={() => void call.refetch()} />}
      {!call.data && !call.error && <Loading lines={8} />}
      {call.data && <Detail call={call.data} name={props.nameOf(call.data.apiKeyId)} />}
    </DetailPanel>
  );
}

function Detail({ call, name }: { call: Call; name?: string }) {
  const [path, query] = call.target.split('?');
  let body: unknown;
  try {
    body = call.body ? JSON.parse(call.body) : undefined;
  } catch {
    body = call.body;
  }
  return (
    <Stack>
      <Facts
        facts={[
          ['Call', <strong>{call.method}</strong>],
          ['Path', <span style={{ overflowWrap: 'anywhere' }}>{path}</span>],
          ['Route', call.route],
          [
            'Status',
            <StatusBadge status={call.code} label={`${call.status} ${call.code}`} tone={tone(call.status)} />,
          ],
          ['Took', millis(call.millis)],
          ['At', formatTime(call.at)],
          ['Request id', <CopyText value={call.id} label="Copy the request id" />],
          ['API key', name ?? <Id value={call.apiKeyId} />],
        ]}
      />
      {call.message && (
        <section aria-label="What was wrong">
          <Text fw={600}>What was wrong</Text>
          <Text size="sm">{call.message}</Text>
        </section>
      )}
      {query && (
        <section aria-label="Query">
          <Text fw={600} mb="xs">
            Query
          </Text>
          <Facts
            facts={query.split('&').map((pair): [string, React.ReactNode] => {
              const [parameter, value] = pair.split('=');
              return [parameter ?? '', value ?? ''];
            })}
          />
        </section>
      )}
      {body !== undefined && (
        <section aria-label="Body">
          <Text fw={600} mb="xs">
            Body
          </Text>
          <JsonView value={body} label="Body" search={false} />
          <Text size="xs" c="dimmed" mt="xs">
            Its shape alone is kept: names and ids. Values are masked (…).
          </Text>
        </section>
      )}
    </Stack>
  );
}
