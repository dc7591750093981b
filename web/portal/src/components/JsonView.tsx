/** JSON as a tree: folds, is searched, is copied. What is folded is not drawn, so that long answers stay quick. */
import { Button, Group, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { CopyButton } from './small';
import classes from './JsonView.module.css';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const SOME = 100;

export function JsonView(props: { value: unknown; label?: string; depth?: number; search?: boolean }) {
  const value = props.value as Json;
  const [typed, setTyped] = useState('');
  const [whole, setWhole] = useState<boolean | null>(null);
  const wanted = useDeferredValue(typed.trim().toLowerCase());
  const text = useMemo(() => JSON.stringify(value, null, 2) ?? 'null', [value]);
  const count = useMemo(() => (wanted ? text.toLowerCase().split(wanted).length - 1 : 0), [text, wanted]);
  const depth = wanted || whole ? Infinity : whole === false ? 1 : (props.depth ?? 2);
  return (
    <div className={classes.view}>
      <Group gap="xs" wrap="wrap">
        {props.search !== false && (
          <TextInput
            className={classes.search}
            type="search"
            size="xs"
            aria-label="Search in the JSON"
            placeholder="Search"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            description={
              wanted ? <span role="status">{count === 1 ? '1 place' : `${count} places`}</span> : undefined
            }
          />
        )}
        <Button size="xs" variant="default" onClick={() => setWhole(!(whole ?? false))}>
          {whole ? 'Fold all' : 'Unfold all'}
        </Button>
        <CopyButton value={text} label="Copy the JSON" />
      </Group>
      <div className={classes.tree} role="region" aria-label={props.label ?? 'JSON'} tabIndex={0}>
        <Value key={`${depth}${wanted}`} value={value} depth={depth} wanted={wanted} last />
      </div>
    </div>
  );
}

interface Part {
  name?: string;
  value: Json;
  depth: number;
  wanted: string;
  last: boolean;
}

function Value({ name, value, depth, wanted, last }: Part) {
  const holds = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  const [open, setOpen] = useState(
    () =>
      depth > 0 &&
      (!wanted || (JSON.stringify({ [name ?? '']: value }) ?? '').toLowerCase().includes(wanted)),
  );
  const [shown, setShown] = useState(SOME);
  const before =
    name === undefined ? null : (
      <>
        <span className={classes.key}>{mark(`"${name}"`, wanted)}</span>:{' '}
      </>
    );
  const comma = last ? '' : ',';
  if (!holds)
    return (
      <div className={classes.line}>
        {before}
        {leaf(value, wanted)}
        {comma}
      </div>
    );
  const list = Array.isArray(value);
  const entries = Object.entries(value as Record<string, Json>);
  const [start, end] = list ? ['[', ']'] : ['{', '}'];
  const size = list ? `${entries.length} items` : `${entries.length} fields`;
  return (
    <div className={classes.line}>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={open}
        aria-label={`${open ? 'Fold' : 'Unfold'} ${name ?? 'all'}`}
        onClick={() => setOpen(!open)}
      />
      {before}
      {start}
      {!open && <span className={classes.size}> {size} </span>}
      {open && (
        <div className={classes.inner}>
          {entries.slice(0, shown).map(([key, inner], n) => (
            <Value
              key={key}
              name={list ? undefined : key}
              value={inner}
              depth={depth - 1}
              wanted={wanted}
              last={n === entries.length - 1}
            />
          ))}
          {entries.length > shown && (
            <Button size="compact-xs" variant="default" my={4} onClick={() => setShown(shown + 5 * SOME)}>
              {entries.length - shown} more
            </Button>
          )}
        </div>
      )}
      {end}
      {comma}
    </div>
  );
}

function leaf(value: Json, wanted: string) {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  return <span data-kind={kind}>{mark(JSON.stringify(value), wanted)}</span>;
}

function mark(text: string, wanted: string): ReactNode {
  if (!wanted) return text;
  const parts: ReactNode[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + wanted.length)}</mark>);
    from = at + wanted.length;
  }
  return [...parts, text.slice(from)];
}
