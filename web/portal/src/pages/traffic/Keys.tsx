/** API keys: made, copied once, replaced with an overlap, revoked. */
import { Button, Checkbox, Group, Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api, got } from '../../api/client';
import { useChange, useList } from '../../api/hooks';
import type { components } from '../../api/schema';
import {
  CopyText,
  DataTable,
  Empty,
  Form,
  formatTime,
  Page,
  say,
  Secret,
  StatusBadge,
  useConfirm,
  useForm,
  When,
} from '../../components';
import { useMember, useMode } from '../../session';

type Key = components['schemas']['PortalKey'];

/** What each scope lets a key do. */
const SCOPES: [scope: string, meaning: string][] = [
  ['users:read', 'Read users, accounts, tasks and providers'],
  ['users:write', 'Create users and link tokens, revoke accounts'],
  ['records:read', 'Read records, payloads, archives and their files'],
  ['archives:write', 'Send documents, and revoke them'],
  ['webhooks', 'Manage webhooks'],
  ['invites', 'Send invitations and manage their templates'],
  ['templates', 'Manage Wink templates and consent templates'],
  ['sandbox', 'Use the helpers of the sandbox'],
];

const OVERLAPS = [
  { value: '0', label: 'None: the old key stops now' },
  { value: '1', label: '1 hour' },
  { value: '24', label: '1 day' },
  { value: '72', label: '3 days' },
  { value: '168', label: '7 days' },
];

export default function Keys() {
  const [mode] = useMode();
  const { can } = useMember();
  const [creating, setCreating] = useState(false);
  const [rotating, setRotating] = useState<Key | null>(null);
  const [ask, dialog] = useConfirm();
  const keys = useList(['keys', mode], (cursor) =>
    got(api.GET('/portal/v1/{mode}/keys', { params: { path: { mode }, query: { cursor, size: 50 } } })),
  );
  const revoke = useChange(
    (id: string) => got(api.DELETE('/portal/v1/{mode}/keys/{id}', { params: { path: { mode, id } } })),
    'keys',
  );
  const may = can('ManageBuild');
  const nameOf = (key: Key) => key.name ?? 'Unnamed key';
  return (
    <Page
      title="API keys"
      intro={
        <>
          What your servers authenticate with: the key is the user name, the secret the password. These keys
          work in <strong>{mode === 'sandbox' ? 'the sandbox' : 'production'}</strong> only.
        </>
      }
      actions={
        may && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
            Create a key
          </Button>
        )
      }
    >
      <DataTable
        label="API keys"
        list={keys}
        rowKey={(key) => key.id}
        columns={[
          { title: 'Name', main: true, cell: (key) => nameOf(key) },
          { title: 'Key', cell: (key) => <CopyText value={key.key} label="Copy the key" /> },
          {
            title: 'Scopes',
            cell: (key) => (key.scopes.includes('all') ? 'All' : key.scopes.join(', ')),
          },
          {
            title: 'State',
            cell: (key) => (
              <div>
                <StatusBadge status={key.status} />
                {key.status === 'EXPIRING' && key.expiresAt && (
                  <Text size="xs" c="dimmed" title={formatTime(key.expiresAt)}>
                    stops <When value={key.expiresAt} />
                  </Text>
                )}
              </div>
            ),
          },
          { title: 'Last used', cell: (key) => <When value={key.lastUsedAt} /> },
          {
            title: 'Created',
            cell: (key) => (
              <div>
                <When value={key.createdAt} />
                {key.createdBy && (
                  <Text size="xs" c="dimmed">
                    by {key.createdBy}
                  </Text>
                )}
              </div>
            ),
          },
          {
            title: 'Actions',
            quiet: true,
            align: 'end',
            cell: (key) =>
              may && (
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  {key.status === 'ACTIVE' && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`Rotate ${nameOf(key)}`}
                      onClick={() => setRotating(key)}
                    >
                      Rotate
                    </Button>
                  )}
                  {(key.status === 'ACTIVE' || key.status === 'EXPIRING') && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`Revoke ${nameOf(key)}`}
                      onClick={() =>
                        ask({
                          title: `Revoke the key “${nameOf(key)}”?`,
                          text: (
                            <>
                              Every call with <code>{key.key}</code> is refused from now on. This cannot be
                              undone.
                            </>
                          ),
                          action: 'Revoke the key',
                          run: async () => {
                            await revoke.mutateAsync(key.id);
                            say('The key is revoked');
                          },
                        })
                      }
                    >
                      Revoke
                    </Button>
                  )}
                </Group>
              ),
          },
        ]}
        empty={
          <Empty title="No keys yet" icon={<IconKey size={32} aria-hidden />}>
            A key lets your server call the Open API.{' '}
            {may && 'Create one to begin; its secret is shown once.'}
          </Empty>
        }
      />
      <CreateKey opened={creating} close={() => setCreating(false)} />
      <RotateKey of={rotating} close={() => setRotating(null)} />
      {dialog}
    </Page>
  );
}

