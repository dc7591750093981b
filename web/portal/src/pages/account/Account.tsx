/** One's own account: name, address, password, second factor, passkeys, sessions, the organisation. */
import { PasswordInput, TextInput } from '@mantine/core';
import { useChange } from '../../api/hooks';
import { Form, Page, say, Section, useForm } from '../../components';
import { useMember } from '../../session';
import { PASSWORD_HINT } from '../entry/Entry';
import { Membership } from '../organisation/Leave';
import { changePassword, rename } from './calls';
import { Email } from './Email';
import { Passkeys } from './Passkeys';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';

export default function Account() {
  return (
    <Page title="Your account" narrow>
      <Person />
      <Email />
      <Password />
      <SecondFactor />
      <Passkeys />
      <Sessions />
      <Membership />
    </Page>
  );
}

function Person() {
  const { name } = useMember();
  const change = useChange(rename, 'me', 'members');
  const form = useForm({ name }, change.mutateAsync, {
    check: ({ name }) => ({ name: !name.trim() && 'Type your name.' }),
    done: () => say('Saved'),
  });
  return (
    <Section title="Name" intro="Your colleagues see it here and in the audit log.">
      <Form form={form} action="Save" disabled={form.values.name === name}>
        <TextInput label="Name" autoComplete="name" maw={400} {...form.field('name')} />
      </Form>
    </Section>
  );
}

function Password() {
  const form = useForm({ current: '', password: '' }, changePassword, {
    check: ({ current, password }) => ({
      current: !current && 'Type your current password.',
      password: [...password].length < 10 && 'Use at least 10 characters.',
    }),
    done: () => {
      form.reset();
      say('Your password is changed');
    },
  });
  return (
    <Section title="Password" intro="Changing it ends your other sessions.">
      <Form form={form} action="Change the password">
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          maw={400}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the current password', tabIndex: 0 }}
          {...form.field('current')}
        />
        <PasswordInput
          label="New password"
          description={PASSWORD_HINT}
          autoComplete="new-password"
          maw={400}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the new password', tabIndex: 0 }}
          {...form.field('password')}
        />
      </Form>
    </Section>
  );
}
