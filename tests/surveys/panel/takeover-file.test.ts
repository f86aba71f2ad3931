import { describe, expect, test } from 'vitest';
import { ethnicity, sex } from '../../../surveys/panel/harmonised';
import { judgeTakeoverFile, takeoverColumns } from '../../../surveys/panel/takeover-file';
import {
  type FileKnowledge,
  type FileVariable,
  fileTemplate,
} from '../../../surveys/recruitment/people-file';

const variables: FileVariable[] = [
  {
    key: 'sex',
    kind: 'asked',
    categories: [
      { code: 'f', label: { en: 'Female' }, populationWords: ['Women'] },
      { code: 'm', label: { en: 'Male' } },
    ],
  },
  { key: 'children', kind: 'number', categories: [] },
];
const knowledge: FileKnowledge = {
  on: '2019-06-01',
  area: 'Bristol',
  blind: (fact) => `#${fact.kind}:${fact.text}`,
  known: () => undefined,
  findPlace: (postcode) =>
    postcode.startsWith('BS') ? 'inside' : postcode.startsWith('ZZ') ? 'unknown' : 'outside',
};
const usual: Record<string, string> = {
  member_reference: 'A1',
  joined: '31/05/2018',
  status: 'member',
  left: '',
  source: 'street',
  recruitment_wave: 'spring 2018',
  first_name: 'Ann',
  last_name: 'Lee',
  email: 'ann@example.org',
  mobile: '07700 900123',
  landline: '',
  address: '1 High Street, Bristol',
  postcode: 'bs13ja',
  born: '03/1950',
  preferred_channel: 'sms',
  needs: 'large print; no calls before 10',
  notice_version: '2018-05',
  notice_date: '31/05/2018',
  notice_evidence: 'signed paper',
  sex: 'Female',
  children: '2',
};
const fileOf = (...rows: Record<string, string>[]) => ({
  header: Object.keys(usual),
  rows: rows.map((row) => Object.values({ ...usual, ...row })),
});
const judge = (...rows: Record<string, string>[]) => judgeTakeoverFile(fileOf(...rows), variables, knowledge);
const other = {
  member_reference: 'B2',
  email: 'ben@example.org',
  mobile: '',
  preferred_channel: '',
  first_name: 'Ben',
};

describe('an existing panel is taken over (R32)', () => {
  test('a member comes in with dates, source, channel, needs, notice and profile', () => {
    const judged = judge({});
    expect(judged.rows).toEqual([
      {
        line: 2,
        verdict: 'new',
        problems: [],
        record: expect.objectContaining({
          reference: 'A1',
          status: 'member',
          joinedOn: '2018-05-31',
          source: 'street',
          recruitmentWave: 'spring 2018',
          mobile: '+447700900123',
          postcode: 'BS1 3JA',
          place: 'inside',
          born: { year: 1950, month: 3 },
          preferredChannel: 'text',
          needs: ['large-print', 'no-calls-before-ten'],
          notice: { version: '2018-05', on: '2018-05-31', evidence: 'signed paper' },
          profile: { sex: { value: 'f' }, children: { value: 2 } },
          profileAsOf: '2018-05-31',
        }),
      },
    ]);
    expect(judged.summary).toEqual({
      new: 1,
      'already-here': 0,
      'duplicate-in-file': 0,
      'left-before': 0,
      fault: 0,
      total: 1,
      emptyRows: 0,
      placeUnknown: 0,
    });
  });

  test('imported again, everyone is already there and nothing would be saved', () => {
    const saved = new Set(
      judge({}, other).rows.flatMap((row) => row.record?.facts.map(knowledge.blind) ?? []),
    );
    const again = judgeTakeoverFile(fileOf({}, other), variables, {
      ...knowledge,
      known: (key) => (saved.has(key) ? 'here' : undefined),
    });
    expect(again.rows.map((row) => [row.verdict, row.record])).toEqual([
      ['already-here', undefined],
      ['already-here', undefined],
    ]);
  });

  test('someone who left before is not taken from an old list (R30)', () => {
    const judged = judgeTakeoverFile(fileOf({}), variables, {
      ...knowledge,
      known: (key) => (key === '#email:ann@example.org' ? 'left' : undefined),
    });
    expect(judged.rows[0]?.verdict).toBe('left-before');
  });

  test('of someone who left only what tells them apart is kept', () => {
    const record = judge({ status: 'died', left: '01/01/2019' }).rows[0]?.record;
    expect(record).toMatchObject({
      status: 'left',
      leftOn: '2019-01-01',
      leftBecause: 'died',
      born: null,
      profile: {},
    });
    expect(record).not.toHaveProperty('email');
    expect(record?.facts).toContainEqual({ kind: 'mobile', text: '+447700900123' });
  });

  test('the same person twice: the second line names the first', () => {
    const twin = judge({}, { ...other, email: 'ANN@example.org' }).rows[1];
    expect(twin).toMatchObject({ line: 3, verdict: 'duplicate-in-file' });
    expect(twin?.problems[0]?.message).toMatch(/Line 2 has the same e-mail address/);
  });
});

