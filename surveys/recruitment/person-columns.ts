import type { LocalDate } from '../fieldwork/local-date';
import type { MonthOfBirth } from '../panel/profile';
import { type Channel, type Need, needs, type Stored } from '../vocabulary';
import { type Read, readEmail, readPostcode, readTelephone } from './contact';
import type { FileColumn, FileKnowledge, FileVariable, RowReader } from './people-file';
import { lettersOf, missingReasonOf, readProfile } from './profile-cells';
import { type IdentifyingFact, identifyingFacts, type PlaceFound } from './screening';
import { readBirthMonth, readDay } from './written-dates';

/** Which text a person saw or agreed to, when, and how that is known (R29). */
export type NoticeEvidence = { readonly version: string; readonly on: LocalDate; readonly evidence: string };

/** What every file of people says about one of them. */
export type PersonRow = {
  readonly reference?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly mobile?: string;
  readonly landline?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly place: PlaceFound;
  readonly born: MonthOfBirth | null;
  readonly preferredChannel?: Channel;
  readonly language?: string;
  readonly needs: readonly Need[];
  readonly source: string;
  readonly recruitmentWave?: string;
  readonly notice?: NoticeEvidence;
  /** Only variables the file has a column for; an empty cell is "not asked". */
  readonly profile: Readonly<Record<string, Stored<string | number>>>;
  /** What the person is told apart by; becomes blind keys. */
  readonly facts: readonly IdentifyingFact[];
};

/** The columns every file of people shares; a file adds its own and says which are required. */
export const personColumns: readonly FileColumn[] = [
  column('source', [], true, 'Where the person came from: street, post, GP text, referral, open web …'),
  column('recruitment_wave', ['wave'], false, 'The recruitment wave, such as "spring 2018".'),
  column('first_name', ['forename', 'given_name'], false, 'First name.'),
  column('last_name', ['surname', 'family_name'], false, 'Last name.'),
  column('email', ['email_address'], false, 'E-mail address.'),
  column('mobile', ['mobile_number', 'mobile_phone'], false, 'Mobile number, in a column formatted as text.'),
  column(
    'landline',
    ['telephone', 'phone', 'home_phone'],
    false,
    'Landline number, in a column formatted as text.',
  ),
  column('address', ['postal_address'], false, 'Postal address without the postcode.'),
  column('postcode', ['post_code'], false, 'Postcode; the place follows from it.'),
  column('birth_month', ['month_of_birth'], false, 'Month of birth, where it stands apart from the year.'),
  column('birth_year', ['year_of_birth'], false, 'Year of birth, where it stands apart from the month.'),
  column(
    'preferred_channel',
    ['channel'],
    false,
    'email, text, letter or telephone; one the person has given details for.',
  ),
  column('language', [], false, 'Language tag such as en, pl or so; empty for English.'),
  column('needs', ['access_needs'], false, `Separated by semicolons: ${needs.join('; ')}.`),
  column('notice_version', ['consent_version'], true, 'Which notice or consent text the person saw.'),
  column('notice_date', ['consent_date'], true, 'The day they saw it, such as 31/01/2019.'),
  column(
    'notice_evidence',
    ['consent_evidence', 'how_evidenced'],
    true,
    'How that is known: online form, signed paper, call recording …',
  ),
];

/** The month and year of birth, in one column. */
export function bornColumn(required: boolean): FileColumn {
  const names = ['birth_month_and_year', 'month_and_year_of_birth', 'date_of_birth', 'dob'];
  return column(
    'born',
    names,
    required,
    'Month and year of birth, such as 03/1950; of a whole date only these are kept.',
  );
}

/**
 * Reads what all files of people share from one row; faults and warnings are said through the row's reader.
 * @param row the row, cells trimmed
 * @param variables profile variables the file may have columns for
 * @returns the person with every value that could be read
 * @example readPerson(row, variables, knowledge).email // 'ann@example.org'
 */
