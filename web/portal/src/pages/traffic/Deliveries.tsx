/** A webhook's deliveries: the list, one of them with its tries and its request, and replaying. */
import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { api, got } from '../../api/client';
import { useChange, useList, useRead } from '../../api/hooks';
import type { components } from '../../api/schema';
import {
  Beside,
  CopyText,
  DataTable,
  DetailPanel,
  Empty,
  Facts,
  Filters,
  Form,
  formatTime,
  Id,
  JsonView,
  Loading,
  Problem,
  say,
  Section,
  SelectFilter,
  StatusBadge,
  useFilter,
  useForm,
  When,
  wordsOf,
} from '../../components';
import { useMember, useMode } from '../../session';
import { DateTimeField } from './DateTimeField';
import { EVENT_TYPES } from './events';
import { SignatureHelper } from './Signature';
import type { Webhook } from './Webhooks';

type Delivery = components['schemas']['PortalDelivery'];
type Status = Delivery['status'];
type Type = Delivery['eventType'];

export function Deliveries({ webhook }: { webhook: Webhook }) {
  const [mode] = useMode();
  const { can } = useMember();
  const [status] = useFilter('status');
  const [type] = useFilter('type');
  const [from] = useFilter('from');
  const [open, setOpen] = useFilter('open');
  const [replaying, setReplaying] = useState(false);
  const list = useList(
    ['deliveries', mode, webhook.id, status, type, from],
    (cursor) =>
      got(
        api.GET('/portal/v1/{mode}/webhooks/{id}/deliveries', {
          params: {
            path: { mode, id: webhook.id },
            query: {
              cursor,
              size: 25,
              status: (status || undefined) as Status | undefined,
              type: (type || undefined) as Type | undefined,
              from: from || undefined,
            },
          },
        }),
      ),
    { refetchInterval: 5000 },
  );
  const filtered = Boolean(status || type || from);
  return (
    <Section
      plain
      title="Deliveries"
      actions={
        can('ManageBuild') && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} aria-hidden />}
            onClick={() => setReplaying(true)}
          >
            Replay failed deliveries
          </Button>
        )
      }
    >
      <Filters>
        <SelectFilter
          name="status"
          label="Status"
          all="Any status"
          options={['PENDING', 'DELIVERED', 'FAILED'].map((value) => ({ value, label: wordsOf(value) }))}
        />
        <SelectFilter
          name="type"
          label="Event type"
          all="Any event type"
          options={EVENT_TYPES.map((value) => ({ value, label: value }))}
        />
        <DateTimeField name="from" label="From" />
      </Filters>
      <Beside panel={open && <DeliveryPanel id={open} close={() => setOpen(null)} />}>
        <DataTable
          label="Deliveries"
          list={list}
          rowKey={(delivery) => delivery.id}
          open={(delivery) => setOpen(delivery.id)}
          selected={open}
          columns={[
            { title: 'Event', main: true, cell: (delivery) => delivery.eventType },
            { title: 'Status', cell: (delivery) => <DeliveryBadge delivery={delivery} /> },
            { title: 'Answer', spare: true, cell: (delivery) => delivery.lastStatus ?? '–' },
            { title: 'Tries', spare: true, align: 'end', cell: (delivery) => delivery.attempts },
            { title: 'Created', cell: (delivery) => <When value={delivery.createdAt} /> },
          ]}
          empty={
            <Empty title={filtered ? 'No delivery fits these filters' : 'Nothing has been sent yet'}>
              {filtered
                ? 'Choose others to see more.'
                : 'Deliveries appear here as events happen. Send a test to see one now.'}
            </Empty>
          }
        />
      </Beside>
      <Modal opened={replaying} onClose={() => setReplaying(false)} title="Replay what failed" size="md">
        {replaying && <ReplayForm webhook={webhook} close={() => setReplaying(false)} />}
      </Modal>
    </Section>
  );
}

function DeliveryBadge({ delivery }: { delivery: Delivery }) {
  if (delivery.status === 'PENDING' && delivery.attempts > 0)
    return <StatusBadge status="RETRYING" label="Tried again soon" />;
  return (
    <Group gap={6}>
      <StatusBadge status={delivery.status} />
      {delivery.replayOf && (
        <Text size="xs" c="dimmed">
          replay
        </Text>
      )}
    </Group>
  );
}

const SPANS = [
  { value: '1', label: 'The last hour' },
  { value: '24', label: 'The last day' },
  { value: '168', label: 'The last 7 days' },
  { value: '720', label: 'The last 30 days' },
];

const counted = (count: number) =>
  count === 0
    ? 'Nothing has failed since then'
    : count === 1
      ? '1 event is sent again'
      : `${count} events are sent again`;

function ReplayForm({ webhook, close }: { webhook: Webhook; close: () => void }) {
  const [mode] = useMode();
  const replay = useChange(async (hours: number) => {
    const since = new Date(Date.now() - hours * 3_600_000).toISOString();
    let count = 0;
    // The server takes a bounded batch each time.
    for (;;) {
      const batch = await got(
        api.POST('/portal/v1/{mode}/webhooks/{id}/replay', {
          params: { path: { mode, id: webhook.id } },
          body: { since },
        }),
      );
      count += batch.count;
      if (!batch.more) return count;
    }
  }, 'deliveries');
  const form = useForm({ hours: '24' }, (values) => replay.mutateAsync(Number(values.hours)), {
    done: (count) => {
      say(counted(count));
      close();
    },
  });
  return (
    <Form form={form} action="Replay" cancel={close}>
      <Text size="sm">
        Every event whose delivery failed for good is sent again, as a new delivery. What was replayed already
        is left out. Your server may get an event twice; it has the same id then.
      </Text>
      <Select label="Failed since" data={SPANS} allowDeselect={false} {...form.field('hours')} />
    </Form>
  );
}

