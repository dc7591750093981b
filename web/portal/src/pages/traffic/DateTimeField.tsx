/** A moment as a filter in the address, chosen with the browser's own picker. */
import { TextInput } from '@mantine/core';
import { useFilter } from '../../components';

/** `2026-01-15T08:00`, as the picker wants it, in the reader's time zone. */
function local(value: string) {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function DateTimeField({ name, label }: { name: string; label: string }) {
  const [value, set] = useFilter(name);
  return (
    <TextInput
      type="datetime-local"
      aria-label={label}
      title={label}
      leftSection={<span style={{ fontSize: 13, whiteSpace: 'nowrap' }}>{label}</span>}
      leftSectionWidth={54}
      value={value ? local(value) : ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        set(chosen ? new Date(chosen).toISOString() : null);
      }}
    />
  );
}
