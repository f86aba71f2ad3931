import { expect, test } from 'vitest';
import { waitingWords } from '../../../web/staff/shell/waiting-words';

test('what waits is said in two words; where nothing waits, or one may not look, nothing is', () => {
  const said = waitingWords({
    members: 986,
    draftQuestionnaires: 1,
    openWaves: 1,
    closedWavesWithoutWeights: 0,
    commentsToRead: 96,
    themesWithoutAnswer: null,
    updatesDue: 2,
  });
  expect(said).toEqual({
    panel: '986',
    surveys: '1 draft',
    fieldwork: '1 open',
    themes: '96 to read',
    updates: '2 due',
  });
});
