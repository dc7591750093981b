/** The small pieces that every page shows: ids, times, money, states. */
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { say } from './say';
import classes from './small.module.css';

/** A button that copies. `label` says what: "Copy the key". */
export function CopyButton({ value, label = 'Copy' }: { value: string; label?: string }) {
  const clipboard = useClipboard({ timeout: 1500 });
  const copy = () => {
    clipboard.copy(value);
    say('Copied');
  };
  return (
    <Tooltip label={clipboard.copied ? 'Copied' : label}>
      <ActionIcon onClick={copy} aria-label={label} className={classes.copy}>
        {clipboard.copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** Text with a button that copies it. */
export function CopyText(props: { value: string; children?: ReactNode; label?: string; mono?: boolean }) {
  return (
    <span className={classes.copied}>
      <span className={props.mono === false ? classes.text : classes.mono}>
        {props.children ?? props.value}
      </span>
      <CopyButton value={props.value} label={props.label} />
    </span>
  );
}

/** An id's end is what tells it from others: a long one is shortened in its middle. */
export const shortId = (id: string) => (id.length <= 18 ? id : `${id.slice(0, 8)}…${id.slice(-6)}`);

/** An id, shortened unless `full`, with a button that copies it whole. */
export function Id({ value, full, what = 'id' }: { value: string; full?: boolean; what?: string }) {
  const short = full ? value : shortId(value);
  return (
    <span className={classes.copied}>
      <span className={classes.mono} title={short === value ? undefined : value}>
        {short}
      </span>
      <CopyButton value={value} label={`Copy the ${what}`} />
    </span>
  );
}

/** "21 Apr 2021", "21 Apr 2021, 08:25": cannot be misread. */
export const formatDay = (value: string | Date) => {
  const [year, month, day] = typeof value === 'string' ? value.slice(0, 10).split('-').map(Number) : [];
  const date = year ? new Date(year, (month ?? 1) - 1, day ?? 1) : new Date(value);
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
};
export const formatMonth = (value: string) => {
  const [year, month] = value.split('-').map(Number);
  return new Date(year!, (month ?? 1) - 1, 1).toLocaleDateString('en-GB', {
    month: 'short',
    year: 'numeric',
  });
};
export const formatTime = (value: string | Date) =>
  new Date(value).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
export function ago(value: string | Date, now = Date.now()) {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return seconds <= 0 ? 'just now' : 'in a moment';
  if (size >= 30 * 86_400) return formatDay(new Date(value));
  const [unit, length] = units.find(([, length]) => size >= length * 0.95) ?? units[2]!;
  return relative.format(Math.round(seconds / length), unit);
}

/** A relative time, with the exact one behind it. */
export function When({ value, none = 'never' }: { value: string | null | undefined; none?: string }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (!value) return <Text span inherit c="dimmed" children={none} />;
  return (
    <time dateTime={value} title={formatTime(value)} className={classes.when}>
      {ago(value)}
    </time>
  );
}

/** Money with its currency, grouped as the reader's language does. */
export function formatMoney(amount: number | string, currency: string | null | undefined) {
  const value = Number(amount);
  if (!Number.isFinite(value)) return String(amount);
  if (!currency) return value.toLocaleString(undefined, { minimumFractionDigits: 2 });
  try {
    return value.toLocaleString(undefined, { style: 'currency', currency, currencyDisplay: 'code' });
  } catch {
    return `${currency} ${value.toLocaleString()}`;
  }
}
export function Money(props: {
  amount: number | string | null | undefined;
  currency: string | null | undefined;
  none?: string;
}) {
  if (props.amount === null || props.amount === undefined)
    return <Text span inherit c="dimmed" children={props.none ?? '–'} />;
  return <span className={classes.money}>{formatMoney(props.amount, props.currency)}</span>;
}

export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'plain';
const tones: Record<string, Tone> = {
  CONNECTED: 'good',
  LINKED: 'good',
  ACTIVE: 'good',
  ANALYZED: 'good',
  DELIVERED: 'good',
  FINISHED: 'good',
  APPROVED: 'good',
  OK: 'good',
  PENDING: 'calm',
  STARTED: 'calm',
  INVITED: 'calm',
  SENT: 'calm',
  REQUESTED: 'calm',
  AWAITING_MFA: 'warn',
  USER_ACTION_REQUIRED: 'warn',
  PAUSED: 'warn',
  EXPIRING: 'warn',
  UNSUPPORTED: 'warn',
  RETRYING: 'warn',
  ERROR: 'bad',
  FAILED: 'bad',
  BOUNCED: 'bad',
  REFUSED: 'bad',
  REVOKED: 'plain',
  DISCONNECTED: 'plain',
  CANCELLED: 'plain',
  EXPIRED: 'plain',
};

/** A state in words, with a colour that is never the only sign: AWAITING_MFA reads "Awaiting MFA". */
export function StatusBadge({ status, tone, label }: { status: string; tone?: Tone; label?: string }) {
  const words = label ?? wordsOf(status);
  return (
    <span className={classes.badge} data-tone={tone ?? tones[status.toUpperCase()] ?? 'plain'}>
      {words}
    </span>
  );
}
export function wordsOf(code: string) {
  const words = code
    .replace(/_/g, ' ')
    .toLowerCase()
    .replace(/\bmfa\b/g, 'MFA')
    .replace(/\bid\b/g, 'ID');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names and values, side by side or one above the other. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? <Text span inherit c="dimmed" children="–" />}</dd>
        </div>
      ))}
    </dl>
  );
}
