import { For, Show } from 'solid-js';
import type { Editing } from './draft';
import { Figure, TextBox } from './fields';
import { Signing } from './media/signing';
import { GroundFields } from './questions/sensitivity';

const parts = [
  { name: 'title', label: 'Title', lines: 1 },
  { name: 'purpose', label: 'What it is for, as members read it', lines: 3 },
  { name: 'thanks', label: 'Thanks, when it has been sent', lines: 3 },
] as const;

/** What belongs to the questionnaire as a whole: title, purpose, length, thanks, ground, and the lines of completeness. */
export function WholeEditor(props: {
  readonly editing: Editing;
  /** Lines of completeness and ground are the standard version’s, for both. */
  readonly isEasyRead?: boolean;
}) {
  const draft = () => props.editing.draft();
  const change = (part: object) => props.editing.change({ ...draft(), ...part });
  return (
    <details>
      <summary>Title, purpose, length and thanks</summary>
      <For each={parts}>
        {({ name, label, lines }) => (
          <TextBox
            label={label}
            lines={lines}
            value={draft()[name].en}
            onChange={(en) => change({ [name]: { ...draft()[name], en } })}
          />
        )}
      </For>
      <Figure
        label="Minutes members are told"
        value={draft().minutes}
        onChange={(minutes) => change({ minutes })}
      />
      <Show when={!props.isEasyRead}>
        <div class="field-row">
          <Figure
            label="Partial from, % answered"
            value={Math.round(draft().completeness.partialFrom * 100)}
            onChange={(share) =>
              change({ completeness: { ...draft().completeness, partialFrom: (share ?? 0) / 100 } })
            }
          />
          <Figure
            label="Complete from, % answered"
            value={Math.round(draft().completeness.completeFrom * 100)}
            onChange={(share) =>
              change({ completeness: { ...draft().completeness, completeFrom: (share ?? 0) / 100 } })
            }
          />
        </div>
        <GroundFields
          ground={draft().ground}
          otherwise="None named"
          onChange={(ground) => {
            const { ground: _before, ...rest } = draft();
            props.editing.change(ground ? { ...rest, ground } : rest);
          }}
        />
        <Signing
          footprint={props.editing.footprint}
          clip={draft().bsl}
          languages={draft().languages}
          onChange={(clip) => {
            const { bsl: _before, ...rest } = draft();
            props.editing.change(clip ? { ...rest, bsl: clip } : rest);
          }}
        />
      </Show>
    </details>
  );
}
