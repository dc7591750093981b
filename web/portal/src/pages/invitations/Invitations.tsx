/** Everybody who was invited: how far they are, and what became of the mail. */
import { Button, Text } from '@mantine/core';
import { IconMailPlus, IconTableImport, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../api/client';
import { useList } from '../../api/hooks';
import {
  Beside,
  DataTable,
  DetailPanel,
  Empty,
  Filters,
  Page,
  SearchFilter,
  SelectFilter,
  StatusBadge,
  useFilter,
  When,
} from '../../components';
import { useMember, useMode } from '../../session';
import { Create } from './Create';
import { Detail } from './Detail';
import { type Invite, type InviteStatus, mailWords, pathOf, statuses } from './types';

const shown: InviteStatus[] = ['INVITED', 'LANDING_PAGE_OPENED', 'WINK_WIDGET_OPENED', 'LINKED', 'REVOKED'];

export default function Invitations() {
  const [mode] = useMode();
  const { can } = useMember();
  const [status] = useFilter('status');
  const [email] = useFilter('email');
  const [open, setOpen] = useFilter('open');
  const [creating, setCreating] = useState(false);
  const list = useList<Invite>(['invites', mode, status, email], (cursor) =>
    got(
      api.GET('/portal/v1/{mode}/invites', {
        params: {
          path: { mode },
          query: {
            size: 25,
            ...(cursor && { cursor }),
            ...(status && { status: status as InviteStatus }),
            ...(email && { email }),
          },
        },
      }),
    ),
  );
  const filtered = Boolean(status || email);
  const may = can('ManagePeople');
  const invite = may && (
    <Button leftSection={<IconMailPlus size={18} />} onClick={() => setCreating(true)}>
      Invite a person
    </Button>
  );

  return (
    <Page
      title="Invitations"
      intro="People whom you have asked by e-mail to share their work and pay details."
      actions={
        may && (
          <>
            <Button
              variant="default"
              component={Link}
              href={pathOf(mode, 'invitations/import')}
              leftSection={<IconTableImport size={18} />}
            >
              From a CSV
            </Button>
            {invite}
          </>
        )
      }
    >
      <Filters>
        <SearchFilter name="email" label="Exact e-mail address" />
        <SelectFilter
          name="status"
          label="Status"
          all="Any status"
          options={shown.map((value) => ({ value, label: statuses[value].label }))}
        />
      </Filters>
      <Beside
        panel={
          open && (
            <DetailPanel title="Invitation" close={() => setOpen(null)}>
              <Detail id={open} />
            </DetailPanel>
          )
        }
      >
        <DataTable
          label="Invitations"
          list={list}
          rowKey={(row) => row.id}
          open={(row) => setOpen(row.id)}
          selected={open}
          columns={[
            { title: 'Name', cell: (row) => <Name invite={row} />, main: true },
            {
              title: 'E-mail',
              spare: true,
              cell: (row) => row.email ?? <Text span inherit c="dimmed" children="erased" />,
            },
            { title: 'Status', cell: (row) => <State invite={row} /> },
            {
              title: 'Mail',
              spare: true,
              cell: (row) =>
                row.mail ? (
                  <StatusBadge status={row.mail.status} {...mailWords(row.mail)} />
                ) : (
                  <Text span inherit c="dimmed" children="none" />
                ),
            },
            { title: 'Invited', cell: (row) => <When value={row.invitedAt} /> },
          ]}
          empty={
            filtered ? (
              <Empty title="Nobody fits">No invitation has this status or this address.</Empty>
            ) : (
              <Empty title="Nobody is invited yet" icon={<IconMail size={32} />} action={invite}>
                An invitation mails a person a link to a page of yours. There they choose what to share; it
                takes them a minute, and they need no account.
              </Empty>
            )
          }
        />
      </Beside>
      <Create
        opened={creating}
        close={() => setCreating(false)}
        made={(id) => {
          setCreating(false);
          setOpen(id);
        }}
      />
    </Page>
  );
}

const Name = ({ invite }: { invite: Invite }) =>
  invite.fullName ? <bdi>{invite.fullName}</bdi> : <span>Name erased</span>;

export function State({ invite }: { invite: Invite }) {
  const { label, tone } = statuses[invite.status];
  const ended = !invite.open && invite.status !== 'REVOKED';
  return (
    <>
      <StatusBadge status={invite.status} label={label} tone={tone} />
      {ended && invite.status !== 'LINKED' && (
        <>
          {' '}
          <StatusBadge status="EXPIRED" label="Ended" />
        </>
      )}
    </>
  );
}
