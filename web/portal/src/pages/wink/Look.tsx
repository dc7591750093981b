/** A template's look: name, logo, colour, greys, corners, light or dark. */
import {
  Alert,
  Button,
  ColorInput,
  FileButton,
  Input,
  SegmentedControl,
  Slider,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { api, got } from '../../api/client';
import { Problem, say, Section } from '../../components';
import { useMode } from '../../session';
import { judge } from './colour';
import type { WinkTemplate } from './types';
import type { Part } from './WinkTemplate';
import classes from './wink.module.css';

const PATH = '/portal/v1/{mode}/winkTemplates/{id}/logo';
const LARGEST = 200 * 1024;

export function Look(
  props: Part & {
    template: WinkTemplate;
    logoChanged: (template: WinkTemplate) => void;
    organisation: string;
  },
) {
  const { design, set, wrong, locked } = props;
  return (
    <Section title="Look">
      <Stack>
        <TextInput
          label="Company name"
          description="Who asks, as the applicant reads it."
          placeholder={props.organisation}
          value={design.companyName ?? ''}
          disabled={locked}
          error={wrong('companyName')}
          onChange={(event) => set({ companyName: event.currentTarget.value || null })}
        />
        <Logo {...props} />
        <ColorInput
          label="Accent colour"
          description="For buttons and links, such as #1f4fbf. Empty for the default blue."
          format="hex"
          fixOnBlur={false}
          swatches={['#1f4fbf', '#0b1f4d', '#146c43', '#8a1c5c', '#b3261e', '#c2410c', '#5b21b6', '#1b1f27']}
          eyeDropperButtonProps={{ 'aria-label': 'Pick a colour from the screen' }}
          value={design.accentColor ?? ''}
          disabled={locked}
          error={wrong('accentColor')}
          onChange={(colour) => set({ accentColor: colour || null })}
        />
        <Contrast
          colour={design.accentColor}
          use={(colour) => set({ accentColor: colour })}
          locked={locked}
        />
        <Choice
          label="Greys"
          value={design.tone}
          set={(tone) => set({ tone })}
          locked={locked}
          data={tones}
        />
        <Input.Wrapper label="Corners" description="Of buttons and fields." labelElement="div">
          <Slider
            mt={8}
            mb={22}
            min={0}
            max={24}
            disabled={locked}
            thumbLabel="Corners, in pixels"
            value={design.cornerRadius ?? 10}
            label={(pixels) => `${pixels} px`}
            marks={[
              { value: 0, label: 'Square' },
              { value: 10, label: 'Default' },
              { value: 24, label: 'Round' },
            ]}
            onChange={(cornerRadius) => set({ cornerRadius })}
          />
        </Input.Wrapper>
        <Choice
          label="Light or dark"
          value={design.theme}
          set={(theme) => set({ theme })}
          locked={locked}
          data={themes}
        />
      </Stack>
    </Section>
  );
}

const tones = [
  { value: 'COOL', label: 'Cool' },
  { value: 'NEUTRAL', label: 'Neutral' },
  { value: 'WARM', label: 'Warm' },
] as const;
const themes = [
  { value: 'AUTO', label: 'As the device' },
  { value: 'LIGHT', label: 'Light' },
  { value: 'DARK', label: 'Dark' },
] as const;

function Choice<T extends string>(props: {
  label: string;
  value: T;
  set: (value: T) => void;
  data: readonly { value: T; label: string }[];
  locked: boolean;
}) {
  return (
    <Input.Wrapper label={props.label} labelElement="div">
      <SegmentedControl
        aria-label={props.label}
        fullWidth
        mt={4}
        disabled={props.locked}
        value={props.value}
        onChange={(value) => props.set(value as T)}
        data={props.data.map((one) => ({ ...one }))}
      />
    </Input.Wrapper>
  );
}

/** How the colour reads, and what the widget does about it where it does not. */
function Contrast(props: {
  colour: string | null | undefined;
  use: (colour: string) => void;
  locked: boolean;
}) {
  const found = judge(props.colour);
  if (!found) return null;
  const { onButton, light, dark, better } = found;
  const swatch = (colour: string) => (
    <>
      <span className={classes.swatch} style={{ background: colour }} aria-hidden />
      <code>{colour}</code>
    </>
  );
  const readings = (
    <ul className={classes.readings}>
      <li>
        Text on buttons is {onButton.text}: {onButton.ratio}
      </li>
      <li>
        As text on the light page: {light.ratio}
        {!light.good && <>, too little. Links are shown in {swatch(light.shown)}</>}
      </li>
      <li>
        As text on the dark page: {dark.ratio}
        {!dark.good && <>, too little. Links are shown in {swatch(dark.shown)}</>}
      </li>
    </ul>
  );
  if (!better) return readings;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title="This colour is hard to read on white">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          Text wants a contrast of 4.5:1. The widget helps itself, with an outline around the button where
          that would sink into the page, but a darker shade looks more like yours.
        </Text>
        {readings}
        {!props.locked && (
          <Button variant="default" size="xs" onClick={() => props.use(better)}>
            <span className={classes.swatch} style={{ background: better }} aria-hidden /> Use {better}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function Logo(props: Part & { template: WinkTemplate; logoChanged: (template: WinkTemplate) => void }) {
  const { template } = props;
  const [mode] = useMode();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [wrong, setWrong] = useState('');
  const params = { path: { mode, id: template.id } };
  const run = async (call: () => Promise<WinkTemplate>, said: string) => {
    setBusy(true);
    setProblem(null);
    setWrong('');
    try {
      const { revision, logoUrl, logoGround, updatedAt } = await call();
      props.logoChanged({ ...template, revision, logoUrl, logoGround, updatedAt });
      say(said);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const upload = async (file: File | null) => {
    if (!file) return;
    if (file.size > LARGEST)
      return setWrong(`${file.name} has ${Math.ceil(file.size / 1024)} KB. At most 200 KB are taken.`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    await run(
      () => got(api.PUT(PATH, { params, body: { content: btoa(text) } })) as Promise<WinkTemplate>,
      'The logo is saved',
    );
  };
  return (
    <Input.Wrapper
      label="Logo"
      labelElement="div"
      description="PNG, JPEG or WebP, at most 200 KB. It stands in the widget's header in place of the name, 32 pixels high. Saved at once."
      error={wrong}
    >
      <div className={classes.logo} style={{ marginTop: 8 }}>
        {template.logoUrl && (
          <img
            src={new URL(template.logoUrl, location.origin).pathname}
            alt="The logo"
            data-ground={template.logoGround}
          />
        )}
        {!props.locked && (
          <FileButton onChange={(file) => void upload(file)} accept="image/png,image/jpeg,image/webp">
            {(more) => (
              <Button {...more} variant="default" loading={busy}>
                {template.logoUrl ? 'Replace the logo' : 'Choose a picture'}
              </Button>
            )}
          </FileButton>
        )}
        {template.logoUrl && !props.locked && (
          <Button
            variant="subtle"
            color="gray"
            disabled={busy}
            onClick={() =>
              void run(
                () => got(api.DELETE(PATH, { params })) as Promise<WinkTemplate>,
                'The logo is removed',
              )
            }
          >
            Remove
          </Button>
        )}
      </div>
      {template.logoGround === 'LIGHT' && (
        <Text size="sm" c="dimmed" mt={6}>
          A dark logo: on dark pages it stands on a white plate.
        </Text>
      )}
      {template.logoGround === 'DARK' && (
        <Text size="sm" c="dimmed" mt={6}>
          A light logo: on light pages it stands on a dark plate.
        </Text>
      )}
      {problem !== null && <Problem problem={problem} />}
    </Input.Wrapper>
  );
}
