/** Asks before a template is deleted, and says what would miss it. */
import { api, got } from '../../api/client';
import type { Question } from '../../components';
import type { Mode } from '../../permissions';

const named = (invites: number | undefined) => {
  if (invites === 0) return 'No open invitation names it. Pages that do show the default look from now on.';
  if (invites === 1)
    return 'One open invitation names it. That one, and pages that do, show the default look from now on.';
  if (invites)
    return `${invites} open invitations name it. Those, and pages that do, show the default look from now on.`;
  return 'Pages and invitations that name it show the default look from now on.';
};

export async function questionToDelete(
  { id, name }: { id: string; name: string },
  mode: Mode,
  done: () => void,
  run: () => Promise<unknown>,
): Promise<Question> {
  const path = { path: { mode, id } };
  // Not knowing is no reason not to ask.
  const uses = await got(api.GET('/portal/v1/{mode}/winkTemplates/{id}/uses', { params: path })).catch(
    () => null,
  );
  return {
    title: `Delete the template “${name}”?`,
    text: `${named(uses?.invites)} Widgets that are open go on as they are, and the consents that users gave are kept, word for word.`,
    action: 'Delete the template',
    run: async () => {
      await run();
      done();
    },
  };
}
