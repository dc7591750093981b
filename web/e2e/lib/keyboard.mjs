/** Getting about with the Tab key alone. */
import assert from 'node:assert/strict';

function focusedName() {
  const one = document.activeElement;
  if (!one || one === document.body) return '';
  return (one.labels?.[0]?.textContent || one.getAttribute('aria-label') || one.textContent || '').trim();
}

/** Presses Tab until the focus is on what begins with this name, as a screen reader would say it. */
export async function tabTo(page, name) {
  const passed = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const inner = page.frames().find((frame) => new URL(frame.url(), 'http://x').pathname === '/widget/');
    const focused = inner ? await inner.evaluate(focusedName) : '';
    if (focused.startsWith(name)) return;
    passed.push(focused);
  }
  assert.fail(`the keyboard does not reach ${name}: ${[...new Set(passed)].join(' | ')}`);
}