function CreateKey({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Create a key" size="lg">
      {opened && <CreateForm close={close} />}
    </Modal>
  );
}

function CreateForm({ close }: { close: () => void }) {
  const [mode] = useMode();
  const create = useChange(
    (body: { name: string; scopes: string[] }) =>
      got(
        api.POST('/portal/v1/{mode}/keys', {
          params: { path: { mode } },
          body: body as components['schemas']['KeyPostRequest'],
        }),
      ),
    'keys',
  );
  const [made, setMade] = useState<{ key: Key; secret: string } | null>(null);
  const form = useForm(
    { name: '', which: 'all', scopes: [] as string[] },
    ({ name, which, scopes }) => create.mutateAsync({ name, scopes: which === 'all' ? ['all'] : scopes }),
    {
      done: setMade,
      check: ({ name, which, scopes }) => ({
        name: !name.trim() && 'Give it a name, such as the server that uses it.',
        scopes: which === 'some' && !scopes.length && 'Choose at least one scope.',
      }),
    },
  );
  if (made) return <Made made={made} close={close} />;
  return (
    <Form form={form} action="Create the key" cancel={close}>
      <TextInput
        label="Name"
        description="Such as the server that uses it"
        data-autofocus
        {...form.field('name')}
      />
      <Radio.Group
        label="What it may do"
        value={form.values.which}
        onChange={(which) => form.set('which', which)}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label="Everything" />
          <Radio value="some" label="Only what is chosen" />
        </Stack>
      </Radio.Group>
      {form.values.which === 'some' && (
        <Checkbox.Group
          label="Scopes"
          value={form.values.scopes}
          onChange={(scopes) => form.set('scopes', scopes)}
          error={form.field('scopes').error}
        >
          <Stack gap="xs" mt="xs">
            {SCOPES.map(([scope, meaning]) => (
              <Checkbox key={scope} value={scope} label={scope} description={meaning} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Form>
  );
}

function Made({ made, close }: { made: { key: Key; secret: string }; close: () => void }) {
  return (
    <Stack>
      <Secret
        values={[
          { label: 'API key', value: made.key.key },
          { label: 'API secret', value: made.secret },
        ]}
      />
      <Group justify="flex-end">
        <Button onClick={close}>I have copied it</Button>
      </Group>
    </Stack>
  );
}

function RotateKey({ of, close }: { of: Key | null; close: () => void }) {
  return (
    <Modal opened={of !== null} onClose={close} title={`Rotate “${of?.name ?? 'Unnamed key'}”`} size="lg">
      {of && <RotateForm of={of} close={close} />}
    </Modal>
  );
}

function RotateForm({ of, close }: { of: Key; close: () => void }) {
  const [mode] = useMode();
  const rotate = useChange(
    (overlapHours: number) =>
      got(
        api.POST('/portal/v1/{mode}/keys/{id}/rotate', {
          params: { path: { mode, id: of.id } },
          body: { overlapHours },
        }),
      ),
    'keys',
  );
  const [made, setMade] = useState<{ key: Key; secret: string } | null>(null);
  const form = useForm({ overlapHours: '24' }, (values) => rotate.mutateAsync(Number(values.overlapHours)), {
    done: setMade,
  });
  if (made) return <Made made={made} close={close} />;
  return (
    <Form form={form} action="Rotate the key" cancel={close}>
      <Text>
        A new key with the same name and scopes takes the place of <code>{of.key}</code>. The old one works on
        for the overlap, so that your servers can change over one by one.
      </Text>
      <Select label="Overlap" data={OVERLAPS} allowDeselect={false} {...form.field('overlapHours')} />
    </Form>
  );
}
