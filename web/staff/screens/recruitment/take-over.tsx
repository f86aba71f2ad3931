import { recruitmentOperations } from '../../../../server/contract/recruitment';
import { counted } from '../../../shared/format';
import { PeopleFile } from './people-file';

/** Existing members of an earlier panel come in as they are (R32). */
export default function TakeOver() {
  return (
    <PeopleFile
      operation={recruitmentOperations.takeOver}
      template={recruitmentOperations.getTakeoverTemplate}
      here="Take over"
      title="Take over existing members"
      about="They come in with their dates, status, needs and evidence of notice. No quota is judged and no message is sent; people already here stay as they are."
      rules={
        <p class="quiet">
          Of someone who left, only scrambled marks are kept, so that no old list invites them again. The same
          file a second time changes nothing.
        </p>
      }
      act={(people) => `Take over ${counted(people, 'person', 'people')}`}
      saved={() => 'No message was sent.'}
    />
  );
}
