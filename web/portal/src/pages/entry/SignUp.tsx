/** A new organisation, with its first member as the owner. */
import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { Form, useForm } from '../../components/form';
import { signUp } from './calls';
import { Entry, PASSWORD_HINT } from './Entry';

export default function SignUp() {
  const [, go] = useLocation();
  const form = useForm({ organisation: '', name: '', email: '', password: '' }, signUp, {
    check: (values) => ({
      organisation: !values.organisation.trim() && 'Type the name that applicants know you by.',
      name: !values.name.trim() && 'Type your name.',
      email: !values.email.includes('@') && 'Type an e-mail address that you can read.',
      password: [...values.password].length < 10 && 'Use at least 10 characters.',
    }),
    done: ({ resendTicket }, { email }) => go('/check-mail', { state: { email, ticket: resendTicket } }),
  });
  return (
    <Entry
      title="Create an account"
      intro="For your organisation. The sandbox is yours at once, with made-up people and providers."
      foot={
        <>
          Have an account? <Anchor component={Link} href="/login" children="Log in" />
        </>
      }
    >
      <Form form={form} action="Create the account" fullWidth>
        <TextInput label="Organisation" autoComplete="organization" {...form.field('organisation')} />
        <TextInput label="Your name" autoComplete="name" {...form.field('name')} />
        <TextInput label="Work e-mail" type="email" autoComplete="username" {...form.field('email')} />
        <PasswordInput
          label="Password"
          description={PASSWORD_HINT}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          {...form.field('password')}
        />
      </Form>
    </Entry>
  );
}
