/** One webhook: what it is, what can be done with it, its deliveries, and the signature helper. */
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { api, got } from '../../api/client';
import { useChange, useRead } from '../../api/hooks';
import type { components } from '../../api/schema';
import {
  CopyText,
  Facts,
  Form,
  Id,
  Loading,
  Page,
  Problem,
  say,
  Secret,
  StatusBadge,
  useConfirm,
  useFilter,
  useForm,
  When,
} from '../../components';
import { useMember, useMode } from '../../session';
import { Deliveries } from './Deliveries';
import { TESTABLE } from './events';
import { SignatureHelper } from './Signature';
import { eventsOf, type Webhook as Hook, WebhookForm } from './Webhooks';

type Type = components['schemas']['PortalDelivery']['eventType'];

export default function Webhook() {
  const [mode] = useMode();
  const { id } = useParams<{ id: string }>();
  const { can } = useMember();
  const webhook = useRead(['webhook', mode, id], () =>
    got(api.GET('/portal/v1/{mode}/webhooks/{id}', { params: { path: { mode, id } } })),
  );
  const back = { href: `/${mode}/webhooks`, label: 'Webhooks' };
  if (!webhook.data)
    return (
      <Page title="Webhook" back={back}>
        {webhook.error ? (
          <Problem problem={webhook.error} again={() => void webhook.refetch()} back={back} />
        ) : (
          <Loading lines={6} />
        )}
      </Page>
    );
  return (
    <Page
      title={webhook.data.name}
      back={back}
      actions={can('ManageBuild') && <Actions webhook={webhook.data} />}
    >
      <Stack gap="xl">
        <Facts
          facts={[
            ['State', <StatusBadge status={webhook.data.active ? 'ACTIVE' : 'PAUSED'} />],
            ['Address', <CopyText value={webhook.data.url} label="Copy the address" />],
            ['Events', eventsOf(webhook.data)],
            ['Records in TASK_FINISHED', webhook.data.includePayload ? 'Yes' : 'No'],
            ['Id', <Id value={webhook.data.id} />],
            ['Changed', <When value={webhook.data.updatedAt} />],
          ]}
        />
        {can('ReadTraffic') && <Deliveries webhook={webhook.data} />}
        <SignatureHelper />
      </Stack>
    </Page>
  );
}

function Actions({ webhook }: { webhook: Hook }) {
  const [mode] = useMode();
  const [, go] = useLocation();
  const [ask, dialog] = useConfirm();
  const [open, setOpen] = useState<'edit' | 'test' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const path = { mode, id: webhook.id };
  const change = useChange(
    (body: components['schemas']['PortalWebhookPutRequest']) =>
      got(api.PUT('/portal/v1/{mode}/webhooks/{id}', { params: { path }, body })),
    'webhooks',
    'webhook',
  );
  const remove = useChange(
    () => got(api.DELETE('/portal/v1/{mode}/webhooks/{id}', { params: { path } })),
    'webhooks',
  );
  const renew = useChange(
    () => got(api.POST('/portal/v1/{mode}/webhooks/{id}/secret', { params: { path } })),
    'webhook',
  );
  return (
    <Group gap="xs">
      <Button
        leftSection={<IconSend size={18} aria-hidden />}
        onClick={() => setOpen('test')}
        disabled={!webhook.active}
      >
        Send a test
      </Button>
      <Button
        variant="default"
        loading={change.isPending}
        onClick={() =>
          change.mutate(
            { active: !webhook.active },
            { onSuccess: () => say(webhook.active ? 'Paused: no events are sent' : 'Events are sent again') },
          )
        }
      >
        {webhook.active ? 'Pause' : 'Resume'}
      </Button>
      <Button variant="default" onClick={() => setOpen('edit')}>
        Edit
      </Button>
      <Button
        variant="default"
        onClick={() =>
          ask({
            title: 'Replace the signing secret?',
            text: 'What is sent from now on is signed with a new secret. Your server refuses events until it has it.',
            action: 'Replace the secret',
            run: async () => setSecret((await renew.mutateAsync(undefined)).secret),
          })
        }
      >
        Replace the secret
      </Button>
      <Button
        variant="default"
        onClick={() =>
          ask({
            title: `Delete the webhook “${webhook.name}”?`,
            text: 'No more events are sent to it, and its deliveries are deleted with it. This cannot be undone.',
            action: 'Delete the webhook',
            run: async () => {
              await remove.mutateAsync(undefined);
              say('The webhook is deleted');
              go(`/${mode}/webhooks`);
            },
          })
        }
      >
        Delete
      </Button>
      {dialog}
      <Modal opened={open === 'edit'} onClose={() => setOpen(null)} title="Edit the webhook" size="lg">
        {open === 'edit' && (
          <WebhookForm
            initial={{
              name: webhook.name,
              url: webhook.url,
              which: webhook.eventTypes.includes('ALL_EVENTS') ? 'all' : 'some',
              eventTypes: webhook.eventTypes.filter((type) => type !== 'ALL_EVENTS'),
              includePayload: webhook.includePayload,
            }}
            action="Save"
            close={() => setOpen(null)}
            send={async (body) => {
              await change.mutateAsync(body);
              say('Saved');
              setOpen(null);
            }}
          />
        )}
      </Modal>
      <Modal opened={open === 'test'} onClose={() => setOpen(null)} title="Send a test event" size="md">
        {open === 'test' && <TestForm webhook={webhook} close={() => setOpen(null)} />}
      </Modal>
      <Modal
        opened={secret !== null}
        onClose={() => setSecret(null)}
        title="The new signing secret"
        size="lg"
      >
        {secret !== null && <Secret values={[{ label: 'Signing secret', value: secret }]} />}
      </Modal>
    </Group>
  );
}

function TestForm({ webhook, close }: { webhook: Hook; close: () => void }) {
  const [mode] = useMode();
  const [, setOpen] = useFilter('open');
  const send = useChange(
    (eventType: Type) =>
      got(
        api.POST('/portal/v1/{mode}/webhooks/{id}/test', {
          params: { path: { mode, id: webhook.id } },
          body: { eventType },
        }),
      ),
    'deliveries',
  );
  const form = useForm(
    { eventType: 'USER_CREATED' },
    (values) => send.mutateAsync(values.eventType as Type),
    {
      done: ({ deliveryId }) => {
        say('The test is on its way');
        setOpen(deliveryId);
        close();
      },
    },
  );
  return (
    <Form form={form} action="Send the test" cancel={close}>
      <Text size="sm">
        Posts one event of this type to <span style={{ overflowWrap: 'anywhere' }}>{webhook.url}</span>,
        signed as real ones are. The ids in it belong to nobody.
      </Text>
      <Select
        label="Event type"
        data={TESTABLE}
        allowDeselect={false}
        searchable
        {...form.field('eventType')}
      />
    </Form>
  );
}
