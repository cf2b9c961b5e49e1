/**
 * What the frame, the sign-in and the worktable say, by the first name of its keys. It is fetched before anything is
 * shown; the other words come with the first screen that is gone to.
 */
export const FIRST: readonly string[] = [
  'app',
  'decide',
  'decided',
  'form',
  'keys',
  'palette',
  'pause',
  'severity',
  'signIn',
  'stage',
  'state',
  'together',
  'worktable',
];
