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
} from './people-file';
import {
  blankOr,
  bornColumn,
  type PersonRow,
  personColumns,
  readPastDay,
  readPerson,
} from './person-columns';
import { checkEligible } from './screening';

/** One recruit of the agency: goes through admission (R5) on the day it is saved. */
export type RecruitRow = PersonRow & { readonly signedUpOn: LocalDate };

/** The columns of an agency's file of recruits, with what to write in each. */
export const recruitColumns: readonly FileColumn[] = [
  {
    key: 'recruit_reference',
    alsoCalled: ['reference', 'respondent_id'],
    required: false,
    says: "The agency's own number for the person.",
  },
  {
    key: 'signed_up',
    alsoCalled: ['signed_up_on', 'sign_up_date', 'recruited', 'date'],
    required: true,
    says: 'The day the person signed up, such as 31/01/2019.',
  },
  bornColumn(true),
  ...personColumns,
];

/**
 * Judges the agency's file of recruits row by row, before anything is saved. A row judged new is not yet admitted:
 * admission decides when it is saved, with the counts of that moment.
 * @param variables profile variables; a column headed with a variable's key holds codes or labels
 * @returns see `judgingPeopleFile`; under 16 and outside the footprint are faults, since such a person cannot join
 * @example judgeRecruitFile(file, variables, knowledge).summary.new // 2
 */
export function judgeRecruitFile(
  file: PeopleFile,
  variables: readonly FileVariable[],
  knowledge: FileKnowledge,
): JudgedFile<RecruitRow> {
  return toTheEnd(judgingRecruitFile(file, variables, knowledge));
}

/**
 * The same row by row; see `judgingPeopleFile`.
 * @example judgingRecruitFile(file, variables, knowledge).next().value // 1
 */
export function judgingRecruitFile(
  file: PeopleFile,
  variables: readonly FileVariable[],
  knowledge: FileKnowledge,
): Generator<number, JudgedFile<RecruitRow>> {
  const read = (row: RowReader) => {
    const record = readRecruit(row, variables, knowledge);
    return { record, facts: record.facts };
  };
  return judgingPeopleFile(file, { columns: recruitColumns, variables, read }, knowledge);
}

function readRecruit(
  row: RowReader,
  variables: readonly FileVariable[],
  knowledge: FileKnowledge,
): RecruitRow {
  const person = readPerson(row, variables, knowledge);
  const signedUpOn = readPastDay(row, 'signed_up', knowledge.on);
  if (person.born === null) {
    row.fault(
      'born',
      'Month and year of birth are not known, so it cannot be seen that the person is 16 or over. Ask them.',
    );
  } else if (signedUpOn !== undefined) {
    const answer = checkEligible({ born: person.born, place: 'unknown' }, signedUpOn, knowledge.area);
    if (!answer.eligible) {
      row.fault(
        'born',
        `The person was under 16 on ${signedUpOn}. Take the row out; they may join when they are 16.`,
      );
    }
  }
  if (person.place === 'outside') {
    row.fault(
      'postcode',
      `"${person.postcode}" is outside ${knowledge.area}. Check it; otherwise take the row out and tell the person kindly.`,
    );
  }
  if (!row.text('notice_version') && !row.text('notice_date') && !row.text('notice_evidence')) {
    row.fault(
      'notice_version',
      'It is not said which notice or consent text the person saw. Add version, date and evidence.',
    );
  }
  const ways = ['email', 'mobile', 'landline', 'address'];
  if (ways.every((key) => blankOr(row.text(key)) === undefined)) {
    row.warn(
      'email',
      'No way to reach the person is given. They can take part only with a printed address and short code.',
    );
  }
  return { ...person, signedUpOn: signedUpOn ?? '' };
}
