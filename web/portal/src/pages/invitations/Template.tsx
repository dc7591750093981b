/** One invite template: its words, and beside them the mail and the pages as a person would see them. */
import { Button, Group, SimpleGrid, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLocation, useParams } from 'wouter';
import { api, got } from '../../api/client';
import { useRead } from '../../api/hooks';
import { Form, Loading, Page, Problem, say, Section, useConfirm, useForm } from '../../components';
import { useMember, useMode } from '../../session';
import classes from './invitations.module.css';
import { Preview } from './Preview';
import { pathOf, type Template } from './types';

/** The fields by their names on the wire, so that what the API says of one is shown there. */
const empty = {
  name: '',
  'company.name': '',
  'company.logoUrl': '',
  'email.sendEmail': true,
  'email.senderName': '',
  'email.replyAddress': '',
  'email.subject': '',
  'email.body': '',
  'landingPage.header': '',
  'landingPage.description': '',
  'landingPage.button': '',
  'successPage.header': '',
  'successPage.description': '',
  'successPage.button': '',
};
export type Values = typeof empty;
type Name = keyof Values;

const variables = [
  { name: 'companyName', label: 'Company name' },
  { name: 'fullName', label: 'Full name' },
  { name: 'firstName', label: 'First name' },
];

const valuesOf = (template: Template): Values => ({
  name: template.name,
  'company.name': template.company.name,
  'company.logoUrl': template.company.logoUrl,
  'email.sendEmail': template.email.sendEmail,
  'email.senderName': template.email.senderName,
  'email.replyAddress': template.email.replyAddress,
  'email.subject': template.email.subject,
  'email.body': template.email.body,
  'landingPage.header': template.landingPage.header,
  'landingPage.description': template.landingPage.description,
  'landingPage.button': template.landingPage.button,
  'successPage.header': template.successPage.header,
  'successPage.description': template.successPage.description,
  'successPage.button': template.successPage.button,
});

export const bodyOf = (values: Values) => ({
  name: values.name,
  company: { name: values['company.name'], logoUrl: values['company.logoUrl'].trim() },
  email: {
    sendEmail: values['email.sendEmail'],
    senderName: values['email.senderName'],
    replyAddress: values['email.replyAddress'].trim(),
    subject: values['email.subject'],
    body: values['email.body'],
  },
  landingPage: {
    header: values['landingPage.header'],
    description: values['landingPage.description'],
    button: values['landingPage.button'],
  },
  successPage: {
    header: values['successPage.header'],
    description: values['successPage.description'],
    button: values['successPage.button'],
  },
});

export default function TemplatePage() {
  const [mode] = useMode();
  const { id = 'new' } = useParams<{ id: string }>();
  const fresh = id === 'new';
  // A new one begins with the words of the standard one
  const list = useRead(
    ['inviteTemplates', mode, 'all'],
    () =>
      got(
        api.GET('/portal/v1/{mode}/inviteTemplates', { params: { path: { mode }, query: { size: 150 } } }),
      ).then((page) => page.items),
    { enabled: fresh },
  );
  const one = useRead(
    ['inviteTemplates', mode, 'one', id],
    () => got(api.GET('/portal/v1/{mode}/inviteTemplates/{id}', { params: { path: { mode, id } } })),
    { enabled: !fresh },
  );
  const read = fresh ? list : one;
  const begin = list.data?.find((template) => template.standard) ?? list.data?.[0];
  const template = fresh ? undefined : one.data;
  const back = { href: pathOf(mode, 'invite-templates'), label: 'Invite templates' };
  return (
    <Page
      title={fresh ? 'New invite template' : (template?.name ?? 'Invite template')}
      back={back}
      intro={
        template?.untouched
          ? 'As it is, its pages speak the language of each person’s browser. Once you change it, they say what you write.'
          : 'Plain text: what you type is what people read.'
      }
    >
      {read.error ? (
        <Problem problem={read.error} again={() => void read.refetch()} back={back} />
      ) : !read.data ? (
        <Loading lines={12} />
      ) : (
        <Editor
          key={id}
          template={template}
          initial={template ? valuesOf(template) : begin ? { ...valuesOf(begin), name: '' } : empty}
        />
      )}
    </Page>
  );
}

type Input = HTMLInputElement | HTMLTextAreaElement;

