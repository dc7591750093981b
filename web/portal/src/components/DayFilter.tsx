/** A day as a filter in the address, chosen with the browser's own picker. */
import { TextInput } from '@mantine/core';
import { useFilter } from './filters';

export function DayFilter({ name, label, short }: { name: string; label: string; short: string }) {
  const [value, set] = useFilter(name);
  return (
    <TextInput
      type="date"
      aria-label={label}
      flex="1 1 178px"
      maw={{ xs: 190 }}
      c="dimmed"
      fz="sm"
      leftSection={<span aria-hidden>{short}</span>}
      leftSectionWidth={52}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
