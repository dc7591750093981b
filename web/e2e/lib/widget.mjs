/** The widget as a person uses it: by the names that are on the screen. */

export function drive(page, frame, keep = () => {}) {
  const button = (name) => frame.getByRole('button', { name, exact: true });
  const heading = (name) => frame.getByRole('heading', { level: 1, name });
  const starting = (name) => new RegExp('^' + name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

  const widget = {
    frame,
    button,
    heading,
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
      await frame.getByRole('searchbox', { name: 'Search' }).fill(provider);
      await widget.choice(provider).click();
    },

    async logIn(userName, password, field = 'User name') {
      keep(password);
      await frame.getByLabel(field, { exact: true }).fill(userName);
      await frame.getByLabel('Password', { exact: true }).fill(password);
      await widget.press('Connect');
    },

    async code(code = '1234') {
      keep(code);
      await frame.getByLabel('Verification code').fill(code);
      await widget.press('Submit');
    },

    /** The sign-in page of the other side, inside the widget. */
    async signIn(userName, password) {
      keep(password);
      const form = frame.frameLocator('iframe');
      await form.getByLabel('User name').fill(userName);
      await form.getByLabel('Password').fill(password);
      await form.getByRole('button', { name: 'Sign in' }).click();
    },
  };
  return widget;
}
