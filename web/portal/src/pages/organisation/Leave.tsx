/** Leaving an organisation: what goes with it, and why its last owner cannot. */
import { Anchor, Button, List, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useRead } from '../../api/hooks';
import { Form, Loading, Problem, Section, useForm } from '../../components';
import { roleMeanings, roleNames } from '../../permissions';
import { useMember } from '../../session';
import { leave, members } from './calls';

/** On the page of one's own account, which every role sees. */
export function Membership() {
  const { organisation } = useMember();
  const [leaving, setLeaving] = useState(false);
  return (
    <Section
      title="Organisation"
      intro={
        <>
          You work for <b>{organisation.name}</b>. Your role is {roleNames[organisation.role].toLowerCase()}:{' '}
          {roleMeanings[organisation.role].toLowerCase()}.
        </>
      }
      actions={
        <Button variant="default" onClick={() => setLeaving(true)}>
          Leave the organisation
        </Button>
      }
    >
      <LeaveDialog opened={leaving} close={() => setLeaving(false)} />
    </Section>
  );
}

export function LeaveDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { organisation } = useMember();
  return (
    <Modal opened={opened} onClose={close} title={`Leave ${organisation.name}?`}>
      {opened && (organisation.role === 'OWNER' ? <Owner close={close} /> : <Leave close={close} />)}
    </Modal>
  );
}

/** An owner can go where another one stays. */
function Owner({ close }: { close: () => void }) {
  const { id, organisation } = useMember();
  const list = useRead(['members', 'owners'], members);
  if (list.error) return <Problem problem={list.error} again={() => void list.refetch()} />;
  if (!list.data) return <Loading lines={3} />;
  if (list.data.items.some((one) => one.role === 'OWNER' && one.id !== id)) return <Leave close={close} />;
  return (
    <Stack>
      <Text>
        You are the only owner of {organisation.name}, and an organisation needs one. Make somebody else an
        owner first, under{' '}
        <Anchor component={Link} href="/members" onClick={close}>
          Members
        </Anchor>
        ; then you can leave.
      </Text>
      <Button variant="default" onClick={close} ml="auto">
        Close
      </Button>
    </Stack>
  );
}

function Leave({ close }: { close: () => void }) {
  const { organisation, organisations } = useMember();
  const [, go] = useLocation();
  const client = useQueryClient();
  const others = organisations.filter(({ id }) => id !== organisation.id);
  const form = useForm({ password: '' }, leave, {
    check: ({ password }) => ({ password: !password && 'Type your password.' }),
    done: () => {
      go('/login', { state: { said: `You have left ${organisation.name}.` } });
      client.clear();
    },
  });
  return (
    <Form form={form} action="Leave the organisation" cancel={close}>
      <List spacing={4}>
        <List.Item>You see nothing of {organisation.name} any more, and you are logged out of it.</List.Item>
        <List.Item>What you made stays and works on: keys, webhooks, templates, invitations.</List.Item>
        <List.Item>What you did stays in its audit log, under your name.</List.Item>
        <List.Item>
          {others.length
            ? `Your account stays. Log in again to go on with ${others[0]!.name}.`
            : 'Your account stays, but it belongs to no organisation then: it opens nothing until somebody invites you.'}
        </List.Item>
      </List>
      <Text>You cannot come back by yourself: an owner has to invite you again.</Text>
      <PasswordInput
        label="Your password"
        autoComplete="current-password"
        data-autofocus
        visibilityToggleButtonProps={{ 'aria-label': 'Show your password', tabIndex: 0 }}
        {...form.field('password')}
      />
    </Form>
  );
}
