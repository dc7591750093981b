/** What stands where data would be: loading, nothing yet, and what went wrong. */
import { Alert, Button, Code, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { asProblem, sentence } from '../api/problem';
import classes from './states.module.css';

/** A list or a page without content: what would be here, and how it comes. */
export function Empty(props: { title: string; children?: ReactNode; action?: ReactNode; icon?: ReactNode }) {
  return (
    <div className={classes.empty}>
      {props.icon && <div className={classes.icon}>{props.icon}</div>}
      <Title order={2} size="h3">
        {props.title}
      </Title>
      {props.children && (
        <Text c="dimmed" maw={480} component="div">
          {props.children}
        </Text>
      )}
      {props.action}
    </div>
  );
}

/** What happened, what to do, and the id to quote. `again` is the way out. */
export function Problem(props: {
  problem: unknown;
  again?: () => void;
  /** Where to go instead, where there is nothing at this address. */
  back?: { href: string; label: string };
  /** Where it is all that the page shows. */
  whole?: boolean;
}) {
  const problem = asProblem(props.problem);
  // Nothing that a second try changes
  const missing = problem.status === 404;
  // Nothing went wrong that anybody could look into: it was not there, or it was mistyped.
  const plain = missing || problem.code === 'INVALID_CREDENTIALS';
  const alert = (
    <Alert
      role="alert"
      color={problem.isOffline ? 'gray' : 'red'}
      icon={problem.isOffline ? <IconCloudOff /> : <IconAlertTriangle />}
      title={titleOf(problem.status)}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{sentence(problem.message)}</Text>
        {problem.requestId && !plain && (
          <Text size="sm">
            If it stays so, quote the request id <Code className={classes.id}>{problem.requestId}</Code>
          </Text>
        )}
        {props.again && !missing && (
          <Button variant="default" size="xs" onClick={props.again}>
            Try again
          </Button>
        )}
        {props.back && missing && (
          <Button variant="default" size="xs" component={Link} href={props.back.href}>
            Back to {props.back.label}
          </Button>
        )}
      </Stack>
    </Alert>
  );
  return props.whole ? <main className={classes.whole}>{alert}</main> : alert;
}

function titleOf(status: number) {
  if (status === 0) return 'No connection';
  if (status === 403) return 'This is not open to you';
  if (status === 404) return 'This does not exist';
  if (status === 429) return 'Too many tries';
  return 'This did not work';
}

/** Lines of text that are on their way. */
export function Loading({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className={classes.loading}>
      {Array.from({ length: lines }, (_, n) => (
        <Skeleton key={n} height={16} width={`${92 - ((n * 17) % 40)}%`} />
      ))}
    </div>
  );
}

/** The shape that index.html has, while it is not known yet who is here. */
export function FirstPage() {
  return (
    <div className="first" role="status" aria-label="Loading">
      <div className="first-bar">
        <b>Openwink</b>
      </div>
      <div className="first-nav">
        {Array.from({ length: 6 }, (_, n) => (
          <i key={n} />
        ))}
      </div>
      <div className="first-page">
        <i />
        <p />
        <p />
        <p />
      </div>
    </div>
  );
}
