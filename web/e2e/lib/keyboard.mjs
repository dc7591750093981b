/** Getting about with the keyboard alone. */
import assert from 'node:assert/strict';
import { focusFrames } from './widget.mjs';

function focusedName() {
  const one = document.activeElement;
  if (!one || one === document.body) return '';
  return (one.labels?.[0]?.textContent || one.getAttribute('aria-label') || one.textContent || '').trim();
}

const widgetOf = (page) =>
  page.frames().find((frame) => new URL(frame.url(), 'http://x').pathname === '/widget/');

/** Presses Tab until the focus is on what begins with this name, as a screen reader would say it. */
export async function tabTo(page, name) {
  const passed = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const inner = widgetOf(page);
    const focused = inner ? await inner.evaluate(focusedName) : '';
    if (focused.startsWith(name)) return;
    passed.push(focused);
    if (!focused && i % 10 === 9) await focusFrames(page);
  }
  assert.fail(`the keyboard does not reach ${name}: ${[...new Set(passed)].join(' | ')}`);
}

/** Types into the field of this name; what a busy browser lost on the way is typed again. */
export async function tabAndType(page, name, text) {
  for (let tries = 0; tries < 5; tries++) {
    await tabTo(page, name);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    if ((await widgetOf(page).evaluate(() => document.activeElement?.value)) === text) return;
    await focusFrames(page);
  }
  assert.fail(`“${text}” could not be typed`);
}

/** Presses a key until what it leads to is on the screen: a key that a busy browser gave to the page is pressed again. */
export async function pressFor(page, key, shown) {
  for (let tries = 0; tries < 4; tries++) {
    await page.keyboard.press(key);
    const there = await shown.waitFor({ timeout: 8000 }).then(
      () => true,
      () => false,
    );
    if (there) return;
    await focusFrames(page);
  }
  await shown.waitFor();
}
