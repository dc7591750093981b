/** Where the link of the first start leads: the first organisation and its owner, without a mail. */
import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { Link } from 'wouter';
import { Form, useForm } from '../../components/form';
import { rememberKey } from '../home/firstKey';
import { setUp } from './calls';
import { Entry, PASSWORD_HINT, useLinkToken } from './Entry';
import { useEnter } from './LogIn';

export default function SetUp() {
  const token = useLinkToken();
  const enter = useEnter();
  const form = useForm(
    { organisation: '', name: '', email: '', password: '' },
    (values) => setUp({ token, ...values }),
    {
      check: (values) => ({
        organisation: !values.organisation.trim() && 'Type the name that applicants know you by.',
        name: !values.name.trim() && 'Type your name.',
        email: !values.email.includes('@') && 'Type your e-mail address: it is your user name.',
        password: [...values.password].length < 10 && 'Use at least 10 characters.',
      }),
      done: ({ apiKey, apiSecret }) => {
        rememberKey({ key: apiKey, secret: apiSecret });
        enter();
      },
    },
  );
  const foot = <Anchor component={Link} href="/login" children="Go to the log-in" />;
  if (!token)
    return (
      <Entry title="This link is not whole" foot={foot}>
        <p>Copy it again from where Openwink printed it when it started.</p>
      </Entry>
    );
  return (
    <Entry
      title="Set up Openwink"
      intro="The first organisation of this installation, and you as its owner. This link works once."
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
      </Form>
    </Entry>
  );
}
