/** The widget as a person uses it: by the names that are on the screen. */

/**
 * On a busy machine, a browser that only pretends to have the focus may send keys to the page although the focus is in
 * its frame. Leaving the frames and entering them again puts that right.
 */
export async function focusFrames(page) {
  for (const frame of page.frames().slice(1)) {
    const element = await frame.frameElement().catch(() => null);
    await element?.evaluate((one) => {
      one.blur();
      one.focus();
    });
  }
  await page.waitForTimeout(100);
}

export function drive(page, frame, keep = () => {}) {
  const button = (name) => frame.getByRole('button', { name, exact: true });
  const heading = (name) => frame.getByRole('heading', { level: 1, name });
  const starting = (name) => new RegExp('^' + name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

  async function type(field, text) {
    for (let tries = 0; tries < 5; tries++) {
      await field.fill(text);
      if ((await field.inputValue()) === text) return;
      await focusFrames(page);
    }
    throw new Error(`“${text}” could not be typed`);
  }

  const widget = {
    frame,
    button,
    heading,
    type,
    press: (name) => button(name).click(),
    /** Presses a button that closes the widget: its frame is gone before the press is answered. */
    leave: (name) =>
      void button(name)
        .click()
        .catch(() => {}),
    sees: (name) => heading(name).waitFor(),
    text: (text) => frame.getByText(text).first().waitFor(),
    /** A choice in a list, such as a provider: a button that begins with its name. */
    choice: (name) => frame.getByRole('button', { name: starting(name) }).first(),

    agree: () => widget.press('Agree and continue'),

    async choose(provider) {
      await type(frame.getByRole('searchbox', { name: 'Search' }), provider);
      await widget.choice(provider).click();
    },

    async logIn(userName, password, field = 'User name') {
      keep(password);
      await type(frame.getByLabel(field, { exact: true }), userName);
      await type(frame.getByLabel('Password', { exact: true }), password);
      await widget.press('Connect');
    },

    async code(code = '1234') {
      keep(code);
      await type(frame.getByLabel('Verification code'), code);
      await widget.press('Submit');
    },

    /** The sign-in page of the other side, inside the widget. */
    async signIn(userName, password) {
      keep(password);
      const form = frame.frameLocator('iframe');
      await type(form.getByLabel('User name'), userName);
      await type(form.getByLabel('Password'), password);
      await form.getByRole('button', { name: 'Sign in' }).click();
    },
  };
  return widget;
}
