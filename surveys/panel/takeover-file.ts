import type { LocalDate } from '../fieldwork/local-date';
import {
  type FileColumn,
  type FileKnowledge,
  type FileVariable,
  type JudgedFile,
  judgingPeopleFile,
  type PeopleFile,
  type RowReader,
  toTheEnd,
} from '../recruitment/people-file';
import {
  blankOr,
  bornColumn,
  type PersonRow,
  personColumns,
  readPastDay,
  readPerson,
} from '../recruitment/person-columns';
import { ageOn, youngestAge } from '../recruitment/screening';
import type { MemberStatus } from '../vocabulary';

/** One person taken over from an earlier panel (R32). */
export type TakeoverRow = PersonRow & {
  readonly reference: string;
  readonly status: MemberStatus;
  readonly joinedOn: LocalDate;
  readonly leftOn?: LocalDate;
  readonly leftBecause?: 'died';
  /** The day the profile answers were true; the joining date unless the file says otherwise (R8). */
  readonly profileAsOf: LocalDate;
};

/** The columns of a file of existing members, with what to write in each. */
export const takeoverColumns: readonly FileColumn[] = [
  {
    key: 'member_reference',
    alsoCalled: ['reference', 'member_id', 'panel_id'],
    required: true,
    says: 'The number the member has in the old panel; a second import knows them by it.',
  },
  {
    key: 'joined',
    alsoCalled: ['joined_on', 'joined_date', 'join_date', 'date_joined'],
    required: true,
    says: 'The day they joined, such as 31/05/2018.',
  },
  { key: 'status', alsoCalled: [], required: true, says: 'member, paused, reserve, recruit, left or died.' },
  {
    key: 'left',
    alsoCalled: ['left_on', 'left_date', 'date_left'],
    required: false,
    says: 'The day they left; only for those who did.',
  },
  {
    key: 'profile_date',
    alsoCalled: ['profile_as_of'],
    required: false,
    says: 'The day the profile answers were given; the joining date when empty.',
  },
  bornColumn(true),
  ...personColumns,
];

/**
 * Judges a partnership's file of existing members row by row, as the dry run of a takeover (R32): no quota judgement,
 * nothing sent, people already there never overwritten. Of someone who left, only what tells them apart is kept,
 * so that no old list invites them again (R30).
 * @param variables profile variables; a column headed with a variable's key holds codes or labels
 * @returns see `judgingPeopleFile`
 * @example judgeTakeoverFile(file, variables, knowledge).summary['already-here'] // 682 the second time
 */
export function judgeTakeoverFile(
  file: PeopleFile,
  variables: readonly FileVariable[],
  knowledge: FileKnowledge,
): JudgedFile<TakeoverRow> {
  return toTheEnd(judgingTakeoverFile(file, variables, knowledge));
}

/**
 * The same row by row; see `judgingPeopleFile`.
 * @example judgingTakeoverFile(file, variables, knowledge).next().value // 1
 */
export function judgingTakeoverFile(
  file: PeopleFile,
  variables: readonly FileVariable[],
  knowledge: FileKnowledge,
): Generator<number, JudgedFile<TakeoverRow>> {
  const read = (row: RowReader) => {
    const record = readMember(row, variables, knowledge);
    return { record, facts: record.facts };
  };
  return judgingPeopleFile(file, { columns: takeoverColumns, variables, read }, knowledge);
}

function readMember(
  row: RowReader,
  variables: readonly FileVariable[],
  knowledge: FileKnowledge,
): TakeoverRow {
  const person = readPerson(row, variables, knowledge);
  if (person.reference === undefined) {
    row.fault(
      'member_reference',
      'No member reference is given. Use the number of the old panel, or number the rows.',
    );
  }
  const status = readStatus(row);
  const joinedOn = readPastDay(row, 'joined', knowledge.on);
  const leftOn = readLeft(row, status, joinedOn, knowledge.on);
  if (status && status !== 'left') checkStaying(row, person, knowledge);
  const profileAsOf = blankOr(row.text('profile_date'))
    ? readPastDay(row, 'profile_date', knowledge.on)
    : joinedOn;
  return {
    ...(status === 'left' ? withoutContact(person) : person),
    reference: person.reference ?? '',
    status: status ?? 'member',
    joinedOn: joinedOn ?? '',
    ...(leftOn && { leftOn }),
    ...(status === 'left' && hasDied(row.text('status')) && { leftBecause: 'died' as const }),
    profileAsOf: profileAsOf ?? '',
  };
}

const statusSpellings: Readonly<Record<string, MemberStatus>> = {
  member: 'member',
  active: 'member',
  current: 'member',
  paused: 'paused',
  'on hold': 'paused',
  reserve: 'reserve',
  'waiting list': 'reserve',
  recruit: 'recruit',
  left: 'left',
  leaver: 'left',
  withdrawn: 'left',
  unsubscribed: 'left',
  died: 'left',
  deceased: 'left',
};

function readStatus(row: RowReader): MemberStatus | undefined {
  const text = row.text('status');
  const status = statusSpellings[text.toLowerCase()];
  if (status === undefined) {
    const found = text === '' ? 'No status is given' : `"${text}" is not a status`;
    row.fault('status', `${found}. Write member, paused, reserve, recruit, left or died.`);
  }
  return status;
}

function readLeft(
  row: RowReader,
  status: MemberStatus | undefined,
  joinedOn: LocalDate | undefined,
  on: LocalDate,
): LocalDate | undefined {
  const isGiven = blankOr(row.text('left')) !== undefined;
  if (status !== 'left') {
    if (isGiven && status) {
      row.fault(
        'left',
        `There is a leaving date, but the status is ${status}. Correct one of the two: nobody who left may be written to.`,
      );
    }
    return undefined;
  }
  if (!isGiven) {
    row.fault('left', 'The status says they left, but not when. Add the day they left.');
    return undefined;
  }
  const leftOn = readPastDay(row, 'left', on);
  if (leftOn && joinedOn && leftOn < joinedOn) {
    row.fault('left', `They left on ${leftOn}, before they joined on ${joinedOn}. Check both days.`);
  }
  return leftOn;
}

function checkStaying(row: RowReader, person: PersonRow, knowledge: FileKnowledge): void {
  if (!row.text('notice_version') && !row.text('notice_date') && !row.text('notice_evidence')) {
    row.fault(
      'notice_version',
      'There is no notice or consent for this member. Add version, date and evidence, or leave the person out.',
    );
  }
  if (person.born !== null && ageOn(person.born, knowledge.on) < youngestAge) {
    row.fault('born', 'The member would be under 16 today. Check month and year of birth.');
  }
  if (person.place === 'outside') {
    row.warn(
      'postcode',
      `"${person.postcode}" is outside ${knowledge.area}. The member is taken over as they are; ask whether they have moved.`,
    );
  }
  if (!['email', 'mobile', 'landline', 'address'].some((key) => blankOr(row.text(key)) !== undefined)) {
    row.warn(
      'email',
      'No way to reach the member is given. They are taken over, but can only be met in person.',
    );
  }
}

function withoutContact(person: PersonRow): PersonRow {
  const { place, source, recruitmentWave, facts } = person;
  return {
    place,
    born: null,
    needs: [],
    source,
    ...(recruitmentWave && { recruitmentWave }),
    profile: {},
    facts,
  };
}

function hasDied(status: string): boolean {
  return /^(died|deceased)$/i.test(status);
}
