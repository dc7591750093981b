/** Log in: the password, then the second factor where there is one; or a passkey, which is both. */
import { Anchor, Button, Divider, PasswordInput, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { useRead } from '../../api/hooks';
import { Form, useForm } from '../../components/form';
import { Problem } from '../../components/states';
import { config, logIn, logInWithPasskey, sendCode, sendRecoveryCode } from './calls';
import { Entry } from './Entry';
import { passkeyProblem } from './passkey';

type Step = 'password' | 'code' | 'recovery';

export default function LogIn() {
  const [step, setStep] = useState<Step>('password');
  const enter = useEnter();
  if (step === 'password') return <Password enter={enter} second={() => setStep('code')} />;
  return <Second step={step} to={setStep} enter={enter} />;
}

/** On to the page that was asked for, with nothing left of whoever was here before. */
export function useEnter() {
  const client = useQueryClient();
  const [params] = useSearchParams();
  const [, go] = useLocation();
  return () => {
    client.clear();
    const next = params.get('next') ?? '';
    // Within the portal alone: an address from elsewhere leads nowhere else.
    go(/^\/portal\/(?!\/)/.test(next) ? next.slice('/portal'.length) : '/');
  };
}

function Password({ enter, second }: { enter: () => void; second: () => void }) {
  const form = useForm({ email: '', password: '' }, logIn, {
    check: ({ email, password }) => ({
      email: !email.trim() && 'Type your e-mail address.',
      password: !password && 'Type your password.',
    }),
    done: ({ done }) => (done ? enter() : second()),
  });
  // What led here, where that is worth a word.
  const { said } = useHistoryState<{ said?: string } | null>() ?? {};
  const settings = useRead(['config'], config, { staleTime: Infinity });
  const elsewhere = settings.data && settings.data.passkeyOrigin !== location.origin;
  const [refused, setRefused] = useState<unknown>(null);
  const [waiting, setWaiting] = useState(false);
  const passkey = async () => {
    setRefused(null);
    setWaiting(true);
    try {
      await logInWithPasskey();
      enter();
    } catch (error) {
      setRefused(passkeyProblem(error));
    } finally {
      setWaiting(false);
    }
  };
  return (
    <Entry
      title="Log in"
      intro={said && <span role="status">{said}</span>}
      foot={
        settings.data?.signUp !== false && (
          <>
            New here? <Anchor component={Link} href="/signup" children="Create an account" />
          </>
        )
      }
    >
      <Form form={form} action="Log in" fullWidth>
        <TextInput label="E-mail" type="email" autoComplete="username webauthn" {...form.field('email')} />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          {...form.field('password')}
        />
      </Form>
      <Anchor component={Link} href="/forgot" w="fit-content">
        Forgot your password?
      </Anchor>
      <Divider label="or" />
      {refused !== null && <Problem problem={refused} />}
      <Button
        variant="default"
        leftSection={<IconFingerprint size={20} aria-hidden />}
        onClick={() => void passkey()}
        loading={waiting}
        disabled={elsewhere}
      >
        Log in with a passkey
      </Button>
      {elsewhere && settings.data?.passkeyOrigin && (
        <Text size="sm" c="dimmed">
          Passkeys work at{' '}
          <Anchor
            href={settings.data.passkeyOrigin + '/portal/login'}
            children={settings.data.passkeyOrigin}
          />
          .
        </Text>
      )}
    </Entry>
  );
}

function Second({ step, to, enter }: { step: Step; to: (step: Step) => void; enter: () => void }) {
  const recovery = step === 'recovery';
  return (
    <Entry
      title={recovery ? 'Use a recovery code' : 'Enter your code'}
      intro={
        recovery
          ? 'One of the codes that you kept when you set up the second factor. Each works once.'
          : 'The six digits that your authenticator app shows for Openwink now.'
      }
      foot={
        <Anchor component="button" type="button" onClick={() => to(recovery ? 'code' : 'recovery')}>
          {recovery ? 'Use the app instead' : 'I do not have the app at hand'}
        </Anchor>
      }
    >
      <Code key={step} recovery={recovery} enter={enter} />
    </Entry>
  );
}

function Code({ recovery, enter }: { recovery: boolean; enter: () => void }) {
  const form = useForm({ code: '' }, recovery ? sendRecoveryCode : sendCode, {
    check: ({ code }) => ({ code: !code.trim() && 'Type the code.' }),
    done: enter,
  });
  return (
    <Form form={form} action="Log in" fullWidth>
      <TextInput
        label={recovery ? 'Recovery code' : 'Code'}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        inputMode={recovery ? 'text' : 'numeric'}
        autoFocus
        {...form.field('code')}
      />
    </Form>
  );
}
