import { Show } from 'solid-js';
import { wording } from '../../surveys/wording/words';
import type { Frame } from './frame';

/** Said on a page in another language where something on it was written in English: it is marked so, and not hidden. */
export function PartlyEnglish(props: { frame: Frame }) {
  return (
    <Show when={props.frame.language !== 'en'}>
      <p class="small quiet">{wording(props.frame.language).around.frame.partlyEnglish}</p>
    </Show>
  );
}

/** After the words of a link: that what it leads to is in English only. */
export function OnlyEnglish(props: { frame: Frame }) {
  return (
    <Show when={props.frame.language !== 'en'}> {wording(props.frame.language).around.frame.inEnglish}</Show>
  );
}
