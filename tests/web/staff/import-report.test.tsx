import { expect, test } from 'vitest';
import { ImportReport, reportAsCsv } from '../../../web/staff/screens/surveys/import-report';
import { show, words } from './support';

const judged = {
  digest: 'd',
  format: 'XLSForm',
  title: 'Survey',
  questions: 1,
  pages: 1,
  languages: ['en'],
  added: ['The file has no words of thanks.'],
  review: { findings: [], longestMinutes: 1, mostQuestions: 1 },
  saved: null,
  items: [
    {
      what: 'question',
      name: 'well',
      place: 'survey, row 2',
      outcome: 'carried',
      key: 'well',
      words: 'Are you well?',
      notes: [],
    },
    {
      what: 'question',
      name: 'where',
      place: 'survey, row 3',
      outcome: 'left-out',
      notes: [{ weight: 'changed', sentence: 'It records a place.', source: '=HYPERLINK("x")' }],
    },
    {
      what: 'setting',
      name: 'form_id',
      place: 'settings, row 2',
      outcome: 'left-out',
      notes: [{ weight: 'changed', sentence: 'It is a setting.', source: 'h1' }],
    },
  ],
} as const satisfies Record<string, unknown>;
// The reply of the server, whose lists may be changed by whoever holds it.
const reply = judged as unknown as Parameters<typeof reportAsCsv>[0];

test('what is left out stands first with its reason and its own words, settings and what is as it was folded', () => {
  const page = show(() => <ImportReport judged={reply} />);
  const headings = [...page.querySelectorAll('h2, summary')].map((one) => words(one));
  expect(headings).toEqual([
    'What the draft has and the file had not',
    'Left out: 1',
    'Changed: 0',
    'Settings and parts of the other program, left out: 1',
    'Carried over as it is: 1',
  ]);
  const text = words(page);
  expect(text).toContain('where');
  expect(text).toContain('It records a place.');
  expect(text).toContain('=HYPERLINK("x")');
  expect(text).toContain('Are you well?');
});

test('the report as a file has every item, and nothing that a spreadsheet would run', () => {
  const csv = reportAsCsv(reply);
  for (const { name } of judged.items) expect(csv).toContain(`"${name}"`);
  expect(csv).toContain('"\'=HYPERLINK(""x"")"');
  expect(csv).toContain('The file has no words of thanks.');
});
