import { createSignal, For, Show } from 'solid-js';
import { mediaOperations } from '../../../../../server/contract/media';
import { mediaAddress } from '../../../../../surveys/media/media';
import { createReading } from '../../../reading';

/** The pictures that are uploaded already, to stand at one more place: read once someone asks for them. */
export function PictureChoice(props: {
  /** What it would stand beside, as a sentence’s end. */
  readonly beside: string;
  readonly footprint: string;
  readonly onChoose: (media: string) => void;
}) {
  const [isOpen, setOpen] = createSignal(false);
  const reading = createReading(mediaOperations.listMedia, () =>
    isOpen() ? { params: { footprint: props.footprint } } : null,
  );
  const pictures = () => reading.reply()?.media.filter(({ kind }) => kind === 'picture') ?? [];
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Use a picture that is uploaded already</summary>
      <Show when={reading.problem()}>{(problem) => <p class="note">{problem().detail}</p>}</Show>
      <Show when={reading.hasReply() && pictures().length === 0}>
        <p class="note">No picture is uploaded yet.</p>
      </Show>
      <ul class="picture-choice">
        <For each={pictures()}>
          {({ id, name }) => (
            <li>
              <button
                type="button"
                aria-label={`Put ${name} beside ${props.beside}`}
                onClick={() => props.onChoose(id)}
              >
                <img src={mediaAddress(props.footprint, id)} alt="" width="64" height="64" loading="lazy" />
                {name}
              </button>
            </li>
          )}
        </For>
      </ul>
    </details>
  );
}
