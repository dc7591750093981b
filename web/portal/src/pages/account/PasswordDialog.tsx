/** Asks for the password before something that a stolen session must not do. */
import { Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form, useForm } from '../../components';

export function PasswordDialog<O>(props: {
  opened: boolean;
  close: () => void;
  title: string;
  text?: ReactNode;
  action: string;
  /** A name that is asked for too. */
  name?: string;
  send: (values: { name: string; password: string }) => Promise<O>;
  done: (answer: O) => void;
}) {
  return (
    <Modal opened={props.opened} onClose={props.close} title={props.title}>
      {props.opened && <Body {...props} />}
    </Modal>
  );
}

function Body<O>(props: Parameters<typeof PasswordDialog<O>>[0]) {
  const form = useForm({ name: '', password: '' }, props.send, {
    check: ({ name, password }) => ({
      name: props.name && !name.trim() && 'Give it a name.',
      password: !password && 'Type your password.',
    }),
    done: (answer) => {
      props.close();
      props.done(answer);
    },
  });
  return (
    <Stack>
      {props.text && <Text component="div">{props.text}</Text>}
      <Form form={form} action={props.action} cancel={props.close}>
        {props.name && <TextInput label={props.name} data-autofocus {...form.field('name')} />}
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          data-autofocus={props.name ? undefined : true}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          {...form.field('password')}
        />
      </Form>
    </Stack>
  );
}
