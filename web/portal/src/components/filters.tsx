/** Filters that are kept in the address, so that a list can be linked to, reloaded, and gone back to. */
import { CloseButton, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import classes from './filters.module.css';

/** One value in the address: `const [status, setStatus] = useFilter('status')`. Empty means: not filtered. */
export function useFilter(name: string): [value: string, set: (value: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const set = (value: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return [params.get(name) ?? '', set];
}

export const Filters = ({ children }: { children: ReactNode }) => (
  <div className={classes.filters} role="search">
    {children}
  </div>
);

export function SearchFilter({ name = 'q', label }: { name?: string; label: string }) {
  const [value, set] = useFilter(name);
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const later = useDebouncedCallback((text: string) => {
    sent.current = text;
    set(text);
  }, 250);
  // The address changed by other means: back, or a link.
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setTyped(value);
    }
  }, [value]);
  const change = (text: string) => {
    setTyped(text);
    later(text.trim());
  };
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={
        typed ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => change('')} /> : null
      }
    />
  );
}

export function SelectFilter(props: {
  name: string;
  label: string;
  /** What is shown where nothing is chosen. */
  all: string;
  options: { value: string; label: string }[];
}) {
  const [value, set] = useFilter(props.name);
  return (
    <Select
      className={classes.select}
      aria-label={props.label}
      data={[{ value: '', label: props.all }, ...props.options]}
      value={value}
      onChange={set}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}
