import { For } from 'solid-js';
import { wording } from '../../../surveys/wording/words';
import type { ScreenOf } from '../../shared/frame';
import { Step, type StepProps, stepTitle } from './step';

/** All that was answered, before it is sent. Posts go=next to join, go=change:{step} to go back to a page. */
export type JoinCheckProps = StepProps & {
  readonly rows: readonly { readonly label: string; readonly answer: string; readonly step: string }[];
};

export const joinCheck: ScreenOf<JoinCheckProps> = {
  layout: 'bare',
  title: (data, frame) => stepTitle(wording(frame.language).joining.check.title, data, frame),
  Screen: (props) => {
    const list = () => wording(props.frame.language).joining.check;
    return (
      <Step data={props.data} frame={props.frame} button={list().join}>
        <h1>{list().title}</h1>
        <dl class="held">
          <For each={props.data.rows}>
            {(row) => (
              <div>
                <dt>{row.label}</dt>
                <dd class={row.answer ? 'lines' : 'quiet'}>
                  <bdi>{row.answer || list().none}</bdi>
                </dd>

                <dd class="aside">
                  <button class="link" type="submit" name="go" value={`change:${row.step}`}>
                    {list().change}
                    <span class="unseen"> {row.label}</span>
                  </button>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Step>
    );
  },
};
