/** Invites one person. */
import { Modal, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, got } from '../../api/client';
import { Form, Loading, Problem, say, useForm } from '../../components';
import { useMode } from '../../session';
import { firstTemplate, type Template, useLooks, useTemplates } from './types';

export function Create(props: { opened: boolean; close: () => void; made: (id: string) => void }) {
  return (
    <Modal opened={props.opened} onClose={props.close} title="Invite a person" size="lg">
      <Body {...props} />
    </Modal>
  );
}

function Body(props: { close: () => void; made: (id: string) => void }) {
  const templates = useTemplates();
  if (templates.error) return <Problem problem={templates.error} again={() => void templates.refetch()} />;
  if (!templates.data) return <Loading lines={4} />;
  return <Fields {...props} templates={templates.data} />;
}

function Fields({
  templates,
  close,
  made,
}: {
  templates: Template[];
  close: () => void;
  made: (id: string) => void;
}) {
  const [mode] = useMode();
  const client = useQueryClient();
  const looks = useLooks();
  const form = useForm(
    {
      fullName: '',
      email: '',
      firstName: '',
      lastName: '',
      templateId: firstTemplate(templates),
      winkTemplateId: '',
    },
    ({ fullName, email, firstName, lastName, templateId, winkTemplateId }) =>
      got(
        api.POST('/portal/v1/{mode}/invites', {
          params: { path: { mode } },
          body: {
            fullName,
            email: email.trim(),
            templateId,
            ...(firstName.trim() && { firstName }),
            ...(lastName.trim() && { lastName }),
            ...(winkTemplateId && { winkTemplateId }),
          },
        }),
      ),
    {
      check: ({ fullName, email }) => ({
        fullName: !fullName.trim() && 'Enter the name.',
        email: !email.trim() && 'Enter the e-mail address.',
      }),
      done: (invite) => {
        void client.invalidateQueries({ queryKey: ['invites'] });
        const unmailed = invite.mail?.status === 'UNWANTED' || invite.mail?.status === 'FAILED';
        say(unmailed ? 'Invited, and not mailed' : 'Invited');
        made(invite.id);
      },
    },
  );
  const template = templates.find((one) => one.id === form.values.templateId);
  return (
    <Form form={form} action="Send the invitation" cancel={close}>
      <TextInput label="Full name" data-autofocus required {...form.field('fullName')} />
      <TextInput label="E-mail" type="email" required {...form.field('email')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label="First name"
          description="Used in the greeting"
          placeholder={form.values.fullName}
          {...form.field('firstName')}
        />
        <TextInput label="Last name" description="For your own records" {...form.field('lastName')} />
      </SimpleGrid>
      <Select
        label="Template"
        description={
          template && !template.email.sendEmail
            ? 'It sends no mail: hand the link over yourself'
            : 'What the mail and the page say'
        }
        data={templates.map((one) => ({ value: one.id, label: one.name }))}
        allowDeselect={false}
        {...form.field('templateId')}
      />
      <Select
        label="Look of the widget"
        description="From your Wink templates"
        data={looks.options}
        allowDeselect={false}
        {...form.field('winkTemplateId')}
        error={form.field('winkTemplateId').error ?? looks.error}
      />
    </Form>
  );
}
