import { type JSX, Show } from 'solid-js';

/**
 * What this screen will show, how to start, and the last one there was.
 *
 * <Empty title="No survey is in the field" action={<Button href="…">Choose a questionnaire and a date</Button>}
 *   last={<>Survey 3 closed on 26 July 2019. <A href="…">Open its fieldwork</A></>}>
 *   While one is, this screen shows who has answered day by day.
 * </Empty>
 */
export function Empty(props: {
  readonly title: string;
  readonly children: JSX.Element;
  readonly action?: JSX.Element;
  readonly last?: JSX.Element;
}) {
  return (
    <section class="empty">
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      <Show when={props.action}>
        <p>{props.action}</p>
      </Show>
      <Show when={props.last}>
        <p class="quiet">{props.last}</p>
      </Show>
    </section>
  );
}
