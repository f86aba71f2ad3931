import { For, Show } from 'solid-js';
import type { ShownClip } from '../../../surveys/media/shown-clip';

/**
 * Clips in British Sign Language, folded away: nothing of them is fetched before someone opens one and plays it, with a
 * script or without. Captions are the player's own to show, since one that shows them by itself fetches them at once.
 */
export function SignedClips(props: { clips: readonly ShownClip[] }) {
  return (
    <For each={props.clips}>
      {(clip) => (
        <details>
          <summary>{clip.title}</summary>
          {/* biome-ignore lint/a11y/useMediaCaption: its tracks come out of the list of captions */}
          <video
            controls
            playsinline
            preload="none"
            width={clip.width}
            height={clip.height}
            src={clip.src}
            aria-label={clip.title}
          >
            <For each={clip.captions}>
              {(track) => (
                <track kind="captions" srclang={track.language} label={track.name} src={track.src} />
              )}
            </For>
          </video>
          <Show when={clip.transcript}>
            {(said) => (
              <details>
                <summary>{said().title}</summary>
                <p>{said().text}</p>
              </details>
            )}
          </Show>
        </details>
      )}
    </For>
  );
}
