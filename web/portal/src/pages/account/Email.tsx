/** The address that one logs in with: another one counts once its link was used. */
import { Alert, PasswordInput, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { Form, Section, useForm } from '../../components';
import { useMember } from '../../session';
import { askForEmail } from './calls';

export function Email() {
  const { email } = useMember();
  const [asked, setAsked] = useState('');
  const form = useForm({ email: '', password: '' }, askForEmail, {
    check: (values) => ({
      email:
        (!values.email.includes('@') && 'Type an e-mail address that you can read.') ||
        (values.email.trim().toLowerCase() === email.toLowerCase() && 'This is your address already.'),
      password: !values.password && 'Type your password.',
    }),
    done: (_, values) => {
      setAsked(values.email.trim());
      form.reset();
    },
  });
  return (
    <Section
      title="E-mail address"
      intro={
        <>
          You log in with <b style={{ overflowWrap: 'anywhere' }}>{email}</b>. To change it, we send a link to
          the new address. The old one stays until you have opened the link.
        </>
      }
    >
      <Form form={form} action="Send the link">
        <TextInput
          label="New e-mail address"
          type="email"
          autoComplete="email"
          maw={400}
          {...form.field('email')}
        />
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          maw={400}
          visibilityToggleButtonProps={{ 'aria-label': 'Show your password', tabIndex: 0 }}
          {...form.field('password')}
        />
      </Form>
      <div role="status">
        {asked && (
          <Alert color="green" icon={<IconMail />} title="Check your mail" mt="md">
            A link is on its way to <b style={{ overflowWrap: 'anywhere' }}>{asked}</b>. Open it within 24
            hours. Until then you log in with the old address.
          </Alert>
        )}
      </div>
    </Section>
  );
}
