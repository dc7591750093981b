/** What invitations say: the templates. */
import { Button, Text } from '@mantine/core';
import { IconMailPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { api, got } from '../../api/client';
import { useList } from '../../api/hooks';
import { DataTable, Empty, Page, StatusBadge, When } from '../../components';
import { useMember, useMode } from '../../session';
import { pathOf, type Template } from './types';

export default function Templates() {
  const [mode] = useMode();
  const { can } = useMember();
  const list = useList<Template>(['inviteTemplates', mode], (cursor) =>
    got(
      api.GET('/portal/v1/{mode}/inviteTemplates', {
        params: { path: { mode }, query: { size: 25, ...(cursor && { cursor }) } },
      }),
    ),
  );
  return (
    <Page
      title="Invite templates"
      intro="What an invitation says: its mail, the page that its link opens, and the thanks at the end."
      actions={
        can('ManagePeople') && (
          <Button
            component={Link}
            href={pathOf(mode, 'invite-templates/new')}
            leftSection={<IconMailPlus size={18} />}
          >
            New template
          </Button>
        )
      }
    >
      <DataTable
        label="Invite templates"
        list={list}
        rowKey={(row) => row.id}
        href={(row) => pathOf(mode, `invite-templates/${row.id}`)}
        columns={[
          {
            title: 'Name',
            main: true,
            cell: (row) => <bdi>{row.name}</bdi>,
          },
          { title: 'Subject', cell: (row) => <bdi>{row.email.subject}</bdi> },
          {
            title: 'Mail',
            cell: (row) =>
              row.email.sendEmail ? (
                'Yes'
              ) : (
                <Text span inherit c="dimmed" children="No: you hand the link over" />
              ),
          },
          {
            title: 'Kind',
            cell: (row) =>
              row.standard ? <StatusBadge status="STANDARD" label="Standard" tone="calm" /> : '',
          },
          { title: 'Changed', cell: (row) => <When value={row.updatedAt} /> },
        ]}
        empty={<Empty title="No templates yet">A template has the words of a mail and of two pages.</Empty>}
      />
    </Page>
  );
}
