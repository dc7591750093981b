/** What a template offers: countries, data sources, documents. */
import { MultiSelect, Stack, Switch, Text } from '@mantine/core';
import { Section } from '../../components';
import { offered } from './mock';
import type { DataSources } from './types';
import type { Part } from './WinkTemplate';
import { countryName } from './names';

export function Offer(props: Part & { sources: DataSources }) {
  const { design, set, wrong, locked, sources } = props;
  const countries = [...new Set(sources.items.map((source) => source.country))];
  const options = sources.items
    .filter((source) => source.active && source.enabled)
    .map((source) => ({ value: source.id, label: `${source.name} (${source.country})` }));
  const shown = offered({ design, sources });
  // The server's lists are typed by its words.
  const chosen = <T,>(values: string[]) => values as T[];
  return (
    <Section title="What is offered">
      <Stack>
        <MultiSelect
          label="Only these countries"
          description="Empty for all."
          data={countries.map((value) => ({ value, label: countryName(value) }))}
          value={design.countries}
          disabled={locked}
          error={wrong('countries')}
          onChange={(values) => set({ countries: chosen(values) })}
          searchable
          clearable
        />
        <MultiSelect
          label="Only these data sources"
          description="Empty for all. A single one skips the search."
          data={options}
          value={design.providers}
          disabled={locked}
          error={wrong('providers')}
          onChange={(providers) => set({ providers })}
          searchable
          clearable
          limit={60}
          nothingFoundMessage="No data source has this name"
        />
        <MultiSelect
          label="Shown first"
          description="In this order, above all others."
          data={options.filter(({ value }) => shown.some((source) => source.id === value))}
          value={design.topProviders}
          disabled={locked}
          error={wrong('topProviders')}
          onChange={(topProviders) => set({ topProviders })}
          searchable
          clearable
          limit={60}
          nothingFoundMessage="No data source of this template has this name"
        />
        <Text size="sm" c="dimmed" role="status">
          {shown.length === 1 ? '1 data source is offered.' : `${shown.length} data sources are offered.`}
        </Text>
        <Switch
          label="Accept documents"
          description="Payslips and other files, also where a data source cannot be connected."
          checked={design.uploads}
          disabled={locked}
          onChange={(event) => set({ uploads: event.currentTarget.checked })}
        />
        {design.uploads && (
          <MultiSelect
            label="Only these documents"
            description="Empty for all."
            data={sources.fileTypes.map(({ type, label }) => ({ value: type, label }))}
            value={design.fileTypes}
            disabled={locked}
            error={wrong('fileTypes')}
            onChange={(fileTypes) => set({ fileTypes })}
            clearable
          />
        )}
      </Stack>
    </Section>
  );
}
