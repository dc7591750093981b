/** Where a colleague's invitation leads. */
import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks';
import { Form, useForm } from '../../components/form';
import { Loading, Problem } from '../../components/states';
import { roleMeanings, roleNames } from '../../permissions';
import { acceptInvitation, type Invited, lookAtInvitation } from './calls';
import { Entry, PASSWORD_HINT, useLinkToken } from './Entry';
import { useEnter } from './LogIn';

const foot = <Anchor component={Link} href="/login" children="Back to the log-in" />;

export default function Invitation() {
  const token = useLinkToken();
  const invited = useRead(['invited', token], () => lookAtInvitation({ token }), { enabled: token !== '' });
  if (!token)
    return (
      <Entry title="This link is incomplete" foot={foot}>
        <p>Open the link from the mail again; some programs break it in two.</p>
      </Entry>
    );
  if (invited.error)
    return (
      <Entry key="problem" title="This invitation does not open" foot={foot}>
        <Problem problem={invited.error} />
        <p>Ask whoever invited you to send another.</p>
      </Entry>
    );
  if (!invited.data)
    return (
      <Entry key="loading" title="Your invitation">
        <Loading />
      </Entry>
    );
  return <Join token={token} invited={invited.data} />;
}

function Join({ token, invited }: { token: string; invited: Invited }) {
  const enter = useEnter();
  const send = ({ name, password, code }: { name: string; password: string; code: string }) =>
    acceptInvitation({
      token,
      password,
      ...(invited.known ? {} : { name }),
      ...(invited.twoFactor ? { code } : {}),
    });
  const form = useForm({ name: '', password: '', code: '' }, send, {
    check: ({ name, password }) => ({
      name: !invited.known && !name.trim() && 'Type your name.',
      password: invited.known
        ? !password && 'Type your password.'
        : [...password].length < 10 && 'Use at least 10 characters.',
    }),
    done: enter,
  });
  return (
    <Entry
      title={`Join ${invited.organisation}`}
      intro={
        <>
          As {roleNames[invited.role].toLowerCase()}: {roleMeanings[invited.role].toLowerCase()}. Your address
          is <b style={{ overflowWrap: 'anywhere' }}>{invited.email}</b>.
        </>
      }
      foot={foot}
    >
      <Form form={form} action="Join" fullWidth>
        {!invited.known && <TextInput label="Your name" autoComplete="name" {...form.field('name')} />}
        <PasswordInput
          label={invited.known ? 'The password of your account here' : 'Choose a password'}
          description={invited.known ? undefined : PASSWORD_HINT}
          autoComplete={invited.known ? 'current-password' : 'new-password'}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          {...form.field('password')}
        />
        {invited.twoFactor && (
          <TextInput
            label="The code that your app shows"
            inputMode="numeric"
            autoComplete="one-time-code"
            {...form.field('code')}
          />
        )}
      </Form>
    </Entry>
  );
}
