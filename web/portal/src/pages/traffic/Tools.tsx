/** The sandbox's tools: filling it with linked people, and emptying it. */
import { Anchor, Button, List, MultiSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../api/client';
import { useChange, useRead } from '../../api/hooks';
import { Form, Loading, Page, Problem, say, Section, useConfirm, useForm } from '../../components';
import { useMode } from '../../session';

export default function Tools() {
  const [mode] = useMode();
  if (mode !== 'sandbox')
    return (
      <Page title="Sandbox tools" narrow>
        <Text>
          These tools exist in the sandbox alone.{' '}
          <Anchor component={Link} inherit href="/sandbox/tools">
            Go to the sandbox
          </Anchor>
        </Text>
      </Page>
    );
  return (
    <Page title="Sandbox tools" intro="Fill the sandbox with people to try things on, or empty it." narrow>
      <Stack gap="xl">
        <Seed />
        <Reset />
      </Stack>
    </Page>
  );
}

function Seed() {
  const providers = useRead(['seed-providers'], () =>
    got(api.GET('/portal/v1/{mode}/sandbox/providers', { params: { path: { mode: 'sandbox' } } })),
  );
  const choices = providers.data?.items.map(({ id, name, countryCode }) => ({
    value: id,
    label: `${name} (${countryCode})`,
  }));
  return (
    <Section
      title="Fill the sandbox"
      intro="Creates users and links each with an account of George, Ryan, Christina or Anisha, in turn. It runs in the background, with all events and webhooks that a person’s own link has."
    >
      {providers.error && <Problem problem={providers.error} again={() => void providers.refetch()} />}
      {choices ? <SeedForm choices={choices} /> : !providers.error && <Loading lines={4} />}
    </Section>
  );
}

function SeedForm({ choices }: { choices: { value: string; label: string }[] }) {
  const [made, setMade] = useState<number | null>(null);
  const seed = useChange(
    (body: { users: number; providerIds: string[] }) =>
      got(api.POST('/portal/v1/{mode}/sandbox/seed', { params: { path: { mode: 'sandbox' } }, body })),
    'users',
    'usage',
    'funnel',
  );
  const form = useForm(
    { users: 4 as number | string, providerIds: choices.slice(0, 1).map(({ value }) => value) },
    (values) => seed.mutateAsync({ users: Number(values.users), providerIds: values.providerIds }),
    {
      done: ({ users }) => {
        setMade(users);
        say(`${users} users are being linked`);
      },
      check: ({ users, providerIds }) => ({
        users: !(Number(users) >= 1 && Number(users) <= 50) && 'Choose a number from 1 to 50.',
        providerIds: !providerIds.length && 'Choose at least one.',
      }),
    },
  );
  return (
    <>
      <Form form={form} action="Create and link">
        <NumberInput
          label="Users"
          min={1}
          max={50}
          clampBehavior="strict"
          allowDecimal={false}
          w={160}
          value={form.values.users}
          onChange={(users) => form.set('users', users)}
          error={form.field('users').error}
        />
        <MultiSelect
          label="Where they are linked"
          data={choices}
          searchable
          hidePickedOptions
          maxValues={10}
          value={form.values.providerIds}
          onChange={(ids) => form.set('providerIds', ids)}
          error={form.field('providerIds').error}
        />
      </Form>
      {made !== null && (
        <Text mt="md" role="status">
          {made} users are being linked.{' '}
          <Anchor component={Link} inherit href="/sandbox/users">
            See the users
          </Anchor>
        </Text>
      )}
    </>
  );
}

function Reset() {
  const [ask, dialog] = useConfirm();
  const reset = useChange(
    () => got(api.POST('/portal/v1/{mode}/sandbox/reset', { params: { path: { mode: 'sandbox' } } })),
    'users',
    'deliveries',
    'usage',
    'funnel',
    'invitations',
  );
  return (
    <Section title="Empty the sandbox" intro="For a fresh start. What is taken away cannot be brought back.">
      <Stack align="flex-start">
        <div>
          <Text fw={600}>Taken away, for good</Text>
          <List>
            <List.Item>every user of the sandbox, their link tokens, sessions and consents</List.Item>
            <List.Item>accounts, documents with their files, and every record that came from them</List.Item>
            <List.Item>invitations that were sent, events, and the deliveries of webhooks</List.Item>
          </List>
        </div>
        <div>
          <Text fw={600}>Kept</Text>
          <List>
            <List.Item>API keys, webhooks, and all templates</List.Item>
            <List.Item>the request log, and the counts of calls</List.Item>
            <List.Item>everything in production</List.Item>
          </List>
        </div>
        <Button
          color="red"
          variant="outline"
          onClick={() =>
            ask({
              title: 'Empty the sandbox?',
              text: 'Every user of the sandbox is erased with all that they linked and sent. This cannot be undone. Production is not touched.',
              action: 'Empty the sandbox',
              type: 'sandbox',
              run: async () => {
                const { users, records } = await reset.mutateAsync(undefined);
                say(`Emptied: ${users} users and ${records} records are gone`);
              },
            })
          }
        >
          Empty the sandbox
        </Button>
      </Stack>
      {dialog}
    </Section>
  );
}
