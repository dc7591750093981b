/** A template's words: the language to begin in, and what is agreed to. */
import { Anchor, Radio, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { Link } from 'wouter';
import { Section } from '../../components';
import { useMode } from '../../session';
import type { ConsentTemplate, Consents, WinkTemplate } from './types';
import type { Part } from './WinkTemplate';
import { languages } from './names';

type Kind = 'usual' | 'template' | 'own';

export function Words(
  props: Part & { template: WinkTemplate; consents: Consents; texts: ConsentTemplate[] },
) {
  const [mode] = useMode();
  const { design, set, wrong, locked, consents, texts, template } = props;
  const kind: Kind =
    design.consentText !== null && design.consentText !== undefined
      ? 'own'
      : design.consentTemplateId
        ? 'template'
        : 'usual';
  const choose = (wanted: string) =>
    set({
      consentTemplateId: wanted === 'template' ? (texts[0]?.id ?? null) : null,
      consentText: wanted === 'own' ? (template.design.consentText ?? consents.inForce.text) : null,
      consentTitle: wanted === 'own' ? template.design.consentTitle : null,
    });
  const version = template.consentVersion?.split('.')[1];
  return (
    <Section title="Words">
      <Stack>
        <Select
          label="Language to begin in"
          description="The applicant can change it. A language that your page asks for comes first."
          value={design.language ?? ''}
          disabled={locked}
          error={wrong('language')}
          onChange={(language) => set({ language: language || null })}
          data={[
            { value: '', label: 'The browser’s' },
            ...languages.map(([value, label]) => ({ value, label })),
          ]}
        />
        <Radio.Group label="Consent" value={kind} onChange={choose} error={wrong('consentTemplateId')}>
          <Stack gap="xs" mt={6}>
            <Radio
              value="usual"
              disabled={locked}
              label={consents.inForce.templateId ? 'The newest consent template' : 'The built-in text'}
              description={`Now “${consents.inForce.title}”, version ${consents.inForce.version}.`}
            />
            <Radio
              value="template"
              disabled={locked || !texts.length}
              label="A chosen consent template"
              description={
                texts.length ? undefined : (
                  <>
                    There is none yet. They are made under{' '}
                    <Anchor component={Link} href={`/${mode}/consent-templates`} inherit>
                      Consent templates
                    </Anchor>
                    .
                  </>
                )
              }
            />
            <Radio value="own" disabled={locked} label="Its own text" />
          </Stack>
        </Radio.Group>
        {kind === 'template' && (
          <Select
            label="Consent template"
            value={design.consentTemplateId ?? null}
            disabled={locked}
            onChange={(consentTemplateId) => set({ consentTemplateId })}
            data={texts.map((text) => ({
              value: text.id,
              label: `${text.title ?? text.consentType}, version ${text.version}`,
            }))}
          />
        )}
        {kind === 'own' && (
          <>
            <TextInput
              label="Heading"
              placeholder={consents.inForce.title}
              value={design.consentTitle ?? ''}
              disabled={locked}
              error={wrong('consentTitle')}
              onChange={(event) => set({ consentTitle: event.currentTarget.value || null })}
            />
            <Textarea
              label="Text"
              description="Plain text. Each change is a new version: whoever agreed to an older one is asked again, and what they agreed to is kept word for word."
              autosize
              minRows={5}
              maxRows={16}
              value={design.consentText ?? ''}
              disabled={locked}
              error={wrong('consentText')}
              onChange={(event) => set({ consentText: event.currentTarget.value })}
            />
            {version && (
              <Text size="sm" c="dimmed">
                Saved as version {version}.
              </Text>
            )}
          </>
        )}
        <TextInput
          label="How long you keep it"
          description="A sentence beside how long Openwink keeps the data. Optional."
          placeholder="We keep it until your application is decided."
          value={design.retentionNote ?? ''}
          disabled={locked}
          error={wrong('retentionNote')}
          onChange={(event) => set({ retentionNote: event.currentTarget.value || null })}
        />
        <Switch
          label="People may share less"
          description="The consent lets them leave out kinds of data, and days. What they leave out is never stored; each account says what it is."
          checked={design.narrowing}
          disabled={locked}
          onChange={(event) => set({ narrowing: event.currentTarget.checked })}
        />
      </Stack>
    </Section>
  );
}