function Editor({ template, initial }: { template: Template | undefined; initial: Values }) {
  const [mode] = useMode();
  const [, go] = useLocation();
  const { can } = useMember();
  const client = useQueryClient();
  const [ask, dialog] = useConfirm();
  const may = can('ManagePeople');
  /** Where a variable is put: the field of variables that was in use last. */
  const last = useRef<Input | null>(null);
  const form = useForm(
    initial,
    (values: Values) =>
      template
        ? got(
            api.PUT('/portal/v1/{mode}/inviteTemplates/{id}', {
              params: { path: { mode, id: template.id } },
              body: bodyOf(values),
            }),
          )
        : got(
            api.POST('/portal/v1/{mode}/inviteTemplates', {
              params: { path: { mode } },
              body: bodyOf(values),
            }),
          ),
    {
      check: ({ name }) => ({ name: !name.trim() && 'Give the template a name.' }),
      done: (saved) => {
        void client.invalidateQueries({ queryKey: ['inviteTemplates'] });
        say('Saved');
        if (!template) go(pathOf(mode, `invite-templates/${saved.id}`), { replace: true });
      },
    },
  );
  const insert = (variable: string) => {
    const field = last.current;
    if (!field) return;
    const name = field.name as Name;
    const text = form.values[name] as string;
    const [from, to] = [field.selectionStart ?? text.length, field.selectionEnd ?? text.length];
    const put = '${' + variable + '}';
    form.set(name, text.slice(0, from) + put + text.slice(to));
    // After the text is there
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(from + put.length, from + put.length);
    });
  };
  const text = (name: Name, label: string, more: { description?: string; long?: boolean } = {}) => {
    const { long, ...rest } = more;
    const shared = {
      label,
      ...rest,
      ...form.field(name),
      readOnly: !may,
      dir: 'auto',
    };
    return long ? <Textarea autosize minRows={3} maxRows={14} {...shared} /> : <TextInput {...shared} />;
  };
  /** A field whose text takes variables. */
  const variable = (name: Name, label: string, more: { description?: string; long?: boolean } = {}) => (
    <div onFocus={(event) => (last.current = event.target as unknown as Input)}>
      {text(name, label, more)}
    </div>
  );

  return (
    <div className={classes.editor}>
      <Form form={form} action={template ? 'Save' : 'Create the template'} disabled={!may}>
        {!may && <Text c="dimmed">Your role reads templates and does not change them.</Text>}
        {may && (
          <div className={classes.variables} role="toolbar" aria-label="Put a variable into the text">
            <Text size="sm" c="dimmed">
              Insert
            </Text>
            {variables.map(({ name, label }) => (
              <Button key={name} variant="default" size="xs" type="button" onClick={() => insert(name)}>
                {label}
              </Button>
            ))}
          </div>
        )}
        <Section title="Template">
          <Stack>
            {text('name', 'Name', { description: 'For yourselves' })}
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              {text('company.name', 'Company', { description: 'Put in for ${companyName}' })}
              {text('company.logoUrl', 'Address of the logo', { description: 'https, or empty for none' })}
            </SimpleGrid>
          </Stack>
        </Section>
        <Section title="Mail">
          <Stack>
            <Switch
              label="Send a mail"
              description="Without it you hand the link over yourself"
              disabled={!may}
              {...form.check('email.sendEmail')}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              {text('email.senderName', 'Sender’s name', { description: 'As the mail shows it' })}
              {text('email.replyAddress', 'Answers go to', { description: 'An address, or empty' })}
            </SimpleGrid>
            {variable('email.subject', 'Subject')}
            {variable('email.body', 'Text', { long: true, description: 'An empty line begins a paragraph' })}
          </Stack>
        </Section>
        <Section title="Landing page">
          <Stack>
            {variable('landingPage.header', 'Heading')}
            {variable('landingPage.description', 'Text', { long: true })}
            {variable('landingPage.button', 'Button')}
          </Stack>
        </Section>
        <Section title="Success page">
          <Stack>
            {variable('successPage.header', 'Heading')}
            {variable('successPage.description', 'Text', { long: true })}
            {variable('successPage.button', 'Button')}
          </Stack>
        </Section>
        {template && may && !template.standard && (
          <Group>
            <Button
              variant="subtle"
              color="red"
              type="button"
              leftSection={<IconTrash size={18} />}
              onClick={() =>
                ask({
                  title: `Delete the template “${template.name}”?`,
                  text: 'Invitations that were sent keep their words.',
                  action: 'Delete the template',
                  run: async () => {
                    await got(
                      api.DELETE('/portal/v1/{mode}/inviteTemplates/{id}', {
                        params: { path: { mode, id: template.id } },
                      }),
                    );
                    void client.invalidateQueries({ queryKey: ['inviteTemplates'] });
                    say('Deleted');
                    go(pathOf(mode, 'invite-templates'));
                  },
                })
              }
            >
              Delete this template
            </Button>
          </Group>
        )}
      </Form>
      {may && <Preview values={form.values} />}
      {dialog}
    </div>
  );
}
