/** Where the one-time link of the first start, or of the operator, leads: an organisation gets its owner without a mail. */
import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks';
import { ApiProblem } from '../../api/problem';
import { Form, useForm } from '../../components/form';
import { Loading, Problem } from '../../components/states';
import { rememberKey } from '../home/firstKey';
import { lookAtSetUp, setUp } from './calls';
import { Entry, PASSWORD_HINT, useLinkToken } from './Entry';
import { useEnter } from './LogIn';

const foot = <Anchor component={Link} href="/login" children="Go to the log-in" />;

export default function SetUp() {
  const token = useLinkToken();
  const seen = useRead(['setup', token], () => lookAtSetUp({ token }), { enabled: token !== '' });
  if (!token)
    return (
      <Entry title="This link is incomplete" foot={foot}>
        <p>Copy it again from where Openwink printed it when it started.</p>
      </Entry>
    );
  if (seen.error)
    return (
      <Entry key="problem" title="This link does not open" foot={foot}>
        <Problem problem={seen.error} />
        <p>Whoever runs this installation can make another.</p>
      </Entry>
    );
  if (!seen.data)
    return (
      <Entry key="loading" title="Set up Openwink">
        <Loading />
      </Entry>
    );
  return <Owner token={token} organisation={seen.data.organisation} />;
}

function Owner({ token, organisation }: { token: string; organisation: string }) {
  const enter = useEnter();
  const form = useForm(
    { organisation, name: '', email: '', password: '', code: '' },
    ({ code, ...values }) => setUp({ token, ...values, ...(code ? { code } : {}) }),
    {
      check: (values) => ({
        organisation: !values.organisation.trim() && 'Type the name that applicants know you by.',
        name: !values.name.trim() && 'Type your name.',
        email: !values.email.includes('@') && 'Type your e-mail address: you log in with it.',
        password: [...values.password].length < 10 && 'Use at least 10 characters.',
      }),
      done: ({ apiKey, apiSecret }) => {
        rememberKey({ key: apiKey, secret: apiSecret });
        enter();
      },
    },
  );
  // An account of this address that asks for a code: only then there is a field for it.
  const wantsCode = form.problem instanceof ApiProblem && /\bcode\b/.test(form.problem.message);
  return (
    <Entry
      title="Set up Openwink"
      intro="You become the owner of this organisation. The link works once."
      foot={foot}
    >
      <Form form={form} action="Set up" fullWidth>
        <TextInput label="Organisation" autoComplete="organization" {...form.field('organisation')} />
        <TextInput label="Your name" autoComplete="name" {...form.field('name')} />
        <TextInput label="E-mail" type="email" autoComplete="username" {...form.field('email')} />
        <PasswordInput
          label="Password"
          description={PASSWORD_HINT}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          {...form.field('password')}
        />
        {(wantsCode || form.values.code !== '') && (
          <TextInput
            label="The code that your app shows"
            autoComplete="one-time-code"
            {...form.field('code')}
          />
        )}
      </Form>
    </Entry>
  );
}
