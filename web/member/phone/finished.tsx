import { Show } from 'solid-js';
import { say } from '../../../surveys/wording/say';
import { formId } from '../../shared/form';
import { EnterGoesOn, Hidden, Top } from '../../shared/posting';
import { sayAbout } from '../screens/numbers';
import { phoneWords } from './words';

export type FinishedProps = {
  readonly action: string;
  readonly submission: string;
  readonly withUs: readonly number[];
  readonly onPhone: readonly number[];
  readonly openUntil: string;
  readonly helpline?: string | undefined;
};

/** Everything is answered and sent off, and the line is gone: what is with us, what is here only, what to do. */
export function Finished(props: { readonly data: FinishedProps; readonly language: string }) {
  const list = () => phoneWords(props.language).finished;
  const said = (numbers: readonly number[]) =>
    numbers.length === 0 ? list().none : sayAbout(list().answers, numbers, props.language);
  return (
    <main id="main" tabindex="-1">
      <form method="post" action={props.data.action} id={formId}>
        <EnterGoesOn go="send" />
        <Hidden fields={{ submission: props.data.submission, page: 'check-answers' }} />
        <Top
          back={list().back}
          where={say(
            list().all,
            { count: props.data.withUs.length + props.data.onPhone.length },
            props.language,
          )}
          share={1}
        />
        <div class="wrap">
          <h1>{list().title}</h1>
          <p>
            {props.data.onPhone.length === 0
              ? list().whyAll
              : sayAbout(list().why, props.data.onPhone, props.language)}
          </p>
          <dl class="sides">
            <div>
              <dt>{list().withUs}</dt>
              <dd>{said(props.data.withUs)}</dd>
            </div>
            <div>
              <dt>{list().onPhone}</dt>
              <dd>{said(props.data.onPhone)}</dd>
            </div>
          </dl>
          <h2>{list().todo}</h2>
          <p>{say(list().how, { day: props.data.openUntil }, props.language)}</p>
          <div class="why">{list().keep}</div>
          <button class="button" type="submit" name="go" value="send" data-busy={list().trying}>
            {list().now}
          </button>
          <Show when={props.data.helpline}>
            {(helpline) => (
              <p class="alone centred">
                <a href={`tel:${helpline().replace(/[^0-9+]/g, '')}`}>{list().telephone}</a>
              </p>
            )}
          </Show>
        </div>
      </form>
    </main>
  );
}
