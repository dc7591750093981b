/** Usage by day, and how far people come in the widget. Every chart has the same numbers as a table beside it. */
import { Progress, SegmentedControl, SimpleGrid, Skeleton, Stack, Table, Text } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { api, got } from '../../api/client';
import { useRead } from '../../api/hooks';
import type { components } from '../../api/schema';
import { Empty, formatDay, Loading, Page, Problem, Section, useFilter, wordsOf } from '../../components';
import { useMode } from '../../session';
import classes from './Usage.module.css';

const UsageChart = lazy(() => import('./UsageChart'));

type Day = components['schemas']['UsageDay'];
type Funnel = components['schemas']['Funnel'];

const SPANS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
];

interface Series {
  name: Exclude<keyof Day, 'day'>;
  label: string;
  color: string;
}

const CALLS: Series[] = [
  { name: 'calls', label: 'Answered', color: 'teal.7' },
  { name: 'callsRefused', label: 'Refused (4xx)', color: 'orange.6' },
  { name: 'callsFailed', label: 'Failed (5xx)', color: 'red.7' },
];
const LINKS: Series[] = [
  { name: 'links', label: 'Accounts linked', color: 'blue.7' },
  { name: 'uploads', label: 'Documents', color: 'grape.6' },
];
const EVENTS: Series[] = [
  { name: 'delivered', label: 'Delivered', color: 'teal.7' },
  { name: 'undelivered', label: 'Given up', color: 'red.7' },
];

export default function Usage() {
  const [mode] = useMode();
  const [chosen, choose] = useFilter('days');
  const days = SPANS.some(({ value }) => value === chosen) ? Number(chosen) : 30;
  const usage = useRead(['usage', mode, days], () =>
    got(api.GET('/portal/v1/{mode}/usage', { params: { path: { mode }, query: { days } } })),
  );
  const funnel = useRead(['funnel', mode, days], () =>
    got(api.GET('/portal/v1/{mode}/funnel', { params: { path: { mode }, query: { days } } })),
  );
  return (
    <Page
      title="Usage"
      intro="What your servers asked for, what people linked, and where they stopped. Days are UTC."
      actions={
        <SegmentedControl
          data={SPANS}
          value={String(days)}
          onChange={(value) => choose(value === '30' ? null : value)}
          aria-label="Span of time"
        />
      }
    >
      <Stack gap="xl">
        {usage.error && <Problem problem={usage.error} again={() => void usage.refetch()} />}
        <Part title="Calls of the Open API" days={usage.data?.days} series={CALLS} />
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" style={{ alignItems: 'start' }}>
          <Part title="Accounts and documents" days={usage.data?.days} series={LINKS} />
          <Part title="Webhook deliveries" days={usage.data?.days} series={EVENTS} />
        </SimpleGrid>
        {funnel.error && <Problem problem={funnel.error} again={() => void funnel.refetch()} />}
        {funnel.data ? <FunnelPart funnel={funnel.data} /> : !funnel.error && <Loading lines={8} />}
      </Stack>
    </Page>
  );
}

