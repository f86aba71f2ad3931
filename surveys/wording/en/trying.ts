/** A draft tried as a member would answer it: said on each page, so that nobody takes it for a survey. */
export const trying = {
  test: 'Test',
  mark: 'This is a test. Nothing you answer is stored, and nothing counts.',
  openUntil: 'the day its wave closes',
  later: 'Here a member may stop, and go on later.',
  goOn: 'Go on with the test',
  staffTask: 'With a member this would now be a task for staff:',
  whole: 'That was the whole way',
  nothing: 'This was a test: nothing was stored, and nothing counts.',
  again: 'Try it again from the start',
};
