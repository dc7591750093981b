/** Who did what, and when. */
import { Text } from '@mantine/core';
import { useList } from '../../api/hooks';
import { type Column, DataTable, Empty, Page, StatusBadge, When } from '../../components';
import { audit, type AuditLine } from './calls';
import { actionWords } from './words';

const columns: Column<AuditLine>[] = [
  {
    title: 'What',
    main: true,
    cell: (line) => actionWords(line.action),
  },
  { title: 'Of', cell: (line) => line.target || <Text span inherit c="dimmed" children="–" /> },
  { title: 'Who', cell: (line) => line.member?.name ?? 'The operator' },
  {
    title: 'In',
    cell: (line) =>
      line.mode ? (
        <StatusBadge
          status={line.mode}
          tone={line.mode === 'SANDBOX' ? 'warn' : 'good'}
          label={line.mode === 'SANDBOX' ? 'Sandbox' : 'Production'}
        />
      ) : (
        <Text span inherit c="dimmed" children="–" />
      ),
  },
  { title: 'From', cell: (line) => line.address || <Text span inherit c="dimmed" children="–" /> },
  { title: 'When', cell: (line) => <When value={line.createdAt} /> },
];

export default function Audit() {
  const list = useList(['audit'], (cursor) => audit({ cursor }));
  return (
    <Page
      title="Audit log"
      intro="Every change that a member or the operator made in this organisation, the newest first."
    >
      <DataTable
        label="Audit log"
        list={list}
        rowKey={(line) => line.id}
        columns={columns}
        empty={
          <Empty title="Nothing was changed yet">
            Keys, members, templates: each change leaves a line here.
          </Empty>
        }
      />
    </Page>
  );
}
