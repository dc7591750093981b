/**
 * Forms: the values, what the API says of a field under that field, everything else above the button.
 *
 *     const form = useForm({ name: '' }, (values) => got(api.POST(…, { body: values })), { done: … });
 *     <Form form={form} action="Create"><TextInput label="Name" {...form.field('name')} /></Form>
 */
import { Button, Group, Stack } from '@mantine/core';
import { type ChangeEvent, type FormEvent, type ReactNode, useRef, useState } from 'react';
import { ApiProblem, fieldMessage } from '../api/problem';
import { Problem } from './states';

export function useForm<V extends Record<string, unknown>, O>(
  initial: V,
  send: (values: V) => Promise<O>,
  more: {
    done?: (answer: O, values: V) => void;
    /** What is wrong before it is sent, by field. */
    check?: (values: V) => Partial<Record<keyof V, string | false | null | undefined>>;
  } = {},
) {
  const [values, setValues] = useState(initial);
  const [problem, setProblem] = useState<unknown>(null);
  const [wrong, setWrong] = useState<Partial<Record<keyof V, string>>>({});
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);

  const set = <K extends keyof V>(name: K, value: V[K]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setWrong((before) => ({ ...before, [name]: undefined }));
    if (problem instanceof ApiProblem && problem.field === name) setProblem(null);
  };
  const errorOf = (name: keyof V) => wrong[name] ?? fieldMessage(problem, String(name)) ?? undefined;
  /** Leads to the first field that is wrong, once it is marked. */
  const lead = () =>
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]:not([type="hidden"])')?.focus(),
    );

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    const found = Object.entries(more.check?.(values) ?? {}).filter(([, text]) => text);
    setWrong(Object.fromEntries(found) as Partial<Record<keyof V, string>>);
    if (found.length) return lead();
    setBusy(true);
    setProblem(null);
    try {
      const answer = await send(values);
      more.done?.(answer, values);
    } catch (error) {
      setProblem(error);
      lead();
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    set,
    busy,
    problem,
    setProblem,
    submit,
    element,
    reset: () => setValues(initial),
    /** The problem, where it belongs to no field of the form. */
    general:
      problem !== null && !Object.keys(values).some((name) => fieldMessage(problem, name)) ? problem : null,
    /** For an input whose value is a text. */
    field: <K extends keyof V>(name: K) => ({
      name: String(name),
      value: values[name] as string,
      error: errorOf(name),
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement> | string | null) =>
        set(name, (typeof event === 'object' && event ? event.currentTarget.value : (event ?? '')) as V[K]),
    }),
    check: <K extends keyof V>(name: K) => ({
      name: String(name),
      checked: values[name] as boolean,
      error: errorOf(name),
      onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.currentTarget.checked as V[K]),
    }),
  };
}

type AnyForm = Pick<ReturnType<typeof useForm>, 'submit' | 'general' | 'busy'> & {
  element: React.RefObject<HTMLFormElement | null>;
};

export function Form(props: {
  form: AnyForm;
  /** The button: what it does. */
  action: string;
  /** Beside the button. */
  cancel?: () => void;
  fullWidth?: boolean;
  disabled?: boolean;
  children: ReactNode;
}) {
  const { form } = props;
  return (
    <form ref={form.element} onSubmit={(event) => void form.submit(event)} noValidate>
      <Stack>
        {props.children}
        {form.general !== null && <Problem problem={form.general} />}
        <Group justify={props.cancel ? 'flex-end' : 'flex-start'} gap="xs">
          {props.cancel && (
            <Button variant="default" onClick={props.cancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" loading={form.busy} fullWidth={props.fullWidth} disabled={props.disabled}>
            {props.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
