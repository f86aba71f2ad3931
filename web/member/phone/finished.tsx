import { Show } from 'solid-js';
import { EnterGoesOn, formId, Hidden, Top } from '../../shared/form';
import { phoneWords, sayNumbers, sayNumbersWithin } from './words';

/** Everything is answered and sent off, and the line is gone: what is with us, what is here only, what to do. */
export function Finished(props: {
  readonly action: string;
  readonly submission: string;
  readonly withUs: readonly number[];
  readonly onPhone: readonly number[];
  readonly openUntil: string;
  readonly helpline?: string | undefined;
  readonly language: string;
}) {
  const list = () => phoneWords(props.language).finished;
  const said = (numbers: readonly number[]) =>
    numbers.length === 0 ? list().none : sayNumbers(numbers, props.language);
  return (
    <main id="main" tabindex="-1">
      <form method="post" action={props.action} id={formId}>
        <EnterGoesOn go="send" />
        <Hidden fields={{ submission: props.submission, page: 'check-answers' }} />
        <Top back={list().back} where={list().all(props.withUs.length + props.onPhone.length)} share={1} />
        <div class="wrap">
          <h1>{list().title}</h1>
          <p>
            {props.onPhone.length === 0
              ? list().whyAll
              : list().why(sayNumbersWithin(props.onPhone, props.language), props.onPhone.length === 1)}
          </p>
          <dl class="sides">
            <div>
              <dt>{list().withUs}</dt>
              <dd>{said(props.withUs)}</dd>
            </div>
            <div>
              <dt>{list().onPhone}</dt>
              <dd>{said(props.onPhone)}</dd>
            </div>
          </dl>
          <h2>{list().todo}</h2>
          <p>{list().how(props.openUntil)}</p>
          <div class="why">{list().keep}</div>
          <button class="button" type="submit" name="go" value="send" data-busy={list().trying}>
            {list().now}
          </button>
          <Show when={props.helpline}>
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
