/**
 * Asks before something that cannot be taken back: says what it does and to what, in the button too.
 *
 *     const [ask, dialog] = useConfirm();
 *     ask({ title: 'Revoke the key “Server”?', text: 'Calls with it are refused from now on.', action: 'Revoke the key',
 *           run: () => revoke.mutateAsync(key.id) });
 */
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Problem } from './states';

export interface Question {
  title: string;
  text: ReactNode;
  /** The button: a verb and what it acts on. */
  action: string;
  /** What has to be typed first, for what takes much with it. */
  type?: string;
  harmless?: boolean;
  run: () => Promise<unknown>;
}

export function useConfirm(): [ask: (question: Question) => void, dialog: ReactNode] {
  const [question, setQuestion] = useState<Question | null>(null);
  const [open, setOpen] = useState(false);
  const ask = (one: Question) => {
    setQuestion(one);
    setOpen(true);
  };
  return [
    ask,
    <Modal key="confirm" opened={open} onClose={() => setOpen(false)} title={question?.title} size="md">
      {question && <Body question={question} close={() => setOpen(false)} />}
    </Modal>,
  ];
}

function Body({ question, close }: { question: Question; close: () => void }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await question.run();
      close();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack>
      <div>{question.text}</div>
      {question.type && (
        <TextInput
          label={`Type “${question.type}” to go on`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
      )}
      {problem !== null && <Problem problem={problem} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          color={question.harmless ? undefined : 'red'}
          onClick={() => void run()}
          loading={busy}
          disabled={question.type !== undefined && typed !== question.type}
        >
          {question.action}
        </Button>
      </Group>
    </Stack>
  );
}