function DeliveryPanel({ id, close }: { id: string; close: () => void }) {
  const [mode] = useMode();
  const { can } = useMember();
  const [, setOpen] = useFilter('open');
  const detail = useRead(
    ['deliveries', 'one', mode, id],
    () => got(api.GET('/portal/v1/{mode}/deliveries/{id}', { params: { path: { mode, id } } })),
    { refetchInterval: (query) => (query.state.data?.delivery.status === 'PENDING' ? 1500 : false) },
  );
  const replay = useChange(
    () => got(api.POST('/portal/v1/{mode}/deliveries/{id}/replay', { params: { path: { mode, id } } })),
    'deliveries',
  );
  const data = detail.data;
  return (
    <DetailPanel title="Delivery" close={close}>
      {detail.error && <Problem problem={detail.error} again={() => void detail.refetch()} />}
      {!data && !detail.error && <Loading lines={8} />}
      {data && (
        <Stack>
          <Facts
            facts={[
              ['Event', data.delivery.eventType],
              ['Status', <DeliveryBadge delivery={data.delivery} />],
              ['Event id', <Id value={data.delivery.eventId} />],
              ['Created', <When value={data.delivery.createdAt} />],
              ['Next try', data.delivery.nextAt && <When value={data.delivery.nextAt} />],
              ['Replay of', data.delivery.replayOf && <Id value={data.delivery.replayOf} />],
              ['Replayed', data.delivery.replayedAt && <When value={data.delivery.replayedAt} />],
            ]}
          />
          {can('ManageBuild') && data.delivery.status !== 'PENDING' && data.request && (
            <Group>
              <Button
                variant="default"
                loading={replay.isPending}
                onClick={() =>
                  replay.mutate(undefined, {
                    onSuccess: ({ deliveryId }) => {
                      say('The event is sent again');
                      setOpen(deliveryId);
                    },
                  })
                }
              >
                Replay
              </Button>
            </Group>
          )}
          {replay.error && <Problem problem={replay.error} />}
          <Attempts attempts={data.attempts} />
          {data.request ? (
            <Sent request={data.request} />
          ) : (
            <Text size="sm" c="dimmed">
              The event has been taken away, as old ones are: what was sent can no longer be shown.
            </Text>
          )}
        </Stack>
      )}
    </DetailPanel>
  );
}

function Attempts({ attempts }: { attempts: components['schemas']['PortalAttempt'][] }) {
  if (!attempts.length)
    return (
      <Text size="sm" c="dimmed">
        Not tried yet.
      </Text>
    );
  return (
    <section aria-label="Tries">
      <Text fw={600} mb="xs">
        Tries
      </Text>
      <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {attempts.map((attempt) => (
          <li key={attempt.number}>
            <Group gap="xs">
              <StatusBadge
                status={attempt.status && attempt.status < 300 ? 'OK' : 'FAILED'}
                label={attempt.status ? String(attempt.status) : 'No answer'}
              />
              <Text size="sm">
                {Math.round(attempt.millis)} ms · {formatTime(attempt.at)}
              </Text>
            </Group>
            {attempt.reason && (
              <Text size="sm" c="dimmed">
                {attempt.reason}
              </Text>
            )}
            {attempt.answer && (
              <Textarea
                readOnly
                autosize
                maxRows={8}
                mt={4}
                aria-label={`What was answered at try ${attempt.number}`}
                value={attempt.answer}
                styles={{ input: { fontFamily: 'monospace', fontSize: 13 } }}
              />
            )}
          </li>
        ))}
      </Stack>
    </section>
  );
}

function Sent({ request }: { request: components['schemas']['SentRequest'] }) {
  let body: unknown = request.body;
  try {
    body = JSON.parse(request.body);
  } catch {
    // Shown as the text that it is.
  }
  const signature = request.headers.find(({ name }) => name === 'Smile-Signature')?.value;
  return (
    <section aria-label="Request">
      <Text fw={600} mb="xs">
        Request
      </Text>
      <Stack gap="sm">
        <Facts
          facts={[
            ['POST', <span style={{ overflowWrap: 'anywhere' }}>{request.url}</span>],
            ...request.headers.map(({ name, value }): [string, ReactNode] => [
              name,
              value.length > 40 ? <Id value={value} what={name} /> : value,
            ]),
          ]}
        />
        {request.masked && (
          <Alert color="gray" title="Masked">
            In production, what stands for a person is not shown here. The signature is of what was really
            sent.
          </Alert>
        )}
        <JsonView value={body} label="Body" search={false} />
        {!request.masked && (
          <CopyText value={request.body} label="Copy the body as it is signed">
            The body as it is signed
          </CopyText>
        )}
        <Text size="xs" c="dimmed">
          Put together from what is there now: records that came or went since are in it or missing.
        </Text>
        {!request.masked && <SignatureHelper body={request.body} signature={signature} />}
      </Stack>
    </section>
  );
}
