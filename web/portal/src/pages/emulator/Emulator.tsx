/** The widget as a customer embeds it, with all that happens around it beside it. Sandbox only. */
import { Anchor, Button, Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../api/client';
import { useChange } from '../../api/hooks';
import { fieldMessage } from '../../api/problem';
import { CodeSample, Empty, Id, Page, Problem, Section, useFilter } from '../../components';
import { useMember, useMode } from '../../session';
import { useTemplates } from '../wink/calls';
import { People } from './People';
import { samples } from './samples';
import { useEmulator, useEvents } from './useEmulator';
import classes from './emulator.module.css';

export default function Emulator() {
  const [mode] = useMode();
  if (mode === 'sandbox') return <Sandbox />;
  return (
    <Page title="Emulator">
      <Empty
        title="The emulator works in the sandbox"
        action={
          <Button component={Link} href="/sandbox/emulator">
            Open the sandbox’s emulator
          </Button>
        }
      >
        It makes users and lets invented people log in. In production every user is a person, who opens the
        widget on your page or from an invitation.
      </Empty>
    </Page>
  );
}

function Sandbox() {
  const { can } = useMember();
  const templates = useTemplates();
  const [template, setTemplate] = useFilter('template');
  const [who, setWho] = useState('new');
  const [typed, setTyped] = useState('');
  const [userId, setUserId] = useState<string | null>(null);
  const { frame, heard, open } = useEmulator();
  const { events, problem } = useEvents(userId);
  const start = useChange(
    () =>
      got(
        api.POST('/portal/v1/{mode}/emulator/sessions', {
          params: { path: { mode: 'sandbox' } },
          body: { userId: who === 'new' ? null : typed.trim() },
        }),
      ),
    'users',
  );
  const run = async () => {
    try {
      const session = await start.mutateAsync(undefined);
      setUserId(session.userId);
      // The next opening is the same person's, as on a page that is loaded again.
      setWho('known');
      setTyped(session.userId);
      open({ userToken: session.userToken, ...(template && { templateId: template }) });
    } catch {
      // shown below
    }
  };

  return (
    <Page
      title="Emulator"
      intro="The widget as your page embeds it, with a user and a link token made here. Log in as one of the sandbox's people."
    >
      <div className={classes.sides}>
        <div className={classes.side}>
          <Stack gap="sm">
            <Select
              label="Wink template"
              value={template}
              onChange={setTemplate}
              data={[
                { value: '', label: 'The default look' },
                ...(templates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              description={
                can('ReadSettings') && (
                  <Anchor component={Link} href="/sandbox/wink-templates" inherit>
                    Make or change templates
                  </Anchor>
                )
              }
              inputWrapperOrder={['label', 'input', 'description', 'error']}
            />
            <Radio.Group label="Who opens it" value={who} onChange={setWho}>
              <Group mt={6}>
                <Radio value="new" label="A new user" />
                <Radio value="known" label="An existing user" />
              </Group>
            </Radio.Group>
            {who === 'known' && (
              <TextInput
                label="User id"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                error={fieldMessage(start.error, 'userId')}
                spellCheck={false}
              />
            )}
            <Group>
              <Button
                onClick={() => void run()}
                loading={start.isPending}
                disabled={who === 'known' && !typed.trim()}
              >
                Open the widget
              </Button>
              {userId && (
                <Text size="sm" component="div">
                  <Anchor component={Link} href={`/sandbox/users/${userId}`}>
                    See this user
                  </Anchor>
                </Text>
              )}
            </Group>
            {start.error && <Problem problem={start.error} />}
          </Stack>
          <iframe
            ref={frame}
            src="/emulator"
            title="A customer's page with the widget"
            sandbox="allow-scripts allow-forms allow-popups"
            allow="camera"
            className={classes.frame}
          />
        </div>
        <div className={classes.side}>
          <People />
          <Section title="Callbacks" intro="What your page's callbacks would hear, the latest first.">
            <Log
              label="Callbacks"
              none="They appear here as they fire."
              items={heard.map(({ n, name, event, at }) => ({
                key: String(n),
                name: nameOf(name, event),
                at,
                value: event,
              }))}
            />
          </Section>
          <Section
            title="Events"
            intro={
              <>
                What webhooks would send for {userId ? <Id value={userId} what="user's id" /> : 'this user'},
                the latest first. A delivery adds the log-in’s name, and the records where a webhook wants
                them.
              </>
            }
          >
            {problem !== null && <Problem problem={problem} />}
            <Log
              label="Events"
              none="They appear here as they happen."
              items={events.map((event) => ({
                key: event.id,
                name: event.type,
                at: event.createdAt,
                value: event,
              }))}
            />
          </Section>
        </div>
      </div>
      <Section
        title="The code to paste"
        intro="With your server's address and the chosen template. The link token comes from your own server, for it opens the widget once."
      >
        <CodeSample label="The code to paste" samples={samples(location.origin, template || null)} />
      </Section>
    </Page>
  );
}

/** A screen's event says which screen. */
function nameOf(name: string, event: unknown) {
  const screen = (event as { eventName?: string } | null)?.eventName;
  return screen ? `${name}: ${screen}` : name;
}

function Log(props: {
  label: string;
  none: string;
  items: { key: string; name: string; at: string; value: unknown }[];
}) {
  if (!props.items.length) return <Text c="dimmed" children={props.none} />;
  return (
    <ol className={classes.log} aria-label={props.label} aria-live="polite" aria-relevant="additions">
      {props.items.map(({ key, name, at, value }) => (
        <li key={key}>
          <details>
            <summary>
              <span className={classes.name}>{name}</span>
              <time dateTime={at} className={classes.time}>
                {new Date(at).toLocaleTimeString('en-GB')}
              </time>
            </summary>
            <pre>{value === undefined ? 'no argument' : JSON.stringify(value, null, 2)}</pre>
          </details>
        </li>
      ))}
    </ol>
  );
}
