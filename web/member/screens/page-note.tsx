import { Show } from 'solid-js';
import type { PageNote as Note } from '../../../surveys/questionnaires/page-data';

/** Whom one answers for, above a page of a survey. */
export function PageNote(props: { note: Note | undefined }) {
  return (
    <Show when={props.note}>
      {(note) => (
        <p class="small quiet under">
          {note().words} <a href={note().href}>{note().change}</a>
        </p>
      )}
    </Show>
  );
}
