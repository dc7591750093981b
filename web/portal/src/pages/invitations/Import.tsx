/** Invites many people from a CSV: first a report, row by row, then those rows that are right are sent. */
import {
  Anchor,
  Alert,
  Button,
  FileButton,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../api/client';
import { useChange } from '../../api/hooks';
import { sentence } from '../../api/problem';
import {
  DataTable,
  Empty,
  Loading,
  Page,
  Problem,
  say,
  Section,
  StatusBadge,
  type Tone,
  useConfirm,
} from '../../components';
import { useMode } from '../../session';
import { firstTemplate, pathOf, type Report, type Row, useLooks, useTemplates } from './types';

const outcomes: Record<Row['outcome'], { label: string; tone: Tone }> = {
  READY: { label: 'Ready', tone: 'calm' },
  SENT: { label: 'Sent', tone: 'good' },
  NOT_MAILED: { label: 'Made, not mailed', tone: 'warn' },
  REFUSED: { label: 'Left out', tone: 'bad' },
};
const example = 'fullName,email,firstName,lastName\nAna Cruz,ana@example.com,Ana,Cruz';
/** Rows that are shown at once: a thousand would be slow to draw on a phone. */
const SHOWN = 100;

export default function Import() {
  const [mode] = useMode();
  const templates = useTemplates();
  const [ask, dialog] = useConfirm();
  const [csv, setCsv] = useState('');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const looks = useLooks();
  const [look, setLook] = useState('');
  const [report, setReport] = useState<Report | null>(null);
  const templateId = chosen ?? firstTemplate(templates.data);
  const run = useChange(
    (send: boolean) =>
      got(
        api.POST('/portal/v1/{mode}/invites/import', {
          params: { path: { mode } },
          body: { csv, templateId, send, ...(look && { winkTemplateId: look }) },
        }),
      ),
    'invites',
  );
  const change = (text: string, from = '') => {
    setCsv(text);
    setName(from);
    setReport(null);
    run.reset();
  };
  const load = (file: File | null) => {
    if (!file) return;
    void file.text().then((text) => change(text, file.name));
  };
  const check = () => void run.mutateAsync(false).then(setReport, () => setReport(null));
  const done = report !== null && report.ready === 0 && report.sent + report.notMailed > 0;

  return (
    <Page
      title="Invite from a CSV"
      back={{ href: pathOf(mode, 'invitations'), label: 'Invitations' }}
      intro="Up to 1,000 people. Nothing is sent before you have seen what becomes of each row."
    >
      <Section title="The people">
        <Stack>
          <Group gap="xs">
            <FileButton onChange={load} accept=".csv,.tsv,.txt,text/csv">
              {(button) => (
                <Button variant="default" leftSection={<IconFileUpload size={18} />} {...button}>
                  Choose a file
                </Button>
              )}
            </FileButton>
            {name && <Text size="sm">{name}</Text>}
          </Group>
          <Textarea
            label="Or paste rows"
            description="The first row names the columns: fullName and email, and, if you like, firstName and lastName."
            placeholder={example}
            value={csv.length > 20_000 ? csv.slice(0, 20_000) : csv}
            readOnly={csv.length > 20_000}
            onChange={(event) => change(event.currentTarget.value)}
            autosize
            minRows={4}
            maxRows={10}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          {templates.error ? (
            <Problem problem={templates.error} again={() => void templates.refetch()} />
          ) : templates.data ? (
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Select
                label="Template"
                description="What the mail and the page say"
                data={templates.data.map((one) => ({ value: one.id, label: one.name }))}
                value={templateId}
                allowDeselect={false}
                onChange={(value) => {
                  setChosen(value);
                  setReport(null);
                }}
              />
              <Select
                label="Look of the widget"
                description="From your Wink templates"
                data={looks.options}
                value={look}
                allowDeselect={false}
                onChange={(value) => {
                  setLook(value ?? '');
                  setReport(null);
                }}
                error={looks.error}
              />
            </SimpleGrid>
          ) : (
            <Loading lines={1} />
          )}
          {run.error && <Problem problem={run.error} />}
          <div>
            <Button
              variant={report ? 'default' : 'filled'}
              onClick={check}
              loading={run.isPending && !report}
              disabled={!csv.trim() || !templateId}
            >
              Look at the rows
            </Button>
          </div>
        </Stack>
      </Section>
      {report && (
        <Section
          title="What becomes of each row"
          intro={summary(report)}
          actions={
            report.ready > 0 && (
              <Button
                loading={run.isPending}
                onClick={() =>
                  ask({
                    title: `Invite ${people(report.ready)}?`,
                    text: `Each of them gets a mail from you.${report.refused ? ` ${rows(report.refused)} with something wrong ${report.refused === 1 ? 'is' : 'are'} left out.` : ''}`,
                    action: `Invite ${people(report.ready)}`,
                    harmless: true,
                    run: () =>
                      run.mutateAsync(true).then((sent) => {
                        setReport(sent);
                        say(`${people(sent.sent + sent.notMailed)} invited`);
                      }),
                  })
                }
              >
                Invite {people(report.ready)}
              </Button>
            )
          }
        >
          {done && (
            <Alert color="green" mb="md" title={`${people(report.sent + report.notMailed)} invited`}>
              The mails go out in the background.{' '}
              <Anchor component={Link} inherit href={pathOf(mode, 'invitations')}>
                See the invitations
              </Anchor>
            </Alert>
          )}
          <Rows report={report} />
        </Section>
      )}
      {dialog}
    </Page>
  );
}

const people = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;
const rows = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;

function summary({ ready, sent, notMailed, refused }: Report) {
  const parts = [
    ready && `${ready.toLocaleString('en')} ready`,
    sent && `${sent.toLocaleString('en')} sent`,
    notMailed && `${notMailed.toLocaleString('en')} not mailed`,
    refused && `${refused.toLocaleString('en')} left out`,
  ].filter(Boolean);
  return parts.join(', ') + '.';
}

function Rows({ report }: { report: Report }) {
  const [most, setMost] = useState(SHOWN);
  // What needs a look comes first
  const order = [...report.rows].sort(
    (one, other) =>
      Number(other.outcome === 'REFUSED') - Number(one.outcome === 'REFUSED') || one.line - other.line,
  );
  return (
    <DataTable
      label="Rows of the CSV"
      list={{
        items: order.slice(0, most),
        error: null,
        loading: false,
        hasMore: order.length > most,
        more: () => void setMost(most + SHOWN),
      }}
      rowKey={(row) => String(row.line)}
      columns={[
        { title: 'Name', cell: (row) => <bdi>{row.fullName || 'No name'}</bdi>, main: true },
        { title: 'E-mail', cell: (row) => row.email || '–' },
        { title: 'Line', cell: (row) => row.line, align: 'end' },
        { title: 'Outcome', cell: (row) => <StatusBadge status={row.outcome} {...outcomes[row.outcome]} /> },
        { title: 'Note', cell: (row) => (row.message ? sentence(row.message) : '') },
      ]}
      empty={<Empty title="No rows" />}
    />
  );
}
