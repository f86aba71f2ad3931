import { recruitmentOperations } from '../../../../server/contract/recruitment';
import { count, counted } from '../../../shared/format';
import { PeopleFile } from './people-file';

/** A recruiter's file of recruits: each row goes through admission when it is saved (R5). */
export default function ImportRecruits() {
  return (
    <PeopleFile
      operation={recruitmentOperations.importRecruits}
      template={recruitmentOperations.getRecruitTemplate}
      here="Import"
      title="Import a file of recruits"
      about="Each person goes through admission in the order of the file: a member now, or in reserve. Those with an e-mail address are told at once."
      rules={
        <p class="quiet">
          Every person must have seen the notice: give its version, the day and how it is known. Under 16 or
          outside the area cannot join.
        </p>
      }
      act={(people) => `Save ${counted(people, 'recruit')}`}
      saved={({ admitted, reserve }) => `${count(admitted)} admitted, ${count(reserve)} in reserve.`}
    />
  );
}
