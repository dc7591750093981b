/** Asks for a link to a new password. The answer is the same whether the address is known or not. */
import { Anchor, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { Form, useForm } from '../../components/form';
import { forgot } from './calls';
import { Entry } from './Entry';

export default function Forgot() {
  const [sent, setSent] = useState('');
  const form = useForm({ email: '' }, forgot, {
    check: ({ email }) => ({ email: !email.includes('@') && 'Type the e-mail address of your account.' }),
    done: (_, { email }) => setSent(email),
  });
  const foot = <Anchor component={Link} href="/login" children="Back to the log-in" />;
  if (sent)
    return (
      <Entry key="sent" title="Check your mail" foot={foot}>
        <p>
          If <b style={{ overflowWrap: 'anywhere' }}>{sent}</b> has an account here, a link to a new password
          is on its way. It works for an hour.
        </p>
      </Entry>
    );
  return (
    <Entry title="Forgot your password?" intro="We send a link to choose a new one." foot={foot}>
      <Form form={form} action="Send the link" fullWidth>
        <TextInput label="E-mail" type="email" autoComplete="username" {...form.field('email')} />
      </Form>
    </Entry>
  );
}
