/** Who works here, in which role; and who has been invited. */
import { Button, Menu, ActionIcon, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconDots, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useChange, useList } from '../../api/hooks';
import { sentence } from '../../api/problem';
import {
  type Column,
  DataTable,
  Empty,
  Form,
  Page,
  say,
  Section,
  StatusBadge,
  useConfirm,
  useForm,
  When,
} from '../../components';
import { type Role, roleMeanings, roleNames, ROLES } from '../../permissions';
import { useMember } from '../../session';
import {
  changeRole,
  type Colleague,
  invitations,
  invite,
  inviteAgain,
  type MemberInvitation,
  members,
  removeMember,
  takeBack,
} from './calls';
import { LeaveDialog } from './Leave';

export default function Members() {
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<Colleague | null>(null);
  const close = () => {
    setInviting(false);
    setChanging(null);
  };
  return (
    <Page
      title="Members"
      intro="The people of your organisation, and what each may do here."
      actions={
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>
          Invite a member
        </Button>
      }
    >
      <Everybody change={setChanging} />
      <Invited />
      <Modal opened={inviting} onClose={close} title="Invite a member">
        {inviting && <Invite close={close} />}
      </Modal>
      <Modal opened={changing !== null} onClose={close} title={`The role of ${changing?.name ?? ''}`}>
        {changing && <ChangeRole member={changing} close={close} />}
      </Modal>
    </Page>
  );
}

function Everybody({ change }: { change: (member: Colleague) => void }) {
  const me = useMember();
  const list = useList(['members'], members);
  const remove = useChange(removeMember, 'members');
  const [leaving, setLeaving] = useState(false);
  const [ask, dialog] = useConfirm();
  const columns: Column<Colleague>[] = [
    {
      title: 'Name',
      main: true,
      cell: (one) => (
        <>
          {one.name} {one.id === me.id && <StatusBadge status="YOU" label="You" />}
        </>
      ),
    },
    { title: 'E-mail', cell: (one) => one.email },
    { title: 'Role', cell: (one) => roleNames[one.role] },
    {
      title: 'Second factor',
      cell: (one) => (
        <StatusBadge
          status={one.twoFactor ? 'ON' : 'OFF'}
          tone={one.twoFactor ? 'good' : 'plain'}
          label={one.twoFactor ? 'On' : 'Off'}
        />
      ),
    },
    { title: 'Last seen', cell: (one) => (one.id === me.id ? 'now' : <When value={one.usedAt} />) },
    {
      title: 'Actions',
      quiet: true,
      align: 'end',
      width: 56,
      cell: (one) => (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`Actions for ${one.name}`}>
              <IconDots size={20} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => change(one)}>Change the role</Menu.Item>
            {one.id === me.id ? (
              <Menu.Item color="red" onClick={() => setLeaving(true)}>
                Leave the organisation
              </Menu.Item>
            ) : (
              <Menu.Item
                color="red"
                onClick={() =>
                  ask({
                    title: `Remove ${one.name} from ${me.organisation.name}?`,
                    text: 'They are logged out at once and see nothing of this organisation any more. What they did stays in the audit log. You can invite them again.',
                    action: 'Remove',
                    run: () => remove.mutateAsync(one.id).then(() => say(`${one.name} is removed`)),
                  })
                }
              >
                Remove
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      ),
    },
  ];
  return (
    <>
      <DataTable
        label="Members"
        list={list}
        rowKey={(one) => one.id}
        columns={columns}
        empty={<Empty title="Nobody is here" />}
      />
      <LeaveDialog opened={leaving} close={() => setLeaving(false)} />
      {dialog}
    </>
  );
}

function Invited() {
  const list = useList(['member-invitations'], invitations);
  const back = useChange(takeBack, 'member-invitations');
  const again = useChange(inviteAgain, 'member-invitations');
  const [ask, dialog] = useConfirm();
  if (!list.items?.length) return null;
  const columns: Column<MemberInvitation>[] = [
    { title: 'E-mail', main: true, cell: (one) => one.email },
    { title: 'Role', cell: (one) => roleNames[one.role] },
    { title: 'Sent', cell: (one) => <When value={one.createdAt} /> },
    { title: 'Ends', cell: (one) => <When value={one.expiresAt} /> },
    {
      title: 'Actions',
      quiet: true,
      align: 'end',
      cell: (one) => (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`Actions for the invitation of ${one.email}`}>
              <IconDots size={20} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() =>
                again.mutate(one.id, {
                  onSuccess: () => say(`Sent to ${one.email} again`),
                  onError: (error) => say(sentence(error.message)),
                })
              }
            >
              Send again
            </Menu.Item>
            <Menu.Item
              color="red"
              onClick={() =>
                ask({
                  title: 'Take this invitation back?',
                  text: `The link that was sent to ${one.email} stops working.`,
                  action: 'Take it back',
                  run: () => back.mutateAsync(one.id),
                })
              }
            >
              Take back
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ),
    },
  ];
  return (
    <Section title="Invited" plain>
      <DataTable label="Invited" list={list} rowKey={(one) => one.id} columns={columns} empty={null} />
      {dialog}
    </Section>
  );
}

function RoleChoice(props: { value: string; error?: string; onChange: (value: string) => void }) {
  return (
    <Radio.Group label="Role" value={props.value} onChange={props.onChange} error={props.error}>
      <Stack gap="sm" mt="xs">
        {ROLES.map((role) => (
          <Radio key={role} value={role} label={roleNames[role]} description={roleMeanings[role]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Invite({ close }: { close: () => void }) {
  const send = useChange(invite, 'member-invitations');
  const form = useForm({ email: '', role: 'DEVELOPER' as Role }, send.mutateAsync, {
    check: ({ email }) => ({ email: !email.includes('@') && 'Type the e-mail address of your colleague.' }),
    done: (_, { email }) => {
      close();
      say(`An invitation is on its way to ${email}`);
    },
  });
  return (
    <Form form={form} action="Send the invitation" cancel={close}>
      <TextInput label="E-mail" type="email" autoComplete="off" data-autofocus {...form.field('email')} />
      <RoleChoice {...form.field('role')} />
      <Text size="sm" c="dimmed">
        They get a mail with a link, and choose a password of their own.
      </Text>
    </Form>
  );
}

function ChangeRole({ member, close }: { member: Colleague; close: () => void }) {
  const change = useChange(changeRole, 'members', 'me');
  const form = useForm({ role: member.role }, ({ role }) => change.mutateAsync({ id: member.id, role }), {
    done: () => {
      close();
      say(`The role of ${member.name} is changed`);
    },
  });
  return (
    <Form form={form} action="Change the role" cancel={close} disabled={form.values.role === member.role}>
      <RoleChoice {...form.field('role')} />
    </Form>
  );
}
