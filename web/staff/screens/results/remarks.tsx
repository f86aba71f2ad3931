import { Show } from 'solid-js';
import type { ResultTable } from '../../../../server/contract/results';
import { count, listed } from '../../../shared/format';
import { Notice } from '../../parts/notice';

const easyReadWords: Readonly<Record<NonNullable<ResultTable['easyRead']>['counts'], string>> = {
  together: 'Their answers to this question are pooled: each counts as one standard answer.',
  'not-asked': 'They are not in these figures: this question was not asked there, or on another scale.',
  only: 'This question was asked in Easy Read only.',
};

/** What must be known before the figures are read. */
export function Remarks(props: { readonly of: ResultTable }) {
  return (
    <>
      <Show when={props.of.weighting === null}>
        <Notice kind="warning" lead="Not weighted.">
          These figures speak of those who answered only. Make weights under Weighting.
        </Notice>
      </Show>
      <Show when={props.of.later > 0}>
        <Notice kind="warning" lead={`${count(props.of.later)} answers came after the weights.`}>
          They are not in these figures; new weights take them in.
        </Notice>
      </Show>
      <Show when={props.of.easyRead}>
        {(easy) => (
          <Notice
            kind="plain"
            lead={
              easy().answered === null
                ? 'Some answered in Easy Read; one of the two versions by fewer than 10.'
                : `${count(easy().answered ?? 0)} of ${count(props.of.respondents)} answered in Easy Read.`
            }
          >
            {easyReadWords[easy().counts]}
          </Notice>
        )}
      </Show>
      <Show when={props.of.segmentsHidden}>
        <Notice kind="warning" lead={`Not shown by ${props.of.segment?.label.toLowerCase()}.`}>
          Some answers were chosen by fewer than 10 people in all; with the split beside the whole, single
          groups could be worked out.
        </Notice>
      </Show>
      <Show when={props.of.toSignOff.length > 0}>
        <Notice kind="warning" lead="All or none of a group gave a sensitive answer.">
          {listed(
            props.of.toSignOff.map(
              ({ segment, answer }) => `${segment ?? 'everyone'}: ${answer.toLowerCase()}`,
            ),
          )}
          . To be signed off before it is published.
        </Notice>
      </Show>
    </>
  );
}
