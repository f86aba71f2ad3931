import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { StaffRole } from '../../../surveys/vocabulary';
import { type Station, type StationKey, stationsFor } from '../stations';

/**
 * The side navigation: the stations in their order, those beside the line, the footprint's own. Shows what the
 * roles may find and what has a screen (a key in routes.tsx); at the right what waits there.
 */
export function Nav(props: {
  readonly roles: readonly StaffRole[];
  /** Keys of the stations that have a screen. */
  readonly withScreen: readonly string[];
  /** What waits at each station, in two words: { panel: '861', fieldwork: '1 open' }. */
  readonly waiting?: Partial<Record<StationKey, string | undefined>>;
  /** Called when a link was followed: closes the menu on a phone. */
  readonly onFollow?: () => void;
}) {
  const shown = () => stationsFor(props.roles, props.withScreen);
  const part = (name: Station['part']) => shown().filter((station) => station.part === name);
  const links = (those: readonly Station[]) => (
    <ul>
      <For each={those}>
        {(station) => (
          <li>
            <A href={`/staff/${station.key}`} activeClass="is-here" onClick={() => props.onFollow?.()}>
              <span>{station.label}</span>
              <Show when={props.waiting?.[station.key]}>
                {(words) => <span class="nav-waiting">{words()}</span>}
              </Show>
            </A>
          </li>
        )}
      </For>
    </ul>
  );
  return (
    <nav class="nav" aria-label="Stations">
      {links(part('line'))}
      <Show when={part('beside').length > 0}>
        <h2>Beside the line</h2>
        {links(part('beside'))}
      </Show>
      <Show when={part('footprint').length > 0}>
        <h2>Footprint</h2>
        {links(part('footprint'))}
      </Show>
    </nav>
  );
}
