/** What was done, in words: "key.created" reads "Key created". */
const known: Record<string, string> = {
  'account.renamed': 'Own name changed',
  'email.asked': 'Another own address asked for',
  'email.changed': 'Own address changed',
  'organisation.setUp': 'Organisation set up',
  'password.changed': 'Own password changed',
  'password.reset': 'Own password set anew',
  'production.requested': 'Production asked for',
  'session.opened': 'Logged in',
  'session.ended': 'Logged out',
  'session.switched': 'Changed to this organisation',
  'sessions.ended': 'Logged out everywhere',
};

export function actionWords(action: string) {
  if (known[action]) return known[action];
  const words = action
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
