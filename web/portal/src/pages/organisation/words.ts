/** What was done, in words: "key.created" reads "API key created". */
const known: Record<string, string> = {
  'account.renamed': 'Own name changed',
  'account.revoked': 'Account revoked',
  'archive.revoked': 'Document revoked',
  'email.asked': 'Link to another own address sent',
  'email.changed': 'Own address changed',
  'invite.created': 'Invitation sent',
  'member.invitationWithdrawn': 'Invitation of a member taken back',
  'member.invitedAgain': 'Member invited again',
  'member.joined': 'Joined the organisation',
  'member.left': 'Left the organisation',
  'member.roleChanged': 'Role of a member changed',
  'organisation.setUp': 'Organisation set up',
  'password.changed': 'Own password changed',
  'password.reset': 'Own password set anew',
  'production.requested': 'Production asked for',
  'sandbox.reset': 'Sandbox emptied',
  'sandbox.seeded': 'Sandbox filled',
  'session.opened': 'Logged in',
  'session.ended': 'Logged out',
  'session.switched': 'Changed to this organisation',
  'sessions.ended': 'Logged out everywhere',
  'totp.added': 'Second factor turned on',
  'totp.removed': 'Second factor turned off',
  'webhook.replayed': 'Failed deliveries replayed',
  'webhook.secret': 'Signing secret replaced',
  'webhook.tested': 'Test event sent',
};
const things: Record<string, string> = { key: 'API key', invite: 'invitation' };

/** What the audit log is filtered by: how the actions of a kind begin. */
export const KINDS = [
  { value: 'session', label: 'Logging in and out' },
  { value: 'member.', label: 'Members' },
  { value: 'organisation.', label: 'Organisation' },
  { value: 'production.', label: 'Production' },
  { value: 'key.', label: 'API keys' },
  { value: 'webhook.', label: 'Webhooks' },
  { value: 'delivery.', label: 'Deliveries replayed' },
  { value: 'winkTemplate.', label: 'Wink templates' },
  { value: 'consentTemplate.', label: 'Consent templates' },
  { value: 'invite.', label: 'Invitations' },
  { value: 'invite_template.', label: 'Invite templates' },
  { value: 'user.', label: 'Users exported or erased' },
  { value: 'account.revoked', label: 'Accounts revoked' },
  { value: 'archive.', label: 'Documents revoked' },
  { value: 'sandbox.', label: 'Sandbox tools' },
  { value: 'password.', label: 'Passwords' },
  { value: 'email.', label: 'E-mail addresses' },
  { value: 'totp.', label: 'Second factors' },
  { value: 'recoveryCodes.', label: 'Recovery codes' },
  { value: 'passkey.', label: 'Passkeys' },
];

export function actionWords(action: string) {
  if (known[action]) return known[action];
  const [thing = '', ...done] = action.split('.');
  const words = [things[thing] ?? split(thing), ...done.map(split)].join(' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const split = (word: string) =>
  word
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