describe('prefer not to say is an answer, never an error (R5)', () => {
  test.each([
    'prefer not to say',
    'Prefer Not To Say',
    "I'd rather not say",
    'PNTS',
    'refused',
    'prefer not to answer',
  ])('%s', (sex) =>
    expect(judge({ sex }).rows[0]?.record?.profile.sex).toEqual({ missing: 'prefer-not-to-say' }),
  );

  test('a code, a label and the census word all mean the same category', () => {
    for (const sex of ['f', 'F', ' female ', 'Women']) {
      expect(judge({ sex }).rows[0]?.record?.profile.sex).toEqual({ value: 'f' });
    }
  });

  test('a word that two categories share is not guessed at', () => {
    const twice: FileVariable = {
      key: 'sex',
      kind: 'asked',
      categories: [
        { code: 'a', label: { en: 'Other' } },
        { code: 'b', label: { en: 'other' } },
      ],
    };
    const rows = ['Other', 'b'].map((sex, i) => Object.values({ ...usual, ...(i === 1 && other), sex }));
    const judged = judgeTakeoverFile({ header: Object.keys(usual), rows }, [twice], knowledge);
    expect(judged.rows.map((row) => row.verdict)).toEqual(['fault', 'new']);
  });

  test("don't know and an empty cell stay what they are", () => {
    expect(judge({ sex: 'Don’t know', children: '' }).rows[0]?.record?.profile).toEqual({
      sex: { missing: 'dont-know' },
      children: { missing: 'not-asked' },
    });
  });

  test('an age can be withheld', () => {
    expect(judge({ born: 'prefer not to say' }).rows[0]).toMatchObject({
      verdict: 'new',
      record: { born: null },
    });
  });
});

