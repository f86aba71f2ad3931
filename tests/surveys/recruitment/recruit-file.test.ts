import { expect, test } from 'vitest';
import type { FileKnowledge } from '../../../surveys/recruitment/people-file';
import { judgeRecruitFile } from '../../../surveys/recruitment/recruit-file';

const knowledge: FileKnowledge = {
  on: '2019-06-01',
  area: 'Bristol',
  blind: (fact) => `#${fact.kind}:${fact.text}`,
  known: () => undefined,
  findPlace: (postcode) =>
    postcode.startsWith('BS') ? 'inside' : postcode.startsWith('ZZ') ? 'unknown' : 'outside',
};
const usual = {
  'Recruit reference': '7',
  'Signed up': '31/05/2019',
  born: '03/1950',
  source: 'street',
  email: 'ann@example.org',
  postcode: 'BS1 3JA',
  'notice version': '2',
  'notice date': '31/05/2019',
  'notice evidence': 'tablet form',
};
const judge = (...rows: Partial<typeof usual>[]) =>
  judgeRecruitFile(
    { header: Object.keys(usual), rows: rows.map((row) => Object.values({ ...usual, ...row })) },
    [],
    knowledge,
  );

test('a recruit of the agency is new, with the day of signing up', () => {
  const judged = judge({});
  expect(judged.header).toEqual([]);
  expect(judged.rows[0]).toMatchObject({
    line: 2,
    verdict: 'new',
    problems: [],
    record: { reference: '7', signedUpOn: '2019-05-31', place: 'inside', source: 'street' },
  });
});

test.each([
  ['someone under 16 when they signed up', { born: '06/2003' }, 'born', /under 16 on 2019-05-31/],
  ['someone whose birth month is not known', { born: 'prefer not to say' }, 'born', /16 or over/],
  ['someone outside the footprint', { postcode: 'M1 1AA' }, 'postcode', /outside Bristol/],
  ['a sign-up still to come', { 'Signed up': '02/06/2019' }, 'Signed up', /still to come/],
  [
    'no notice at all',
    { 'notice version': '', 'notice date': '', 'notice evidence': '' },
    'notice version',
    /which notice/,
  ],
  ['no source', { source: '' }, 'source', /Say where/],
])('%s cannot be admitted', (_, row, column, message) => {
  const judged = judge(row).rows[0];
  expect(judged?.verdict).toBe('fault');
  expect(judged?.problems).toEqual([
    expect.objectContaining({ column, message: expect.stringMatching(message), weight: 'fault' }),
  ]);
});

test('two agencies may use the same number for two people; one agency may not', () => {
  const other = { email: 'ben@example.org' };
  expect(judge({}, { ...other, source: 'web' }).rows[1]?.verdict).toBe('new');
  expect(judge({}, other).rows[1]?.verdict).toBe('duplicate-in-file');
});

test('nobody to reach is a warning: a printed address and code remain', () => {
  expect(judge({ email: '' }).rows[0]).toMatchObject({
    verdict: 'new',
    problems: [{ weight: 'warning', message: expect.stringMatching(/short code/) }],
  });
});
