/** Three steps from an empty sandbox to data: each with what to paste, and checked off when it happened. */
import { Anchor, Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useChange } from '../../api/hooks';
import { CodeSample, CopyText, Facts, Id, Problem, say, Secret, When } from '../../components';
import { useMember } from '../../session';
import { createKey, type Progress } from './calls';
import { type FirstKey, rememberKey, useFirstKey } from './firstKey';
import classes from './home.module.css';
import { createUser, readData } from './samples';

export function Quickstart({ progress }: { progress: Progress }) {
  const done = [progress.user !== null, progress.linked !== null, progress.received !== null];
  const next = done.indexOf(false);
  const { id, organisation } = useMember();
  const known = useFirstKey(`${id} ${organisation.id}`);
  // The last step may happen before it was looked at: a webhook is delivered while the account is linked elsewhere.
  const last = done.length - 1;
  const [open, setOpen] = useState(next < 0 && known ? last : next);
  // On to the next step once one has happened.
  const before = useRef(next);
  useEffect(() => {
    if (before.current === next) return;
    before.current = next;
    setOpen(next < 0 ? last : next);
    say(next < 0 ? 'All three steps are done' : 'Done. On to the next step');
  }, [next, last]);
  const key = known ?? { key: progress.apiKey ?? 'API_KEY', secret: 'API_SECRET' };
  const steps: { title: string; body: ReactNode; after: ReactNode }[] = [
    {
      title: 'Create a user',
      body: <CreateUser sample={key} known={known} />,
      after: progress.user && (
        <>
          <Id value={progress.user.id} what="user’s id" /> was created{' '}
          <When value={progress.user.createdAt} />
        </>
      ),
    },
    {
      title: 'Link a sandbox account',
      body: <LinkAccount />,
      after: progress.linked && (
        <>
          {progress.linked.provider} was connected <When value={progress.linked.connectedAt} />
        </>
      ),
    },
    {
      title: 'Receive the data',
      body: <Receive sample={key} known={known} progress={progress} />,
      after: progress.received && (
        <>
          {progress.received.how === 'WEBHOOK' ? 'A webhook was delivered' : 'Your server read it'}{' '}
          <When value={progress.received.at} />
        </>
      ),
    },
  ];
  const count = done.filter(Boolean).length;
  return (
    <section aria-labelledby="quickstart" className={classes.quickstart}>
      <div className={classes.top}>
        <div>
          <Title order={2} id="quickstart">
            Quickstart
          </Title>
          <Text c="dimmed" size="sm">
            {count === 3
              ? 'Your integration works end to end in the sandbox.'
              : 'From nothing to a person’s pay in three steps. A check mark appears when each has happened.'}
          </Text>
        </div>
        <span className={classes.count}>{count} of 3 done</span>
      </div>
      {known && !known.kept && <NewKey known={known} />}
      <ol className={classes.steps}>
        {steps.map((step, n) => (
          <li key={step.title} className={classes.step} data-done={done[n] || undefined}>
            <UnstyledButton
              className={classes.stepHead}
              aria-expanded={open === n}
              onClick={() => setOpen(open === n ? -1 : n)}
            >
              <span className={classes.mark} aria-hidden>
                {done[n] ? <IconCheck size={18} stroke={2.5} /> : n + 1}
              </span>
              <span className={classes.stepTitle}>
                <b>{step.title}</b>
                <span className={classes.hidden}>{done[n] ? ' (done)' : ' (to do)'}</span>
              </span>
              <IconChevronDown size={18} aria-hidden className={classes.chevron} />
            </UnstyledButton>
            {step.after && <div className={classes.after}>{step.after}</div>}
            {open === n && <div className={classes.body}>{step.body}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The secret, above the steps: it stays however many of them are checked off, until it is put away. */
function NewKey({ known }: { known: FirstKey }) {
  return (
    <div className={classes.key}>
      <Secret
        values={[
          { label: 'API key', value: known.key },
          { label: 'API secret', value: known.secret },
        ]}
        note="This is your sandbox key, filled into the commands below. Keep the secret where only your server reads it: once this tab is closed or loaded anew, it cannot be shown again."
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => rememberKey({ ...known, kept: true })}>
          I have kept it
        </Button>
      </Group>
    </div>
  );
}

/** Where the secret is not known any more: one press makes a key that is. */
function KeyNote() {
  const create = useChange(() => createKey('sandbox'), 'keys', 'home');
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Button
          variant="default"
          loading={create.isPending}
          onClick={() =>
            create.mutate(undefined, {
              onSuccess: (made) => rememberKey(made),
            })
          }
        >
          Make a key and fill it in
        </Button>
        <Text size="sm" c="dimmed">
          or put a secret that you kept in the place of API_SECRET
        </Text>
      </Group>
      {create.error && <Problem problem={create.error} />}
    </Stack>
  );
}

function CreateUser({ sample, known }: { sample: FirstKey; known: FirstKey | null }) {
  return (
    <Stack>
      <Text>
        A user is an applicant of yours. Paste this into a terminal; the answer holds the user’s id and a link
        token that opens the widget.
      </Text>
      {!known && <KeyNote />}
      <CodeSample samples={createUser(sample)} label="Create a user" />
    </Stack>
  );
}

function LinkAccount() {
  return (
    <Stack>
      <Text>
        The emulator shows the widget as an applicant sees it. Agree, choose any provider, and log in as one
        of the sandbox’s people:
      </Text>
      <Facts
        facts={[
          ['User name', <CopyText key="u" value="George" label="Copy the user name" />],
          ['Password', <CopyText key="p" value="123456" label="Copy the password" />],
          ['Code, where one is asked for', <CopyText key="c" value="1234" label="Copy the code" />],
        ]}
      />
      <div>
        <Button
          component={Link}
          href="/sandbox/emulator"
          rightSection={<IconExternalLink size={18} aria-hidden />}
        >
          Open the emulator
        </Button>
      </div>
    </Stack>
  );
}

function Receive(props: { sample: FirstKey; known: FirstKey | null; progress: Progress }) {
  const { linked, webhooks } = props.progress;
  const user = linked?.userId ?? props.progress.user?.id ?? 'USER_ID';
  return (
    <Stack>
      <Text>
        Read what was linked, as your server would.{' '}
        {linked && (
          <>
            Or look at it here, <Anchor component={Link} href={`/sandbox/users/${user}`} children="as a CV" />
            .
          </>
        )}
      </Text>
      {!props.known && <KeyNote />}
      <CodeSample samples={readData(props.sample, user)} label="Read incomes" />
      <Text>
        {webhooks > 0
          ? 'Your webhook is told of every change; its deliveries are listed under '
          : 'To be told instead of asking, add a webhook under '}
        <Anchor component={Link} href="/sandbox/webhooks" children="Webhooks" />.
      </Text>
    </Stack>
  );
}
