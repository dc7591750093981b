/** The organisation: its name, and whether it may work with real people. */
import { Alert, Button, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useChange, useRead } from '../../api/hooks';
import { Facts, Form, Id, Page, say, Section, StatusBadge, useForm, When } from '../../components';
import { useMember, useMode } from '../../session';
import { askForProduction, details, rename, shareLinks } from './calls';

export default function Organisation() {
  return (
    <Page title="Organisation" narrow>
      <Name />
      <Production />
      <Links />
    </Page>
  );
}

function Name() {
  const { organisation } = useMember();
  const change = useChange(rename, 'me');
  const form = useForm({ name: organisation.name }, change.mutateAsync, {
    check: ({ name }) => ({ name: !name.trim() && 'Type the name that applicants know you by.' }),
    done: () => say('Saved'),
  });
  return (
    <Section title="Name" intro="Applicants see it when they are asked to share their data with you.">
      <Form form={form} action="Save" disabled={form.values.name === organisation.name}>
        <TextInput label="Name" autoComplete="organization" maw={400} {...form.field('name')} />
      </Form>
      <Facts facts={[['Tenant id', <Id key="id" value={organisation.id} what="tenant id" />]]} />
    </Section>
  );
}

const states = {
  NONE: 'Not asked for',
  REQUESTED: 'Asked for',
  APPROVED: 'Open',
  REFUSED: 'Refused',
} as const;

function Production() {
  const { organisation } = useMember();
  const [, change] = useMode();
  const state = organisation.production;
  const asked = useRead(['organisation'], details, { enabled: state === 'REQUESTED' });
  return (
    <Section
      title="Production"
      intro="Real people and real providers. The sandbox stays beside it, and nothing of one is seen in the other."
      actions={<StatusBadge status={state} label={states[state]} />}
    >
      {state === 'APPROVED' && (
        <Alert color="green" icon={<IconCircleCheck />} title="Production is open to you">
          <Text size="sm" mb="sm">
            Make a production key, and give it to the server that works with real applicants.
          </Text>
          <Button variant="default" size="xs" onClick={() => change('production')}>
            Look at production
          </Button>
        </Alert>
      )}
      {state === 'REQUESTED' && (
        <Alert icon={<IconClock />} title="The operator of this installation decides">
          {asked.data?.productionAskedAt && (
            <>
              You asked <When value={asked.data.productionAskedAt} />.{' '}
            </>
          )}
          Production appears in the switch at the top once it is granted. Nothing has to be done until then.
        </Alert>
      )}
      {state === 'REFUSED' && (
        <Alert color="red" title="The operator refused it">
          Ask whoever runs this installation why, and ask again below with what they need to know.
        </Alert>
      )}
      {(state === 'NONE' || state === 'REFUSED') && <Ask />}
    </Section>
  );
}

function Links() {
  const read = useRead(['organisation'], details);
  const change = useChange(shareLinks, 'organisation');
  const shares = read.data?.sharesLinks;
  return (
    <Section
      title="Links with other organisations"
      intro="How often, and when, your users linked with other organisations of this installation in the last two years: never with whom. You see it only of those who share the same, and they see it of you."
    >
      <Switch
        label="Share it, and see it"
        description="Of accounts that are linked or read from now on. Switching it off erases what was kept for it."
        checked={shares ?? false}
        disabled={shares === undefined || change.isPending}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
    </Section>
  );
}

function Ask() {
  const { name, email } = useMember();
  const ask = useChange(askForProduction, 'me', 'organisation');
  const before = { purpose: '', website: '', contact: `${name}, ${email}` };
  const send = ({ purpose, website, contact }: typeof before) =>
    ask.mutateAsync({ purpose, website: website.trim() || null, contact: contact.trim() || null });
  const form = useForm(before, send, {
    check: ({ purpose }) => ({
      purpose: !purpose.trim() && 'Say in a sentence what you need real data for.',
    }),
    done: () => say('The operator will see your request'),
  });
  return (
    <Form form={form} action="Ask for production">
      <Textarea
        label="What will you use it for?"
        description="The operator reads this: what your product does, and whose data it needs."
        autosize
        minRows={3}
        maxLength={2000}
        {...form.field('purpose')}
      />
      <TextInput label="Website" type="url" autoComplete="url" {...form.field('website')} />
      <TextInput label="Contact" {...form.field('contact')} />
    </Form>
  );
}