export function readPerson(
  row: RowReader,
  variables: readonly FileVariable[],
  knowledge: FileKnowledge,
): PersonRow {
  const contact = {
    email: readCell(row, 'email', readEmail),
    mobile: readCell(row, 'mobile', (text) => readTelephone(text, 'mobile')),
    landline: readCell(row, 'landline', (text) => readTelephone(text, 'landline')),
    address: blankOr(row.text('address')),
  };
  const born = readBorn(row);
  const { postcode, place } = readPlace(row, knowledge);
  const name = { firstName: blankOr(row.text('first_name')), lastName: blankOr(row.text('last_name')) };
  const source = blankOr(row.text('source'));
  const memberReference = blankOr(row.text('member_reference'));
  const recruitReference = blankOr(row.text('recruit_reference'));
  const reference = memberReference ?? recruitReference;
  // Two agencies both number from 1: a recruit's number tells people apart only within its source.
  const known = memberReference ?? (recruitReference && `${source} ${recruitReference}`);
  if (!source)
    row.fault('source', 'No source is given. Say where the person came from, or write "not known".');
  return {
    ...defined({ reference, ...name, ...contact, postcode }),
    place,
    born,
    ...defined({
      preferredChannel: readChannel(row, { ...contact, postcode }),
      language: readCell(row, 'language', readLanguage),
      recruitmentWave: blankOr(row.text('recruitment_wave')),
      notice: readNotice(row, knowledge.on),
    }),
    needs: readNeeds(row),
    source: source ?? '',
    profile: readProfile(row, variables),
    facts: identifyingFacts({
      reference: known,
      ...name,
      email: contact.email,
      mobile: contact.mobile,
      postcode,
      born,
    }),
  };
}

/**
 * Reads a day that must be there and must not be still to come.
 * @returns undefined after saying the fault
 * @example readPastDay(row, 'joined', '2026-01-01') // '2018-05-31'
 */
export function readPastDay(row: RowReader, key: string, on: LocalDate): LocalDate | undefined {
  if (blankOr(row.text(key)) === undefined) {
    row.fault(key, `No ${key.replace(/_/g, ' ')} is given. Write the day, such as 31/01/2019.`);
    return undefined;
  }
  const day = readCell(row, key, readDay);
  if (day !== undefined && day > on) {
    row.fault(key, `"${row.text(key)}" is still to come (today is ${on}). Check day, month and year.`);
    return undefined;
  }
  return day;
}

/**
 * The text of a cell, or undefined where people write that there is nothing.
 * @example blankOr('n/a') // undefined
 */
export function blankOr(text: string): string | undefined {
  return /^(-+|n\/?a|null|nil|none|not given|not known yet)?$/i.test(text) ? undefined : text;
}

function readCell<Value>(
  row: RowReader,
  key: string,
  read: (text: string) => Read<Value>,
): Value | undefined {
  const text = blankOr(row.text(key));
  if (text === undefined) return undefined;
  const result = read(text);
  if ('value' in result) return result.value;
  row.fault(key, result.fault);
  return undefined;
}

function readBorn(row: RowReader): MonthOfBirth | null {
  const month = blankOr(row.text('birth_month'));
  const year = blankOr(row.text('birth_year'));
  if (blankOr(row.text('born')) !== undefined || (month === undefined && year === undefined)) {
    if (missingReasonOf(row.text('born')) !== undefined) return null;
    return readCell(row, 'born', readBirthMonth) ?? null;
  }
  if (month === undefined || year === undefined) {
    const [there, gone] = month === undefined ? ['year', 'month'] : ['month', 'year'];
    row.fault(
      `birth_${gone}`,
      `There is a ${there} of birth but no ${gone}. Add it, or leave both empty to have the age unknown.`,
    );
    return null;
  }
  const result = readBirthMonth(/^\d+$/.test(month) ? `${month}/${year}` : `${month} ${year}`);
  if ('value' in result) return result.value;
  row.fault('birth_month', result.fault);
  return null;
}

