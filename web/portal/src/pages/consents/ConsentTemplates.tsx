/** The texts that users agree to: their versions, and how many users agreed to which. */
import { Anchor, Button, Modal, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, got } from '../../api/client';
import { useChange, useList } from '../../api/hooks';
import {
  Beside,
  DataTable,
  DetailPanel,
  Empty,
  Facts,
  Form,
  Id,
  Page,
  Problem,
  say,
  Section,
  StatusBadge,
  useConfirm,
  useFilter,
  useForm,
  When,
} from '../../components';
import { useMember, useMode } from '../../session';
import { useConsents } from '../wink/calls';
import type { Consents, ConsentTemplate } from '../wink/types';
import classes from './consents.module.css';

const PATH = '/portal/v1/{mode}/consentTemplates';

export default function ConsentTemplates() {
  const [mode] = useMode();
  const { can } = useMember();
  const [open, setOpen] = useFilter('open');
  const [making, setMaking] = useState<Partial<ConsentTemplate> | null>(null);
  const [ask, dialog] = useConfirm();
  const consents = useConsents();
  const list = useList<ConsentTemplate>(['consentTemplates', mode], (cursor) =>
    got(api.GET(PATH, { params: { path: { mode }, query: { cursor, size: 50 } } })),
  );
  const remove = useChange(
    (id: string) => got(api.DELETE(`${PATH}/{id}`, { params: { path: { mode, id } } })),
    'consentTemplates',
    'consents',
  );
  const may = can('ManageBuild');
  const force = consents.data?.inForce;
  const chosen = list.items?.find((text) => text.id === open);
  const make = may && <Button onClick={() => setMaking({})}>New text</Button>;

  return (
    <Page
      title="Consent templates"
      intro="What users agree to before anything is shared. The newest one is asked for, unless a Wink template says otherwise; what somebody agreed to is kept, word for word."
      actions={list.items?.length ? make : null}
    >
      {consents.error && <Problem problem={consents.error} again={() => void consents.refetch()} />}
      <Beside
        panel={
          chosen && (
            <DetailPanel title={chosen.title ?? chosen.consentType} close={() => setOpen(null)}>
              <Facts
                facts={[
                  ['Id', <Id key="id" value={chosen.id} full />],
                  ['For', chosen.consentType],
                  ['Version', chosen.version],
                  ['Made', <When key="when" value={chosen.createdAt} />],
                  ['Agreed to by', users(agreed(consents.data, chosen.id))],
                ]}
              />
              <div className={classes.text} tabIndex={0} role="region" aria-label="The text">
                {chosen.consentText}
              </div>
              {may && (
                <div className={classes.actions}>
                  <Button variant="default" onClick={() => setMaking(chosen)}>
                    New version of it
                  </Button>
                  <Button
                    color="red"
                    variant="outline"
                    onClick={() =>
                      ask({
                        title: `Delete version ${chosen.version} of “${chosen.title ?? chosen.consentType}”?`,
                        text:
                          force?.templateId === chosen.id
                            ? 'It is the one in force: from now on users are asked for the next newest, or for the built-in text. What users agreed to is kept.'
                            : 'It is not asked for any more. What users agreed to is kept, word for word.',
                        action: 'Delete the text',
                        run: async () => {
                          await remove.mutateAsync(chosen.id);
                          setOpen(null);
                          say('The text is deleted');
                        },
                      })
                    }
                  >
                    Delete
                  </Button>
                </div>
              )}
            </DetailPanel>
          )
        }
      >
        <DataTable
          label="Consent templates"
          list={list}
          rowKey={(text) => text.id}
          open={(text) => setOpen(text.id)}
          selected={open}
          columns={[
            { title: 'Title', main: true, cell: (text) => text.title ?? text.consentType },
            { title: 'Version', spare: true, cell: (text) => text.version },
            {
              title: 'State',
              cell: (text) =>
                text.id === force?.templateId ? (
                  <StatusBadge status="ACTIVE" label="In force" tone="good" />
                ) : (
                  <StatusBadge status="OLD" label="Earlier" tone="plain" />
                ),
            },
            { title: 'Agreed to by', spare: true, cell: (text) => users(agreed(consents.data, text.id)) },
            { title: 'Made', cell: (text) => <When value={text.createdAt} /> },
          ]}
          empty={
            <Empty title="The built-in text is asked for" action={make}>
              It names {force ? 'your organisation' : 'you'}, the data, how long it is kept and how to take
              the consent back. A text of your own takes its place.
            </Empty>
          }
        />
      </Beside>
      {force && !force.templateId && (
        <Section title={force.title} intro={`The built-in text, version ${force.version}.`}>
          <div className={classes.text} tabIndex={0} role="region" aria-label="The built-in text">
            {force.text}
          </div>
        </Section>
      )}
      {consents.data && <Given consents={consents.data} texts={list.items ?? []} />}
      <Modal opened={making !== null} onClose={() => setMaking(null)} title="New text" size="lg">
        {making && (
          <NewText
            from={making}
            cancel={() => setMaking(null)}
            done={() => {
              setMaking(null);
              say('The text is in force');
            }}
          />
        )}
      </Modal>
      {dialog}
    </Page>
  );
}

