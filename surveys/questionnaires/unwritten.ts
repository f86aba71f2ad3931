/** Words a question begins with in the editor: there to be written over, and never to be asked of a member. */
export const unwritten = {
  firstQuestion: 'Write your first question here',
  question: 'Write the question here',
  heading: 'Write the heading here',
  paragraph: 'Write what members should know.',
  firstThing: 'First thing',
  secondThing: 'Second thing',
  thirdThing: 'A third thing',
} as const;

/**
 * Whether some words are still those a question began with.
 * @example isUnwritten('Write the question here') // true
 */
export const isUnwritten = (words: string): boolean =>
  Object.values<string>(unwritten).includes(words.trim());