describe('faults are said by row and column, and never guessed away', () => {
  test.each([
    ['a day that is not in the calendar', { joined: '31/02/2018' }, 'joined', /not a day of the calendar/],
    ['a joining date still to come', { joined: '01/01/2020' }, 'joined', /still to come/],
    ['a member under 16', { born: '07/2003' }, 'born', /under 16/],
    ['a mangled telephone number', { mobile: '4.47E+11' }, 'mobile', /shortened/],
    ['a status nobody knows', { status: 'gold' }, 'status', /"gold" is not a status/],
    ['left without a day', { status: 'left' }, 'left', /not when/],
    ['a leaving day on a member', { left: '01/01/2019' }, 'left', /nobody who left/],
    ['left before joining', { status: 'left', left: '01/01/2018' }, 'left', /before they joined/],
    ['a need nobody knows', { needs: 'large print; harp music' }, 'needs', /"harp music"/],
    [
      'a channel without its detail',
      { preferred_channel: 'phone', mobile: '' },
      'preferred_channel',
      /no mobile or landline/,
    ],
    ['a word that is no category', { sex: 'Femail' }, 'sex', /f \(Female\), m \(Male\)/],
    ['a word for a number', { children: 'two' }, 'children', /not a number/],
    [
      'no notice',
      { notice_version: '', notice_date: '', notice_evidence: '' },
      'notice_version',
      /no notice/,
    ],
    ['half a notice', { notice_evidence: '' }, 'notice_evidence', /how the notice/],
    ["a spreadsheet's error", { last_name: '#N/A' }, 'last_name', /spreadsheet's error/],
    ['letters lost in saving', { last_name: 'ZoÃ«' }, 'last_name', /CSV UTF-8/],
    ['an open quote mark', { last_name: 'Lee,ann@example.org\nA2' }, 'last_name', /quote mark/],
    ['no reference', { member_reference: '' }, 'member_reference', /number the rows/],
  ])('%s', (_, row: Record<string, string>, column, message) => {
    const judged = judge(row).rows[0];
    expect(judged?.problems).toEqual([
      expect.objectContaining({ column, weight: 'fault', message: expect.stringMatching(message) }),
    ]);
    expect(judged).toMatchObject({ verdict: 'fault' });
    expect(judged?.record).toBeUndefined();
  });

  test('all the faults of a row are said at once', () => {
    const columns = judge({ joined: 'x', email: 'x', sex: 'x' }).rows[0]?.problems.map(
      (problem) => problem.column,
    );
    expect(columns?.sort()).toEqual(['email', 'joined', 'sex']);
  });

  test('a postcode the look-up does not have is a warning with the choice "place unknown" (R3)', () => {
    const judged = judge({ postcode: 'ZZ1 1ZZ' }, { ...other, postcode: 'Bristol' });
    expect(judged.rows.map((row) => [row.verdict, row.problems[0]?.choice, row.record?.place])).toEqual([
      ['new', 'place-unknown', 'unknown'],
      ['new', 'place-unknown', 'unknown'],
    ]);
    expect(judged.summary.placeUnknown).toBe(2);
  });

  test('someone who has moved away is taken over without judgement, with a warning', () => {
    expect(judge({ postcode: 'M1 1AA' }).rows[0]).toMatchObject({
      verdict: 'new',
      problems: [{ weight: 'warning' }],
    });
  });
});

test('the profile variables of a footprint fit as they are; "another ethnic group" and a census word are read', () => {
  const file = fileOf({ sex: 'Women', children: 'Another ethnic group' });
  const header = file.header.map((name) => (name === 'children' ? 'ethnicity' : name));
  const judged = judgeTakeoverFile({ ...file, header }, [sex, ethnicity], knowledge);
  expect(judged.rows[0]?.record?.profile).toEqual({
    sex: { value: 'female' },
    ethnicity: { value: 'other' },
  });
});

describe('warts of files', () => {
  const with_ = (header: string[], rows: string[][]) =>
    judgeTakeoverFile({ header, rows }, variables, knowledge);
  const header = Object.keys(usual);
  const row = Object.values(usual);

  test('a byte order mark, capitals, spaces and other names of columns', () => {
    const renamed = ['\uFEFFMember Reference', 'Date joined', ...header.slice(2)].map((name) =>
      name === 'email' ? 'E-mail' : name,
    );
    expect(with_(renamed, [row]).rows[0]?.verdict).toBe('new');
  });

  test('a missing column is a fault of the header, and no row is judged', () => {
    const judged = with_(header.slice(1), [row.slice(1)]);
    expect(judged.header).toEqual([expect.objectContaining({ column: 'member_reference', weight: 'fault' })]);
    expect(judged.rows).toEqual([]);
  });

  test('a further column is named and not read', () => {
    const judged = with_([...header, 'shoe size'], [[...row, '42']]);
    expect(judged.header).toEqual([expect.objectContaining({ column: 'shoe size', weight: 'warning' })]);
    expect(judged.rows[0]?.verdict).toBe('new');
  });

  test('a column of a derived variable is named and not read: age bands follow from the month of birth', () => {
    const band: FileVariable = { key: 'age_band', kind: 'derived', categories: [] };
    const judged = judgeTakeoverFile(
      { header: [...header, 'age band'], rows: [[...row, '65+']] },
      [...variables, band],
      knowledge,
    );
    expect(judged.header[0]?.message).toMatch(/worked out/);
    expect(judged.rows[0]?.record?.profile).not.toHaveProperty('age_band');
  });

  test('a column that stands twice is a fault, also under another name', () => {
    const judged = with_([...header, 'Surname'], [[...row, 'Li']]);
    expect(judged.header[0]?.message).toMatch(/"last_name" and "Surname" .* both mean last_name/);
  });

  test('a row with more values than columns has lost its quote marks', () => {
    expect(with_(header, [[...row, 'Bristol']]).rows[0]?.problems[0]?.message).toMatch(/quote marks/);
  });

  test('empty lines are passed over and lines still count as the spreadsheet does', () => {
    const judged = with_(header, [row.map(() => ' '), row, ['']]);
    expect(judged.rows.map((one) => one.line)).toEqual([3]);
    expect(judged.summary).toMatchObject({ total: 1, emptyRows: 2 });
  });

  test('quote marks around a value come off; those inside a name stay', () => {
    expect(judge({ first_name: '"Ann"' }).rows[0]?.record?.firstName).toBe('Ann');
    expect(judge({ first_name: 'Ann "Nan"' }).rows[0]?.record?.firstName).toBe('Ann "Nan"');
  });

  test('month and year of birth in two columns', () => {
    const split = header.map((name) =>
      name === 'born' ? 'birth_month' : name === 'children' ? 'birth_year' : name,
    );
    const values = row.map((value, i) =>
      split[i] === 'birth_month' ? 'March' : split[i] === 'birth_year' ? '1950' : value,
    );
    expect(with_(split, [values]).rows[0]?.record?.born).toEqual({ year: 1950, month: 3 });
  });

  test('10,000 rows are judged in under three seconds of one processor', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) =>
      Object.values({
        ...usual,
        member_reference: `${i}`,
        email: `a${i}@example.org`,
        mobile: `07${700_000_000 + i}`,
        first_name: `Ann${i}`,
      }),
    );
    const start = process.cpuUsage();
    expect(with_(header, rows).summary.new).toBe(10_000);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  });

  test('the template names every column and the words of each category', () => {
    const template = fileTemplate(takeoverColumns, variables);
    expect(template[0]?.key).toBe('member_reference');
    expect(template.find((column) => column.key === 'sex')?.says).toMatch(/f \(Female\), m \(Male\)/);
  });
});
