/** One Wink template: what it says on one side, the real widget that shows it on the other. */
import { Button, SegmentedControl, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { api, got } from '../../api/client';
import { useChange, useRead } from '../../api/hooks';
import { fieldMessage } from '../../api/problem';
import { Id, Loading, Page, Problem, say, Section, useConfirm } from '../../components';
import { useMember, useMode } from '../../session';
import { useConsents, useConsentTemplates, useSources } from './calls';
import { Look } from './Look';
import { type Draft, type Screen, SCREENS } from './mock';
import { Offer } from './Offer';
import { Preview } from './Preview';
import { questionToDelete } from './remove';
import type { ConsentTemplate, Consents, DataSources, Design, WinkTemplate as Template } from './types';
import { Words } from './Words';
import classes from './wink.module.css';

const PATH = '/portal/v1/{mode}/winkTemplates/{id}';

export default function WinkTemplate() {
  const { id = '' } = useParams<{ id: string }>();
  const [mode] = useMode();
  const params = { params: { path: { mode, id } } };
  const template = useRead(
    ['winkTemplates', mode, id],
    () => got(api.GET(PATH, params)) as Promise<Template>,
    {
      // What is being edited is not taken away by a newer answer.
      refetchOnWindowFocus: false,
    },
  );
  const sources = useSources();
  const consents = useConsents();
  const texts = useConsentTemplates();
  const back = { href: `/${mode}/wink-templates`, label: 'Wink templates' };
  const problem = template.error ?? sources.error ?? consents.error ?? texts.error;
  if (problem)
    return (
      <Page title="Wink template" back={back}>
        <Problem problem={problem} again={() => void template.refetch()} back={back} />
      </Page>
    );
  if (!template.data || !sources.data || !consents.data || !texts.data)
    return (
      <Page title="Wink template" back={back}>
        <Loading lines={8} />
      </Page>
    );
  return (
    <Editor
      key={id}
      template={template.data}
      sources={sources.data}
      consents={consents.data}
      texts={texts.data.items}
    />
  );
}

/** What the parts of the form get: the design, how to change it, and what is wrong with a field. */
export interface Part {
  design: Design;
  set: (change: Partial<Design>) => void;
  wrong: (field: keyof Design) => string | null;
  locked: boolean;
}

interface Known {
  template: Template;
  sources: DataSources;
  consents: Consents;
  texts: ConsentTemplate[];
}

function Editor({ template, sources, consents, texts }: Known) {
  const [mode] = useMode();
  const { can, organisation } = useMember();
  const [, go] = useLocation();
  const [ask, dialog] = useConfirm();
  const [kept, setKept] = useState(template);
  const [name, setName] = useState(template.name);
  const [design, setDesign] = useState(template.design);
  const [problem, setProblem] = useState<unknown>(null);
  const locked = !can('ManageBuild');
  const path = { path: { mode, id: template.id } };

  const save = useChange(
    () =>
      got(
        api.PUT(PATH, { params: path, body: { name, design, revision: kept.revision } }),
      ) as Promise<Template>,
    'winkTemplates',
  );
  const remove = useChange(() => got(api.DELETE(PATH, { params: path })), 'winkTemplates');
  const changed = name !== kept.name || JSON.stringify(design) !== JSON.stringify(kept.design);
  const run = async () => {
    setProblem(null);
    try {
      const saved = await save.mutateAsync(undefined);
      setKept(saved);
      setName(saved.name);
      setDesign(saved.design);
      say('The template is saved');
    } catch (error) {
      setProblem(error);
    }
  };
  const part: Part = {
    design,
    set: (change) => setDesign((before) => ({ ...before, ...change })),
    wrong: (field) => fieldMessage(problem, 'design.' + field),
    locked,
  };
  const placed = ['name', ...Object.keys(design).map((field) => 'design.' + field)].some((field) =>
    fieldMessage(problem, field),
  );

  return (
    <Page
      title={kept.name}
      back={{ href: `/${mode}/wink-templates`, label: 'Wink templates' }}
      intro={
        <>
          <Id value={kept.id} full what="template's id" /> is what the SDK takes as <code>templateId</code>.
        </>
      }
      actions={
        !locked && (
          <Button
            variant="default"
            onClick={() =>
              void questionToDelete(
                kept,
                mode,
                () => {
                  say('The template is deleted');
                  go(`/${mode}/wink-templates`);
                },
                () => remove.mutateAsync(undefined),
              ).then(ask)
            }
          >
            Delete
          </Button>
        )
      }
    >
      <div className={classes.sides}>
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <TextInput
            label="Name of the template"
            description="For your own lists. Applicants do not see it."
            value={name}
            disabled={locked}
            error={fieldMessage(problem, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Look {...part} template={kept} logoChanged={setKept} organisation={organisation.name} />
          <Words {...part} template={kept} consents={consents} texts={texts} />
          <Offer {...part} sources={sources} />
          {problem !== null && !placed && <Problem problem={problem} />}
          {!locked && (
            <div className={classes.bar}>
              <Text size="sm" c="dimmed" role="status">
                {placed
                  ? 'Something above needs a look before this can be saved.'
                  : changed
                    ? 'There are changes that are not saved.'
                    : 'Everything is saved.'}
              </Text>
              <Button type="submit" loading={save.isPending} disabled={!changed}>
                Save the template
              </Button>
            </div>
          )}
        </form>
        <Shown
          draft={{
            design,
            organisation: organisation.name,
            logoUrl: kept.logoUrl,
            logoGround: kept.logoGround,
            consent: agreed(design, consents, texts),
            sources,
            sandbox: mode === 'sandbox',
          }}
        />
      </div>
      {dialog}
    </Page>
  );
}

/** The words that are asked for where the template has none of its own. */
function agreed(design: Design, consents: Consents, texts: ConsentTemplate[]) {
  const chosen = texts.find((text) => text.id === design.consentTemplateId);
  if (!chosen) return consents.inForce;
  return { title: chosen.title ?? consents.inForce.title, text: chosen.consentText, version: chosen.version };
}

function Shown({ draft }: { draft: Omit<Draft, 'device'> }) {
  const [screen, setScreen] = useState<Screen>('CONSENT');
  const [width, setWidth] = useState('phone');
  const [device, setDevice] = useState<Draft['device']>('LIGHT');
  const fixed = draft.design.theme !== 'AUTO';
  const text = JSON.stringify(draft);
  // The same draft is the same object, so that the widget is told only of what has changed.
  const whole = useMemo<Draft>(() => ({ ...JSON.parse(text), device }), [text, device]);
  // What is offered is asked for once a screen: another offer is another screen.
  const offer = [draft.design.providers, draft.design.topProviders, draft.design.countries];
  return (
    <div className={classes.preview}>
      <Section title="Preview" intro="The real widget. Nothing that you do in it is sent anywhere." plain>
        <div className={classes.screens}>
          <SegmentedControl
            aria-label="Screen"
            fullWidth
            size="xs"
            value={screen}
            onChange={(value) => setScreen(value as Screen)}
            data={SCREENS.map(([value, label]) => ({ value, label }))}
          />
        </div>
        <div className={classes.logo}>
          <SegmentedControl
            aria-label="Width"
            size="xs"
            value={width}
            onChange={setWidth}
            data={[
              { value: 'phone', label: 'Phone' },
              { value: 'desktop', label: 'Desktop' },
            ]}
          />
          <SegmentedControl
            aria-label="The person’s device"
            size="xs"
            disabled={fixed}
            value={fixed ? draft.design.theme : device}
            onChange={(value) => setDevice(value as Draft['device'])}
            data={[
              { value: 'LIGHT', label: 'Light device' },
              { value: 'DARK', label: 'Dark device' },
            ]}
          />
          {fixed && <VisuallyHidden>The template itself says light or dark.</VisuallyHidden>}
        </div>
      </Section>
      <Preview
        key={
          screen === 'FIND' || screen === 'FILE_TYPES' ? JSON.stringify([offer, draft.design.fileTypes]) : ''
        }
        draft={whole}
        screen={screen}
        wide={width === 'desktop'}
      />
    </div>
  );
}