function readPlace(row: RowReader, knowledge: FileKnowledge): { postcode?: string; place: PlaceFound } {
  const text = blankOr(row.text('postcode'));
  if (text === undefined || missingReasonOf(text) !== undefined) return { place: 'unknown' };
  const read = readPostcode(text);
  if ('fault' in read) {
    row.warn('postcode', read.fault, 'place-unknown');
    return { place: 'unknown' };
  }
  const place = knowledge.findPlace(read.value);
  if (place === 'unknown') {
    const message = `"${read.value}" is not among the postcodes of the area look-up. Check it, or take the person on with place unknown.`;
    row.warn('postcode', message, 'place-unknown');
  }
  return { postcode: read.value, place };
}

const channelSpellings: Readonly<Record<string, Channel>> = {
  email: 'email',
  mail: 'email',
  text: 'text',
  sms: 'text',
  textmessage: 'text',
  letter: 'letter',
  post: 'letter',
  postal: 'letter',
  telephone: 'telephone',
  phone: 'telephone',
  call: 'telephone',
  paper: 'paper',
  inperson: 'in-person',
};

function readChannel(
  row: RowReader,
  contact: Partial<Record<'email' | 'mobile' | 'landline' | 'address' | 'postcode', string | undefined>>,
): Channel | undefined {
  const text = blankOr(row.text('preferred_channel'));
  if (text === undefined || missingReasonOf(text) !== undefined) return undefined;
  const channel = channelSpellings[lettersOf(text)];
  if (channel === undefined) {
    row.fault(
      'preferred_channel',
      `"${text}" is not a channel. Write email, text, letter or telephone, or leave it empty.`,
    );
    return undefined;
  }
  const wants: Partial<Record<Channel, readonly (keyof typeof contact)[]>> = {
    email: ['email'],
    text: ['mobile'],
    telephone: ['mobile', 'landline'],
    letter: ['address'],
    paper: ['address'],
  };
  const needed = wants[channel];
  // A detail that is there but faulty has its own fault already.
  if (needed && !needed.some((key) => contact[key] !== undefined || blankOr(row.text(key)) !== undefined)) {
    row.fault(
      'preferred_channel',
      `"${text}" is preferred but the row has no ${needed.join(' or ')}. Add it, or choose another channel.`,
    );
  }
  return channel;
}

function readLanguage(text: string): Read<string> {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text)
    ? { value: text.toLowerCase() }
    : { fault: `"${text}" is not a language tag. Write en, pl, so …, or leave it empty.` };
}

const needSpellings: Readonly<Record<string, Need>> = {
  ...Object.fromEntries(needs.map((need) => [lettersOf(need), need])),
  bsl: 'british-sign-language',
  phone: 'telephone',
  nocallsbefore10: 'no-calls-before-ten',
  nocallsbefore10am: 'no-calls-before-ten',
  help: 'help-to-answer',
  helptoanswer: 'help-to-answer',
};

function readNeeds(row: RowReader): readonly Need[] {
  const text = blankOr(row.text('needs'));
  if (text === undefined || /^no$/i.test(text)) return [];
  const found = new Set<Need>();
  for (const part of text
    .split(/[;,|]/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const need = needSpellings[lettersOf(part)];
    if (need) found.add(need);
    else
      row.fault(
        'needs',
        `"${part}" is not a need this panel knows. Use ${needs.join('; ')}, or ask for it to be added.`,
      );
  }
  return [...found];
}

function readNotice(row: RowReader, on: LocalDate): NoticeEvidence | undefined {
  const version = blankOr(row.text('notice_version'));
  const evidence = blankOr(row.text('notice_evidence'));
  if (!version && !evidence && !blankOr(row.text('notice_date'))) return undefined;
  if (!version)
    row.fault('notice_version', 'No notice or consent text is named. Say which version the person saw.');
  if (!evidence)
    row.fault(
      'notice_evidence',
      'It is not said how the notice or consent is known. Write online form, signed paper, call recording …',
    );
  const day = readPastDay(row, 'notice_date', on);
  return version && evidence && day ? { version, on: day, evidence } : undefined;
}

function defined<Shape extends object>(
  shape: Shape,
): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  const kept = Object.entries(shape).filter(([, value]) => value !== undefined);
  // Only the undefined entries were taken out.
  return Object.fromEntries(kept) as { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> };
}

function column(key: string, alsoCalled: readonly string[], required: boolean, says: string): FileColumn {
  return { key, alsoCalled, required, says };
}
