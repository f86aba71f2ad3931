/** Clips in British Sign Language: said by the server beside each clip, so that a phone need not keep the words. */
export const signed = {
  survey: 'Watch this page in British Sign Language',
  question: 'Watch this question in British Sign Language',
  about: 'Watch in British Sign Language: {question}',
  read: 'Read what the clip says',
  needsLine: 'This is also in British Sign Language. To watch it you need a connection.',
};
