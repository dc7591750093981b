/** The pages of the organisation, and of one's own account: loaded together. */
export { default as Account } from '../account/Account';
export { default as Audit } from './Audit';
export { default as Members } from './Members';
export { default as Organisation } from './Organisation';
