/** What was done, in words: "key.created" reads "Key created". */
const known: Record<string, string> = {
  'session.opened': 'Logged in',
  'session.ended': 'Logged out',
  'sessions.ended': 'Logged out everywhere',
  'organisation.created': 'Organisation created',
  'organisation.renamed': 'Organisation renamed',
  'production.requested': 'Production asked for',
  'production.approved': 'Production approved',
  'production.refused': 'Production refused',
  'totp.added': 'Second factor turned on',
  'totp.removed': 'Second factor turned off',
};

export function actionWords(action: string) {
  if (known[action]) return known[action];
  const words = action.replace(/[._-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