function Part({ title, days, series }: { title: string; days: Day[] | undefined; series: Series[] }) {
  const total = (name: Series['name']) => days?.reduce((sum, day) => sum + day[name], 0) ?? 0;
  const any = series.some(({ name }) => total(name) > 0);
  const data = days?.map((day) => ({ ...day, day: formatDay(day.day).replace(/ \d{4}$/, '') }));
  return (
    <Section title={title}>
      {!days && <Skeleton height={260} />}
      {days && (
        <>
          <dl className={classes.totals}>
            {series.map(({ name, label }) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd>{total(name).toLocaleString()}</dd>
              </div>
            ))}
          </dl>
          {any ? (
            <Suspense fallback={<Skeleton height={220} />}>
              <UsageChart label={title} data={data ?? []} series={series} />
            </Suspense>
          ) : (
            <Text size="sm" c="dimmed">
              Nothing in these days.
            </Text>
          )}
          {any && (
            <Numbers title={`${title}, by day`}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Day</Table.Th>
                  {series.map(({ name, label }) => (
                    <Table.Th key={name} scope="col" ta="end">
                      {label}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {[...days].reverse().map((day) => (
                  <Table.Tr key={day.day}>
                    <Table.Th scope="row">{formatDay(day.day)}</Table.Th>
                    {series.map(({ name }) => (
                      <Table.Td key={name} ta="end">
                        {day[name].toLocaleString()}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Numbers>
          )}
        </>
      )}
    </Section>
  );
}

/** The numbers behind a chart. */
function Numbers({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={classes.numbers}>
      <summary>Show the numbers</summary>
      {/* Scrolls, so it must be reachable by keyboard. */}
      <div role="region" aria-label={title} tabIndex={0} className={classes.scroll}>
        <Table captionSide="top">
          <Table.Caption>{title}</Table.Caption>
          {children}
        </Table>
      </div>
    </details>
  );
}

const SCREENS: Record<string, string> = {
  CONSENT: 'Opened the widget',
  FIND: 'Came to the search',
  LOGIN: 'Came to a log-in or an upload',
  UPLOAD: 'Chose to upload a document',
  CONNECTING: 'Logged in',
  CODE: 'Was asked for a code',
  DONE: 'Done',
};

/** Where somebody stopped, who went no further. */
const STOPS: Record<string, string> = {
  CONSENT: 'At the consent',
  FIND: 'At the search',
  LOGIN: 'At the log-in',
  UPLOAD: 'At the upload',
  CONNECTING: 'While connecting',
  CODE: 'At the code',
};

const times = (count: number) => (count === 1 ? 'once' : `${count.toLocaleString()} times`);
const percent = (part: number, whole: number) => (whole ? Math.round((100 * part) / whole) : 0);

function FunnelPart({ funnel }: { funnel: Funnel }) {
  const nobody = (
    <Section title="Link funnel">
      <Empty title="Nobody has opened the widget in these days">
        As people come, this shows on which screen they stop, at which employer, and with which error.
      </Empty>
    </Section>
  );
  if (!funnel.opened && !funnel.providers.length) return nobody;
  // A code and an upload are steps of some, not of all: they are where people stopped, not a step of the funnel
  const stops = funnel.screens.filter(({ screen, stopped }) => screen !== 'DONE' && stopped > 0);
  const steps = funnel.screens.filter(({ screen }) => screen !== 'CODE' && screen !== 'UPLOAD');
  return (
    <>
      {funnel.opened === 0 ? (
        nobody
      ) : (
        <Section
          title="Link funnel"
          intro={`The widget was opened ${times(funnel.opened)}: ${funnel.connected.toLocaleString()} ended with a linked account, ${funnel.uploaded.toLocaleString()} with a document.`}
        >
          <ol className={classes.funnel}>
            {steps.map(({ screen, reached }) => (
              <li key={screen}>
                <div className={classes.step}>
                  <span>{SCREENS[screen]}</span>
                  <span>
                    {reached.toLocaleString()} · {percent(reached, funnel.opened)} %
                  </span>
                </div>
                <Progress value={percent(reached, funnel.opened)} size="lg" aria-hidden />
              </li>
            ))}
          </ol>
          {stops.length > 0 && (
            <>
              <Text fw={600} mt="md" mb="xs">
                Where they stopped
              </Text>
              <dl className={classes.totals}>
                {stops.map(({ screen, stopped }) => (
                  <div key={screen}>
                    <dt>{STOPS[screen] ?? wordsOf(screen)}</dt>
                    <dd>{stopped.toLocaleString()}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </Section>
      )}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" style={{ alignItems: 'start' }}>
        <Section
          title="By employer, platform or agency"
          intro="Accounts begun in these days, as they stand now."
        >
          <div role="region" aria-label="Accounts by provider" tabIndex={0} className={classes.scroll}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Name</Table.Th>
                  <Table.Th scope="col" ta="end">
                    Begun
                  </Table.Th>
                  <Table.Th scope="col" ta="end">
                    Linked
                  </Table.Th>
                  <Table.Th scope="col" ta="end">
                    Failed
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {funnel.providers.map((provider) => (
                  <Table.Tr key={provider.providerId}>
                    <Table.Th scope="row">{provider.name}</Table.Th>
                    <Table.Td ta="end">{provider.begun.toLocaleString()}</Table.Td>
                    <Table.Td ta="end">
                      {provider.connected.toLocaleString()} ({percent(provider.connected, provider.begun)} %)
                    </Table.Td>
                    <Table.Td ta="end">{provider.failed.toLocaleString()}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </Section>
        <Section title="By error" intro="Errors that accounts were left with.">
          {funnel.errors.length ? (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Error</Table.Th>
                  <Table.Th scope="col" ta="end">
                    Accounts
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {funnel.errors.map(({ errorCode, accounts }) => (
                  <Table.Tr key={errorCode}>
                    <Table.Th scope="row">{errorCode}</Table.Th>
                    <Table.Td ta="end">{accounts.toLocaleString()}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          ) : (
            <Text size="sm" c="dimmed">
              None in these days.
            </Text>
          )}
        </Section>
      </SimpleGrid>
    </>
  );
}
