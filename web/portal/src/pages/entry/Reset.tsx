/** Where the link to a new password leads. */
import { Anchor, PasswordInput } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { Form, useForm } from '../../components/form';
import { reset } from './calls';
import { Entry, PASSWORD_HINT, useLinkToken } from './Entry';

export default function Reset() {
  const token = useLinkToken();
  const [, go] = useLocation();
  const form = useForm({ password: '' }, ({ password }) => reset({ token, password }), {
    check: ({ password }) => ({ password: [...password].length < 10 && 'Use at least 10 characters.' }),
    done: () => go('/login', { state: { said: 'Your password is changed. Log in with the new one.' } }),
  });
  const foot = <Anchor component={Link} href="/login" children="Back to the log-in" />;
  if (!token)
    return (
      <Entry title="This link is incomplete" foot={foot}>
        <p>
          Open the link from the mail again, or{' '}
          <Anchor component={Link} href="/forgot" children="ask for another" />.
        </p>
      </Entry>
    );
  return (
    <Entry
      title="Choose a new password"
      intro="Everyone who is logged in to this account, you included, is logged out by it."
      foot={foot}
    >
      <Form form={form} action="Change the password" fullWidth>
        <PasswordInput
          label="New password"
          description={PASSWORD_HINT}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          {...form.field('password')}
        />
      </Form>
    </Entry>
  );
}
