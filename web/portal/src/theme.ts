/** The design's decisions, in Mantine's terms: one accent colour, four sizes of type, contrast that suffices everywhere. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef3ff',
  '#dbe5ff',
  '#b9ccff',
  '#9dbcff',
  '#8fb0ff',
  '#4f7bea',
  '#2f62d6',
  '#1f4fbf',
  '#19429f',
  '#12327c',
];
/** From the lightest text to the darkest ground of the dark theme. */
const dark: MantineColorsTuple = [
  '#eceef2',
  '#d3d8e0',
  '#aab2c0',
  '#97a0b0',
  '#3c4452',
  '#2a303b',
  '#1e222a',
  '#15181e',
  '#101318',
  '#0b0d11',
];
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eef0f4',
  '#e4e7ed',
  '#d9dde5',
  '#c3c9d4',
  '#7d8594',
  '#5f6877',
  '#454d5b',
  '#2c323d',
  '#1b1f27',
];

/** Mantine's own is too pale for text and for white on it. */
const red: MantineColorsTuple = [
  '#fdeceb',
  '#fddedb',
  '#f9bcb7',
  '#ff9d94',
  '#f07a70',
  '#d84a3f',
  '#c0352b',
  '#b3261e',
  '#8f1d17',
  '#6f1611',
];

export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark, gray, red },
  white: '#ffffff',
  black: '#1b1f27',
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.5rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.3' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.25rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  defaultRadius: 'md',
  autoContrast: true,
  luminanceThreshold: 0.36,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // Names and not Mantine's own `extend`: that would load them all with the first page.
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 36 } },
    Button: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'sm' } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    // A dialog's `<header>` would count as a second banner of the page
    DrawerHeader: { defaultProps: { role: 'none' } },
    ModalHeader: { defaultProps: { role: 'none' } },
    Input: { defaultProps: { size: 'sm' } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        transitionProps: { duration: 120 },
      },
    },
    NavLink: { defaultProps: { variant: 'light' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' } },
    Table: { defaultProps: { verticalSpacing: 'sm', highlightOnHover: true } },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        openDelay: 300,
        events: { hover: true, focus: true, touch: true },
        // Within a landmark, where screen readers find everything else
        portalProps: { target: '#tips' },
      },
    },
  },
});

/** Mantine's quietest texts are too pale to read: 4.5:1 at least, on the page's ground and on the side's. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545c6b',
    '--mantine-color-placeholder': '#666f7e',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-success': '#146c43',
    '--mantine-color-disabled-color': '#666f7e',
    '--mantine-color-default-border': '#8b93a2',
    '--mantine-color-anchor': '#1f4fbf',
    '--ow-side': '#f7f8fa',
    '--ow-line': '#dee2e9',
    '--ow-good': '#146c43',
    '--ow-good-soft': '#e5f5ec',
    '--ow-warn': '#6b4a00',
    '--ow-warn-soft': '#fdf0d0',
    '--ow-warn-line': '#d9a21b',
    '--ow-bad': '#a3201a',
    '--ow-bad-soft': '#fdeceb',
    '--ow-calm': '#1f4fbf',
    '--ow-calm-soft': '#eaf0ff',
    '--ow-plain': '#454d5b',
    '--ow-plain-soft': '#eef0f4',
  },
  dark: {
    '--mantine-color-dimmed': '#aab2c0',
    '--mantine-color-placeholder': '#97a0b0',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-success': '#7fd6a6',
    '--mantine-color-disabled-color': '#97a0b0',
    '--mantine-color-default-border': '#6b7484',
    '--mantine-color-anchor': '#9dbcff',
    '--ow-side': '#1a1d24',
    '--ow-line': '#363d4a',
    '--ow-good': '#7fd6a6',
    '--ow-good-soft': '#173226',
    '--ow-warn': '#f3d48a',
    '--ow-warn-soft': '#3a2f14',
    '--ow-warn-line': '#a87c16',
    '--ow-bad': '#ff9d94',
    '--ow-bad-soft': '#3a1d1c',
    '--ow-calm': '#9dbcff',
    '--ow-calm-soft': '#1c2a4a',
    '--ow-plain': '#d3d8e0',
    '--ow-plain-soft': '#2a303b',
  },
});
