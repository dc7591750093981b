/** A mail is on its way: what to look for, and what to do where it does not come. */
import { Anchor, Button } from '@mantine/core';
import { Link } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { useChange } from '../../api/hooks';
import { say } from '../../components/say';
import { Problem } from '../../components/states';
import { signUpAgain } from './calls';
import { Entry } from './Entry';

export default function CheckMail() {
  const { email, ticket } = useHistoryState<{ email?: string; ticket?: string } | null>() ?? {};
  const again = useChange(signUpAgain);
  return (
    <Entry
      title="Check your mail"
      intro={
        <>
          We sent a link to {email ? <b style={{ overflowWrap: 'anywhere' }}>{email}</b> : 'your address'}.
          Open it to confirm that the address is yours. It may take a minute, and it may have landed among the
          spam.
        </>
      }
      foot={<Anchor component={Link} href="/login" children="Back to the log-in" />}
    >
      {again.error && <Problem problem={again.error} />}
      {ticket && (
        <Button
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate({ ticket }, { onSuccess: () => say('Sent again') })}
        >
          Send it again
        </Button>
      )}
    </Entry>
  );
}
