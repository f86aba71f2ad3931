import { For, Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { wording } from '../../../surveys/wording/words';
import type { Link, ScreenOf } from '../../shared/frame';
import { Tick } from '../../shared/icons';
import { Hidden } from '../../shared/posting';
import type { Versions } from './question';

export type ThanksProps = {
  /** In words: "10:52 on 14 March 2019". */
  readonly receivedAt: string;
  /** The questionnaire's own thanks. */
  readonly thanks?: string;
  /** In words: "30 April 2019". */
  readonly resultsBy?: string;
  readonly workshop?: {
    /** Posts go=yes | no. */
    readonly action: string;
    readonly submission: string;
    readonly lines: readonly string[];
    readonly places?: number;
  };
  readonly lastSurvey?: { readonly intro: string; readonly points: readonly string[] };
  readonly updates?: Link;
  readonly myDetails?: Link;
} & Pick<Versions, 'isEasyRead'>;

export const thanks: ScreenOf<ThanksProps> = {
  layout: 'masthead',
  title: (_data, frame) => wording(frame.language).ends.thanks.title,
  Screen: (props) => {
    const list = () => wording(props.frame.language).ends.thanks;
    return (
      <main class="wrap" id="main" tabindex="-1">
        <h1 class="signed">
          <Tick />
          <span>{list().title}</span>
        </h1>
        <p>
          {say(list().received, { at: props.data.receivedAt }, props.frame.language)}{' '}
          {props.data.resultsBy
            ? say(list().results, { day: props.data.resultsBy }, props.frame.language)
            : ''}
        </p>
        <Show when={props.data.thanks}>
          <p>{props.data.thanks}</p>
        </Show>
        <Show when={props.data.workshop}>
          {(workshop) => (
            <form method="post" action={workshop().action} class="parted">
              <Hidden fields={{ submission: workshop().submission }} />
              <h2>{list().talk}</h2>
              <For each={workshop().lines}>{(line) => <div>{line}</div>}</For>
              <Show when={workshop().places}>
                {(places) => (
                  <p class="small quiet">{say(list().lot, { places: places() }, props.frame.language)}</p>
                )}
              </Show>
              <button class="button" type="submit" name="go" value="yes">
                {list().yes}
              </button>
              <p class="alone centred">
                <button class="link" type="submit" name="go" value="no">
                  {list().no}
                </button>
              </p>
            </form>
          )}
        </Show>
        <Show when={props.data.lastSurvey}>
          {(last) => (
            <div class="parted">
              <h2>{list().last}</h2>
              <p>{last().intro}</p>
              <ul class="ticks">
                <For each={last().points}>
                  {(point) => (
                    <li class="signed">
                      <Tick />
                      <span>{point}</span>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </Show>
        <Show when={props.data.updates}>
          {(link) => (
            <p class="alone">
              <a href={link().href}>{link().words || list().updates}</a>
            </p>
          )}
        </Show>
        <Show when={props.data.myDetails}>
          {(link) => (
            <p class="alone">
              <a href={link().href}>{link().words || list().details}</a>
            </p>
          )}
        </Show>
      </main>
    );
  },
};
