/** Webhooks: where events go. */
import {
  Button,
  Checkbox,
  Group,
  Modal,
  MultiSelect,
  Radio,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { api, got } from '../../api/client';
import { useChange, useList } from '../../api/hooks';
import type { components } from '../../api/schema';
import { DataTable, Empty, Form, Page, say, Secret, StatusBadge, useForm, When } from '../../components';
import { useMember, useMode } from '../../session';
import { EVENT_TYPES } from './events';

export type Webhook = components['schemas']['PortalWebhook'];

export const eventsOf = (webhook: Webhook) =>
  webhook.eventTypes.includes('ALL_EVENTS')
    ? 'All events'
    : webhook.eventTypes.length === 1
      ? webhook.eventTypes[0]
      : `${webhook.eventTypes.length} types`;

export default function Webhooks() {
  const [mode] = useMode();
  const { can } = useMember();
  const [creating, setCreating] = useState(false);
  const webhooks = useList(['webhooks', mode], (cursor) =>
    got(api.GET('/portal/v1/{mode}/webhooks', { params: { path: { mode }, query: { cursor, size: 50 } } })),
  );
  const change = useChange(
    ({ id, active }: { id: string; active: boolean }) =>
      got(api.PUT('/portal/v1/{mode}/webhooks/{id}', { params: { path: { mode, id } }, body: { active } })),
    'webhooks',
    'webhook',
  );
  const may = can('ManageBuild');
  return (
    <Page
      title="Webhooks"
      intro="Openwink tells your server what happens: each event is posted to the address, signed, and tried again where it is not answered with 2xx."
      actions={
        may && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
            Add a webhook
          </Button>
        )
      }
    >
      <DataTable
        label="Webhooks"
        list={webhooks}
        rowKey={(webhook) => webhook.id}
        href={(webhook) => `/${mode}/webhooks/${webhook.id}`}
        columns={[
          { title: 'Name', main: true, cell: (webhook) => webhook.name },
          {
            title: 'Address',
            cell: (webhook) => <span style={{ overflowWrap: 'anywhere' }}>{webhook.url}</span>,
          },
          { title: 'Events', cell: eventsOf },
          {
            title: 'State',
            cell: (webhook) => <StatusBadge status={webhook.active ? 'ACTIVE' : 'PAUSED'} />,
          },
          { title: 'Created', cell: (webhook) => <When value={webhook.createdAt} /> },
          {
            title: 'Sent',
            quiet: true,
            align: 'end',
            cell: (webhook) =>
              may && (
                <Switch
                  aria-label={`Send events to ${webhook.name}`}
                  checked={webhook.active}
                  disabled={change.isPending}
                  onChange={(event) => {
                    const active = event.currentTarget.checked;
                    change.mutate(
                      { id: webhook.id, active },
                      {
                        onSuccess: () => say(active ? 'Events are sent again' : 'Paused: no events are sent'),
                      },
                    );
                  }}
                />
              ),
          },
        ]}
        empty={
          <Empty title="No webhooks yet" icon={<IconWebhook size={32} aria-hidden />}>
            Add the address of your server, and it hears of every account that is linked and every record that
            comes.
            {mode === 'sandbox' && ' In the sandbox it may be on this machine: http://localhost.'}
          </Empty>
        }
      />
      <Modal opened={creating} onClose={() => setCreating(false)} title="Add a webhook" size="lg">
        {creating && <AddWebhook close={() => setCreating(false)} />}
      </Modal>
    </Page>
  );
}

function AddWebhook({ close }: { close: () => void }) {
  const [mode] = useMode();
  const [made, setMade] = useState<string | null>(null);
  const create = useChange(
    (body: components['schemas']['PortalWebhookPostRequest']) =>
      got(api.POST('/portal/v1/{mode}/webhooks', { params: { path: { mode } }, body })),
    'webhooks',
  );
  if (made)
    return (
      <Stack>
        <Secret
          values={[{ label: 'Signing secret', value: made }]}
          note="Your server checks the header Smile-Signature with it. Copy it now: it cannot be shown again, only replaced."
        />
        <Group justify="flex-end">
          <Button onClick={close}>I have copied it</Button>
        </Group>
      </Stack>
    );
  return (
    <WebhookForm
      initial={{ name: '', url: '', which: 'all', eventTypes: [], includePayload: false }}
      action="Add the webhook"
      close={close}
      send={async (values) => {
        const answer = await create.mutateAsync(values);
        setMade(answer.secret);
      }}
    />
  );
}

interface Values extends Record<string, unknown> {
  name: string;
  url: string;
  which: string;
  eventTypes: string[];
  includePayload: boolean;
}

export function WebhookForm(props: {
  initial: Values;
  action: string;
  close: () => void;
  send: (body: components['schemas']['PortalWebhookPostRequest']) => Promise<unknown>;
}) {
  const form = useForm(
    props.initial,
    ({ name, url, which, eventTypes, includePayload }) =>
      props.send({
        name,
        url,
        includePayload,
        eventTypes: (which === 'all'
          ? ['ALL_EVENTS']
          : eventTypes) as components['schemas']['PortalWebhookPostRequest']['eventTypes'],
      }),
    {
      check: ({ name, url, which, eventTypes }) => ({
        name: !name.trim() && 'Give it a name.',
        url: !/^https?:\/\/./.test(url.trim()) && 'It begins with https:// or http://.',
        eventTypes: which === 'some' && !eventTypes.length && 'Choose at least one type.',
      }),
    },
  );
  return (
    <Form form={form} action={props.action} cancel={props.close}>
      <TextInput label="Name" data-autofocus {...form.field('name')} />
      <TextInput
        label="Address"
        description="Prefer https: the signature protects against change, not against reading"
        type="url"
        inputMode="url"
        placeholder="https://example.com/openwink"
        {...form.field('url')}
      />
      <Radio.Group label="Events" value={form.values.which} onChange={(which) => form.set('which', which)}>
        <Stack gap="xs" mt="xs">
          <Radio value="all" label="All events, those that come later included" />
          <Radio value="some" label="Only these types" />
        </Stack>
      </Radio.Group>
      {form.values.which === 'some' && (
        <MultiSelect
          label="Types"
          data={[...EVENT_TYPES]}
          searchable
          hidePickedOptions
          value={form.values.eventTypes}
          onChange={(types) => form.set('eventTypes', types)}
          error={form.field('eventTypes').error}
        />
      )}
      <Checkbox
        label="Put the records into TASK_FINISHED"
        description="At most 300 of a kind. Without it, your server reads them from the Open API."
        {...form.check('includePayload')}
      />
      <Text size="sm" c="dimmed">
        The address is refused where it leads into a private network.
      </Text>
    </Form>
  );
}