const users = (count: number) => (count === 1 ? '1 user' : `${count} users`);

/** How many users agreed to a consent template. */
const agreed = (consents: Consents | undefined, id: string) =>
  consents?.given.filter((one) => one.templateId === id).reduce((sum, one) => sum + one.users, 0) ?? 0;

/** All that was agreed to, the built-in text and those of Wink templates included. */
function Given({ consents, texts }: { consents: Consents; texts: ConsentTemplate[] }) {
  const [mode] = useMode();
  const named = (one: Consents['given'][number]) => {
    if (one.winkTemplateId)
      return (
        <Anchor component={Link} inherit href={`/${mode}/wink-templates/${one.winkTemplateId}`}>
          A Wink template’s own text
        </Anchor>
      );
    if (!one.templateId) return 'The built-in text';
    const text = texts.find((text) => text.id === one.templateId);
    return text ? (text.title ?? text.consentType) : 'A text that was deleted';
  };
  return (
    <Section title="What users agreed to" plain>
      <DataTable
        label="What users agreed to"
        list={{ items: consents.given, error: null, loading: false }}
        rowKey={(one) => `${one.templateId} ${one.version}`}
        columns={[
          { title: 'Text', main: true, cell: named },
          {
            title: 'Version',
            cell: (one) => (one.winkTemplateId ? one.version.split('.')[1] : one.version),
          },
          { title: 'Users', cell: (one) => one.users.toLocaleString() },
          { title: 'Last', cell: (one) => <When value={one.lastAgreedAt} /> },
        ]}
        empty={
          <Empty title="Nobody has agreed to anything yet">
            Each consent is counted here, by text and version.
          </Empty>
        }
      />
    </Section>
  );
}

/** "1" becomes "2", "1.4" becomes "1.5"; what does not end in a number stays to be thought of. */
function next(version: string | undefined) {
  if (!version) return '1';
  return /\d+$/.test(version) ? version.replace(/\d+$/, (number) => String(Number(number) + 1)) : '';
}

function NewText(props: { from: Partial<ConsentTemplate>; done: () => void; cancel: () => void }) {
  const [mode] = useMode();
  const { from } = props;
  const make = useChange(
    (values: { title: string; consentType: string; version: string; consentText: string }) =>
      got(
        api.POST(PATH, {
          params: { path: { mode } },
          body: { ...values, title: values.title.trim() || null, consentMethod: 'click' },
        }),
      ),
    'consentTemplates',
    'consents',
  );
  const form = useForm(
    {
      title: from.title ?? '',
      consentType: from.consentType ?? 'DATA',
      version: next(from.version),
      consentText: from.consentText ?? '',
    },
    (values) => make.mutateAsync(values),
    { done: props.done },
  );
  return (
    <Form form={form} action="Put it in force" cancel={props.cancel}>
      <TextInput label="Heading" data-autofocus {...form.field('title')} />
      <TextInput
        label="Version"
        description="Kept with every consent, so that you know which text was agreed to."
        {...form.field('version')}
      />
      <TextInput label="What it is for" description="A word of yours." {...form.field('consentType')} />
      <Textarea
        label="Text"
        description="Plain text. Users who agreed to another one are asked again when they next open the widget."
        autosize
        minRows={6}
        maxRows={18}
        {...form.field('consentText')}
      />
      <Text size="sm" c="dimmed">
        It is asked for at once, in {mode === 'sandbox' ? 'the sandbox' : 'production'}.
      </Text>
    </Form>
  );
}
