/** Whom everybody tries to sign in as, to look up and to change. */
export const GUEST = {
  id: 'cnry-account-id',
  email: 'cnry-mail@example.org',
  name: 'cnry-account-name',
  password: 'nobody guesses this one',
  invitation: 'invitation-of-the-guest-of-the-matrix',
};
