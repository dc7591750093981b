/** One user, as a curriculum vitae. */
import { Alert, Button, Menu, SegmentedControl, Text } from '@mantine/core';
import { IconChevronDown, IconDots, IconDownload, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation, useParams } from 'wouter';
import { api, got } from '../../api/client';
import { useChange, useRead } from '../../api/hooks';
import { Id, JsonView, Loading, Page, Problem, say, useConfirm, useFilter, When } from '../../components';
import type { Mode } from '../../permissions';
import { useMember, useMode } from '../../session';
import { Movements, Pay } from './Months';
import { Monogram, Nothing, Part } from './parts';
import classes from './people.module.css';
import { Checks, Facts, Tiles, Timeline } from './Person';
import { Consents, Documents, HeldDocuments, Loans, Ratings, SourceList } from './Sources';
import { Accesses, Receipts } from './Trail';
import type { PersonCv, Source } from './types';
import { plural } from './words';

const BUSY = ['WORKING'];

export function usePerson(mode: Mode, id: string) {
  return useRead<PersonCv>(
    ['people', mode, id, 'cv'],
    () => got(api.GET('/portal/v1/{mode}/users/{id}/cv', { params: { path: { mode, id } } })),
    {
      // Something is still being read: look again soon
      refetchInterval: (query) =>
        query.state.data?.cv.sources.some((source) => BUSY.includes(source.state)) ? 3000 : false,
    },
  );
}

