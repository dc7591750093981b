/** The pages of the way in: small, and loaded together. */
export { default as CheckMail } from './CheckMail';
export { default as Email } from './Email';
export { default as Forgot } from './Forgot';
export { default as Invitation } from './Invitation';
export { default as LogIn } from './LogIn';
export { default as Reset } from './Reset';
export { default as SetUp } from './SetUp';
export { default as SignUp } from './SignUp';
export { default as Verify } from './Verify';
