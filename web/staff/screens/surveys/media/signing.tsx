import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { type Clip, mediaAddress } from '../../../../../surveys/media/media';
import { languageName } from '../../../../../surveys/recruitment/language';
import { Button } from '../../../parts/button';
import { Upload } from '../../../parts/upload';
import { Pick, TextBox } from '../fields';

/** British Sign Language: the clip of a question or of the survey's purpose, its captions by language, and its words to read. */
export function Signing(props: {
  readonly footprint: string;
  readonly clip: Clip | undefined;
  /** Languages of the survey: captions can be in each. */
  readonly languages: readonly string[];
  readonly onChange: (clip: Clip | undefined) => void;
}) {
  const captions = () => props.clip?.captions ?? [];
  const withCaptions = (clip: Clip, list: NonNullable<Clip['captions']>): Clip => {
    const { captions: _before, ...rest } = clip;
    return list.length > 0 ? { ...rest, captions: list } : rest;
  };
  // The clip of a question and that of the survey stand on one screen.
  const id = createUniqueId();
  const without = () => props.languages.filter((tag) => !captions().some(({ language }) => language === tag));
  const [chosen, setChosen] = createSignal<string>();
  // A language that has got its captions is no longer offered.
  const language = () => without().find((tag) => tag === chosen()) ?? without()[0];

  return (
    <fieldset class="field">
      <legend>British Sign Language</legend>
      <Show
        when={props.clip}
        fallback={
          <Upload
            kind="clip"
            name={`bsl-${id}`}
            label="Clip of a signer, MP4 or WebM"
            hint="MP4 with H.264 plays on every phone. 640 pixels wide is enough. Who has its address can see it, so let nobody be in it who has not agreed."
            onKept={({ id, width, height }) =>
              props.onChange({ media: id, ...(width && height ? { width, height } : {}) })
            }
          />
        }
      >
        {(clip) => (
          <>
            {/* biome-ignore lint/a11y/useMediaCaption: its tracks come out of the list of captions */}
            <video
              class="played"
              controls
              playsinline
              preload="metadata"
              aria-label="The clip as uploaded"
              src={mediaAddress(props.footprint, clip().media)}
            >
              <For each={captions()}>
                {(one) => (
                  <track
                    kind="captions"
                    srclang={one.language}
                    label={languageName(one.language)}
                    src={mediaAddress(props.footprint, one.media)}
                  />
                )}
              </For>
            </video>
            <p>
              <Button look="second" onPress={() => props.onChange(undefined)}>
                Take this clip out
              </Button>
            </p>
            <For each={captions()}>
              {(one) => (
                <p>
                  Captions in {languageName(one.language)}{' '}
                  <Button
                    look="plain"
                    onPress={() =>
                      props.onChange(
                        withCaptions(
                          clip(),
                          captions().filter((other) => other !== one),
                        ),
                      )
                    }
                  >
                    Take the {languageName(one.language)} captions out
                  </Button>
                </p>
              )}
            </For>
            <Show when={language()}>
              {(tag) => (
                <>
                  <Show when={without().length > 1}>
                    <Pick
                      label="Language of the captions"
                      value={tag()}
                      choices={without().map((value) => ({ value, label: languageName(value) }))}
                      onChange={setChosen}
                    />
                  </Show>
                  <Upload
                    kind="captions"
                    name={`captions-${id}`}
                    label={`Captions in ${languageName(tag())}, WebVTT`}
                    onKept={({ id }) =>
                      props.onChange(withCaptions(clip(), [...captions(), { language: tag(), media: id }]))
                    }
                  />
                </>
              )}
            </Show>
            <TextBox
              label="All that the clip says, to read instead"
              lines={2}
              value={clip().transcript?.en ?? ''}
              onChange={(en) => {
                const { transcript, ...rest } = clip();
                props.onChange(en.trim() === '' ? rest : { ...rest, transcript: { ...transcript, en } });
              }}
            />
          </>
        )}
      </Show>
    </fieldset>
  );
}
