/** The first page: how far the integration has come, and where to go on. */
import { Text } from '@mantine/core';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks';
import { Loading, Page, Problem, Section } from '../../components';
import { addressOf, usePages } from '../../layout/Navigation';
import { useMember, useMode } from '../../session';
import { progress } from './calls';
import classes from './home.module.css';
import { Quickstart } from './Quickstart';

export default function Home() {
  const { name, can } = useMember();
  const builds = can('ManageBuild', 'sandbox');
  return (
    <Page title="Home" intro={`Good to see you, ${name.split(/\s+/)[0]}.`}>
      {builds && <Progress />}
      <Section title="Where to go" plain>
        <Shortcuts peopleFirst={!builds && can('ReadPeople')} />
      </Section>
    </Page>
  );
}

function Progress() {
  // Looked at again and again while a step is open, so that its check mark appears when the step has happened.
  const state = useRead(['home'], () => progress('sandbox'), {
    refetchInterval: ({ state }) =>
      state.data?.received && state.data.linked && state.data.user ? false : 3000,
  });
  if (state.data) return <Quickstart progress={state.data} />;
  return (
    <Section title="Quickstart">
      {state.error ? (
        <Problem problem={state.error} again={() => void state.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </Section>
  );
}

const purposes: Record<string, string> = {
  '/:mode/users': 'Everyone who shared something, each as a CV',
  '/:mode/invitations': 'Ask an applicant for their data by mail',
  '/:mode/emulator': 'Try the widget as an applicant sees it',
  '/:mode/keys': 'What your server calls the API with',
  '/:mode/webhooks': 'Hear of what happens, when it happens',
  '/:mode/wink-templates': 'The widget in your colours and words',
  '/:mode/requests': 'What your server asked, and what it was answered',
  '/:mode/usage': 'Requests by day, and where applicants stop',
  '/members': 'Invite your colleagues',
};

/** Whoever builds nothing is here for the people. */
function Shortcuts({ peopleFirst }: { peopleFirst: boolean }) {
  const [mode] = useMode();
  const all = usePages().filter((page) => purposes[page.path]);
  const people = peopleFirst ? all.filter((page) => page.group === 'People') : [];
  const pages = [...people, ...all.filter((page) => !people.includes(page))];
  return (
    <ul className={classes.shortcuts}>
      {pages.map((page) => (
        <li key={page.path}>
          <Link href={addressOf(page, mode)} className={classes.shortcut}>
            {page.icon && <page.icon size={22} stroke={1.7} aria-hidden />}
            <span>
              <b>{page.title}</b>
              <Text size="sm" c="dimmed" component="span" display="block">
                {purposes[page.path]}
              </Text>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
