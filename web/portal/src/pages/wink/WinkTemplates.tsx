/** The Wink templates of a mode. */
import { ActionIcon, Button, Menu, Modal, Select, Text, TextInput } from '@mantine/core';
import { IconDots, IconPalette } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, got } from '../../api/client';
import { useChange, useList } from '../../api/hooks';
import { DataTable, Empty, Form, Id, Page, say, useConfirm, useForm, When } from '../../components';
import { modeNames } from '../../permissions';
import { useMember, useMode } from '../../session';
import { questionToDelete } from './remove';
import type { WinkTemplate } from './types';
import { languages } from './names';
import classes from './wink.module.css';

const PATH = '/portal/v1/{mode}/winkTemplates';

export default function WinkTemplates() {
  const [mode] = useMode();
  const { can } = useMember();
  const [, go] = useLocation();
  const [making, setMaking] = useState(false);
  const [copying, setCopying] = useState<WinkTemplate | null>(null);
  const [ask, dialog] = useConfirm();
  const list = useList<WinkTemplate>(['winkTemplates', mode], (cursor) =>
    got(api.GET(PATH, { params: { path: { mode }, query: { cursor, size: 50 } } })),
  );
  const remove = useChange(
    (id: string) => got(api.DELETE(`${PATH}/{id}`, { params: { path: { mode, id } } })),
    'winkTemplates',
  );
  const may = can('ManageBuild');
  const open = (id: string, where = mode) => go(`/${where}/wink-templates/${id}`);
  const make = may && <Button onClick={() => setMaking(true)}>New template</Button>;

  return (
    <Page
      title="Wink templates"
      intro="How your widget looks and what it offers: your name, logo and colours, the consent, who can be connected. The SDK takes the template's id as templateId."
      actions={list.items?.length ? make : null}
    >
      <DataTable
        label="Wink templates"
        list={list}
        rowKey={(template) => template.id}
        href={(template) => `/${mode}/wink-templates/${template.id}`}
        columns={[
          { title: 'Name', main: true, cell: (template) => template.name },
          { title: 'Template id', cell: (template) => <Id value={template.id} what="template's id" /> },
          { title: 'Looks', cell: (template) => <Looks template={template} /> },
          { title: 'Changed', cell: (template) => <When value={template.updatedAt} /> },
          {
            title: 'Actions',
            quiet: true,
            align: 'end',
            cell: (template) =>
              may && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon aria-label={`Actions: ${template.name}`}>
                      <IconDots size={20} />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => open(template.id)}>Edit</Menu.Item>
                    <Menu.Item onClick={() => setCopying(template)}>Copy</Menu.Item>
                    <Menu.Item
                      color="red"
                      onClick={() =>
                        void questionToDelete(
                          template,
                          mode,
                          () => say('The template is deleted'),
                          () => remove.mutateAsync(template.id),
                        ).then(ask)
                      }
                    >
                      Delete
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              ),
          },
        ]}
        empty={
          <Empty title="No templates yet" icon={<IconPalette size={32} aria-hidden />} action={make}>
            Without one, the widget shows your organisation's name, our colours and every data source. A
            template makes it yours.
          </Empty>
        }
      />
      <Modal opened={making} onClose={() => setMaking(false)} title="New template">
        <NewTemplate done={(template) => open(template.id)} cancel={() => setMaking(false)} />
      </Modal>
      <Modal opened={copying !== null} onClose={() => setCopying(null)} title="Copy the template">
        {copying && (
          <CopyTemplate
            template={copying}
            cancel={() => setCopying(null)}
            done={(copy, where) => open(copy.id, where)}
          />
        )}
      </Modal>
      {dialog}
    </Page>
  );
}

function Looks({ template }: { template: WinkTemplate }) {
  const { accentColor, companyName, language } = template.design;
  const spoken = languages.find(([code]) => code === language)?.[1];
  const words = [companyName, spoken].filter(Boolean).join(', ');
  if (!accentColor && !words) return <Text span inherit c="dimmed" children="The default look" />;
  return (
    <span>
      {accentColor && <span className={classes.swatch} style={{ background: accentColor }} aria-hidden />}
      {accentColor} {words}
    </span>
  );
}

function NewTemplate({ done, cancel }: { done: (template: WinkTemplate) => void; cancel: () => void }) {
  const [mode] = useMode();
  const make = useChange(
    (name: string) =>
      got(
        api.POST(PATH, { params: { path: { mode } }, body: { name, design: {} as WinkTemplate['design'] } }),
      ) as Promise<WinkTemplate>,
    'winkTemplates',
  );
  const form = useForm({ name: '' }, ({ name }) => make.mutateAsync(name), { done });
  return (
    <Form form={form} action="Create the template" cancel={cancel}>
      <TextInput
        label="Name"
        description="For your own lists. Applicants do not see it."
        data-autofocus
        {...form.field('name')}
      />
    </Form>
  );
}

function CopyTemplate(props: {
  template: WinkTemplate;
  done: (copy: WinkTemplate, mode: 'sandbox' | 'production') => void;
  cancel: () => void;
}) {
  const { template } = props;
  const [mode] = useMode();
  const { organisation } = useMember();
  const other = mode === 'sandbox' ? 'production' : 'sandbox';
  const both = organisation.production === 'APPROVED';
  const copy = useChange(
    ({ name, to }: { name: string; to: string }) =>
      got(
        api.POST(`${PATH}/{id}/duplicate`, {
          params: { path: { mode, id: template.id } },
          body: { name, mode: to === 'production' ? 'PRODUCTION' : 'SANDBOX' },
        }),
      ) as Promise<WinkTemplate>,
    'winkTemplates',
  );
  const form = useForm(
    { name: `${template.name} (copy)`.slice(0, 100), to: mode as string },
    (values) => copy.mutateAsync(values),
    { done: (made, { to }) => props.done(made, to as typeof mode) },
  );
  return (
    <Form form={form} action="Copy the template" cancel={props.cancel}>
      <TextInput label="Name of the copy" data-autofocus {...form.field('name')} />
      {both && (
        <Select
          label="Copy to"
          data={([mode, other] as const).map((value) => ({ value, label: modeNames[value] }))}
          description={
            form.values.to === mode
              ? undefined
              : 'Data sources that are not there are left out. A consent template becomes the copy’s own text.'
          }
          {...form.field('to')}
        />
      )}
    </Form>
  );
}
