import type { JSX } from 'solid-js';

/**
 * Said before work is lost: someone else changed the thing meanwhile. Who, when, what; own work is kept until chosen.
 *
 * <Refused title="Asha Begum changed this code at 10:14" actions={<Button look="second">Keep mine</Button>}>
 *   She renamed “Contacting services”. Your 6 codings are kept here and not yet saved.
 * </Refused>
 */
export function Refused(props: {
  readonly title: JSX.Element;
  readonly children: JSX.Element;
  readonly actions?: JSX.Element;
}) {
  return (
    <section class="refused" role="alert">
      <h3>{props.title}</h3>
      <p>{props.children}</p>
      <p class="actions">{props.actions}</p>
    </section>
  );
}