export default function User() {
  const { id = '' } = useParams<{ id: string }>();
  const [mode] = useMode();
  const person = usePerson(mode, id);
  const [view, setView] = useFilter('view');
  const member = useMember();
  const [, go] = useLocation();
  const [ask, dialog] = useConfirm();

  const revoke = useChange(
    (source: Source) =>
      source.id.startsWith('a-')
        ? got(api.DELETE('/portal/v1/{mode}/accounts/{id}', { params: { path: { mode, id: source.id } } }))
        : got(api.DELETE('/portal/v1/{mode}/archives/{id}', { params: { path: { mode, id: source.id } } })),
    'people',
  );
  const sync = useChange(
    (source: Source) =>
      got(api.POST('/portal/v1/{mode}/accounts/{id}/sync', { params: { path: { mode, id: source.id } } })),
    'people',
  );
  const erase = useChange(
    () => got(api.DELETE('/portal/v1/{mode}/users/{id}', { params: { path: { mode, id } } })),
    'people',
  );

  const back = { href: `/${mode}/users`, label: 'Users' };
  if (!person.data)
    return (
      <Page title="User" back={back}>
        {person.error ? (
          <Problem problem={person.error} again={() => void person.refetch()} back={back} />
        ) : (
          <Loading lines={12} label="Loading the user" />
        )}
      </Page>
    );

  const { cv } = person.data;
  const name = cv.person.name?.value ?? 'Name not known yet';
  const askRevoke = (source: Source) => {
    const account = source.id.startsWith('a-');
    ask({
      title: `Revoke ${source.name}?`,
      text: account
        ? `The log-in at ${source.name} and every record that came from it are erased, beyond recovery. The person can connect it again.`
        : `The files of ${source.name}, the pages' pictures and every record that was read from them are erased, beyond recovery.`,
      action: account ? 'Revoke the account' : 'Revoke the document',
      run: async () => {
        await revoke.mutateAsync(source);
        say(`${source.name} is revoked`);
      },
    });
  };
  const readAgain = async (source: Source) => {
    try {
      await sync.mutateAsync(source);
      say(`${source.name} is being read again`);
    } catch (problem) {
      say(problem instanceof Error ? problem.message : 'It could not be read again');
    }
  };
  const alive = cv.sources.filter((source) => source.state !== 'REVOKED').length;
  const askErase = () =>
    ask({
      title: `Erase ${name}?`,
      text: (
        <>
          {alive ? plural(alive, 'account or document', 'accounts and documents') : 'The user'}
          {alive ? ' with every record and file' : ''}, what they agreed to, and the user’s id are erased,
          beyond recovery. Links and tokens that they still have stop working.
        </>
      ),
      action: 'Erase the user',
      type: 'erase',
      run: async () => {
        await erase.mutateAsync(undefined);
        say(`${name} is erased`);
        go(`/${mode}/users`);
      },
    });

  const actions = (
    <>
      {member.can('ExportPeople') && <Exports mode={mode} id={id} />}
      {member.can('ManagePeople') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label="More actions" px="xs">
              <IconDots size={18} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" onClick={askErase}>
              Erase this user…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
  return (
    <Page title={name} back={back} actions={actions}>
      {dialog}
      <div className={classes.head}>
        <Monogram name={cv.person.name?.value} large />
        <div className={classes.headFacts}>
          <Id value={person.data.id} what="user's id" />
          <span>
            Created <When value={person.data.createdAt} />
          </span>
          {Object.entries(person.data.externalMetadata).map(([key, value]) => (
            <span key={key} style={{ overflowWrap: 'anywhere' }}>
              {key}: {value}
            </span>
          ))}
        </div>
      </div>
      <SegmentedControl
        w="fit-content"
        aria-label="How to look at this user"
        value={view === 'json' ? 'json' : 'cv'}
        onChange={(value) => setView(value === 'json' ? 'json' : null)}
        data={[
          { value: 'cv', label: 'Curriculum vitae' },
          { value: 'json', label: 'JSON' },
        ]}
      />
      {view === 'json' ? (
        <Json mode={mode} id={id} />
      ) : (
        <Vitae
          person={person.data}
          base={`/${mode}/users/${id}`}
          revoke={member.can('ManagePeople') ? askRevoke : undefined}
          readAgain={member.can('ManagePeople') ? readAgain : undefined}
        />
      )}
    </Page>
  );
}

function Exports({ mode, id }: { mode: Mode; id: string }) {
  const href = (format: string) =>
    `/portal/v1/${mode}/users/${encodeURIComponent(id)}/export?format=${format}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={href('pdf')} download>
          PDF, to file
        </Menu.Item>
        <Menu.Item component="a" href={href('csv')} download>
          CSV, a sheet for each kind
        </Menu.Item>
        <Menu.Item component="a" href={href('json')} download>
          JSON, everything
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Json({ mode, id }: { mode: Mode; id: string }) {
  const payload = useRead(['people', mode, id, 'payload'], () =>
    got(api.GET('/portal/v1/{mode}/users/{id}/payload', { params: { path: { mode, id } } })),
  );
  if (payload.error) return <Problem problem={payload.error} again={() => void payload.refetch()} />;
  if (!payload.data) return <Loading lines={10} />;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        As the Open API answers it: the latest 300 records of a kind.
      </Text>
      <JsonView value={payload.data} label="Everything of this user" />
    </>
  );
}

function Vitae(props: {
  person: PersonCv;
  base: string;
  revoke?: (source: Source) => void;
  readAgain?: (source: Source) => void;
}) {
  const { person, base } = props;
  const { cv } = person;
  const { sources } = cv;
  const parts: { id: string; title: string; intro?: ReactNode; body: ReactNode }[] = [];
  if (cv.disagreements.length)
    parts.push({
      id: 'check',
      title: 'Points to check',
      intro:
        'Figures that do not fit each other. A difference is no proof of anything: look at both sources.',
      body: <Checks cv={cv} />,
    });
  parts.push(
    { id: 'person', title: 'Person', body: <Facts cv={cv} /> },
    {
      id: 'employment',
      title: 'Employment',
      body: <Timeline jobs={cv.jobs} asOf={cv.asOf} sources={sources} />,
    },
  );
  if (!cv.incomes.length)
    parts.push({
      id: 'pay',
      title: 'Pay',
      body: <Nothing>Pay by month comes with an employer's or payroll account, or with payslips.</Nothing>,
    });
  cv.incomes.forEach((income, at) =>
    parts.push({
      id: at ? `pay-${income.currency}` : 'pay',
      title: cv.incomes.length > 1 ? `Pay in ${income.currency}` : 'Pay',
      body: <Pay income={income} sources={sources} />,
    }),
  );
  cv.transactions.forEach((flow, at) =>
    parts.push({
      id: at ? `platforms-${flow.currency}` : 'platforms',
      title:
        cv.transactions.length > 1 ? `Platforms and wallets in ${flow.currency}` : 'Platforms and wallets',
      intro: `${plural(flow.count, 'entry', 'entries')}: fares, fees, tips and payouts, summed by month.`,
      body: <Movements flow={flow} sources={sources} both what="Money received" />,
    }),
  );
  if (!cv.contributions.length)
    parts.push({
      id: 'contributions',
      title: 'Contributions',
      body: (
        <Nothing>
          Payments to social insurance and provident funds come with a social-security account.
        </Nothing>
      ),
    });
  cv.contributions.forEach((flow, at) =>
    parts.push({
      id: at ? `contributions-${flow.currency}` : 'contributions',
      title: 'Contributions',
      intro: 'To social insurance and provident funds, employee’s and employer’s share together.',
      body: <Movements flow={flow} sources={sources} what="Contributions" />,
    }),
  );
  if (cv.liabilities.length)
    parts.push({ id: 'loans', title: 'Loans and advances', body: <Loans cv={cv} /> });
  if (cv.ratings.length) parts.push({ id: 'ratings', title: 'Ratings', body: <Ratings cv={cv} /> });
  parts.push(
    {
      id: 'documents',
      title: 'Documents',
      body: (
        <>
          <Documents person={person} base={base} />
          <HeldDocuments cv={cv} />
        </>
      ),
    },
    {
      id: 'sources',
      title: 'Sources',
      intro: 'Where every figure comes from, and how sure it is. Figures carry the mark of their source.',
      body: <SourceList person={person} revoke={props.revoke} readAgain={props.readAgain} />,
    },
    {
      id: 'consents',
      title: 'Consents',
      body: (
        <>
          <Consents cv={cv} />
          <Receipts id={person.id} />
        </>
      ),
    },
    {
      id: 'accesses',
      title: 'Who looked',
      intro:
        'Who of you read this person’s data, and which server. The person sees that you did, what and when.',
      body: <Accesses id={person.id} />,
    },
  );
  return (
    <div className={classes.columns}>
      <nav className={classes.contents} aria-label="On this page">
        <ul>
          {parts.map((part) => (
            <li key={part.id}>
              <a href={`#${part.id}`}>{part.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.parts}>
        {cv.summary.working > 0 && (
          <Alert color="blue" icon={<IconRefresh />} role="status">
            {plural(cv.summary.working, 'source')} {cv.summary.working === 1 ? 'is' : 'are'} still being
            connected or read. What is here grows by itself.
          </Alert>
        )}
        {person.cut.length > 0 && (
          <Alert color="yellow" role="status">
            There are more records than this page takes: it shows the latest of each kind.
          </Alert>
        )}
        <Tiles cv={cv} />
        {parts.map((part) => (
          <Part key={part.id} id={part.id} title={part.title} intro={part.intro}>
            {part.body}
          </Part>
        ))}
      </div>
    </div>
  );
}
