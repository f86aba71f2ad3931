import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../../server/contract/operation';
import type { questionnairesOperations } from '../../../../../server/contract/questionnaires';
import { resultsOperations } from '../../../../../server/contract/results';
import { counted, date } from '../../../../shared/format';
import { createReading } from '../../../reading';
import { finding } from '../../results/words';

export type Asked = ReplyOf<typeof questionnairesOperations.listAskedBefore>['questions'][number];
type Survey = Asked['surveys'][number];

/** Figures are read of this many surveys; the others are named. */
const mostRead = 2;

/** Where a question was asked already, of how many and with what result: it may not need asking again. */
export function AskedBefore(props: { readonly surveys: readonly Survey[] }) {
  const others = () => props.surveys.slice(mostRead);
  return (
    <details class="asked-before" open>
      <summary>Asked before in {counted(props.surveys.length, 'survey')}</summary>
      <ul>
        <For each={props.surveys.slice(0, mostRead)}>{(survey) => <Found survey={survey} />}</For>
        <For each={others()}>
          {(survey) => (
            <li>
              <Named survey={survey} />
            </li>
          )}
        </For>
      </ul>
      <p class="quiet">
        Use these answers if they still serve. Ask again only to see what has changed, and then in the same
        words.
      </p>
    </details>
  );
}

function Found(props: { readonly survey: Survey }) {
  const reading = createReading(resultsOperations.tabulate, () => ({
    params: { wave: props.survey.wave, question: props.survey.question },
  }));
  return (
    <li>
      <Named survey={props.survey} />
      <p role="status">
        <Show when={reading.problem()} fallback={said(reading.reply()) ?? 'Reading what it found…'}>
          {(problem) => <>{problem().detail ?? problem().title}</>}
        </Show>
      </p>
    </li>
  );
}

/** Written answers have no figure to say: how many wrote them is what there is. */
function said(table: ReplyOf<typeof resultsOperations.tabulate> | undefined): string | undefined {
  if (!table) return undefined;
  const weighted = table.weighting ? 'Weighted' : 'Not weighted';
  const found = finding(table);
  if (found)
    return `${found} ${table.groups[0]?.lines.some(({ everyone }) => everyone.shown) ? `${weighted}.` : ''}`;
  return table.answered === null
    ? 'Fewer than 10 people answered.'
    : `${counted(table.answered, 'person', 'people')} answered.`;
}

function Named(props: { readonly survey: Survey }) {
  return (
    <>
      <A href={`/staff/results/${props.survey.wave}?question=${props.survey.question}`}>
        {props.survey.title}
      </A>
      , {props.survey.status === 'open' ? 'being asked until' : 'asked until'} {date(props.survey.closesOn)}
      <Show when={props.survey.otherWords}>
        {(words) => <span class="quiet">. In other words then: “{words()}”</span>}
      </Show>
    </>
  );
}
