import { createSignal, onCleanup, Show } from 'solid-js';
import { mediaOperations } from '../../../server/contract/media';
import type { ReplyOf } from '../../../server/contract/operation';
import type { MediaKind } from '../../../surveys/media/media';
import { fileSize } from '../../shared/format';
import type { Problem } from '../api';
import { upload } from '../upload';
import { Button } from './button';
import { FileInput } from './file-input';
import { Notice } from './notice';
import { span } from './scale';

export type Kept = ReplyOf<typeof mediaOperations.keepMedia>;

const accepted: Readonly<Record<MediaKind, string>> = {
  picture: 'image/png,image/jpeg,image/webp',
  clip: 'video/mp4,video/webm',
  captions: '.vtt,text/vtt',
};

/**
 * A file that goes up as soon as it is chosen: how much has gone, and a button that stops it. A file that is refused is said
 * to be so with its remedy, and nothing of it is kept.
 *
 * <Upload kind="clip" name="clip" label="Clip, MP4 or WebM" onKept={(kept) => use(kept.id)} />
 */
export function Upload(props: {
  readonly kind: MediaKind;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly onKept: (kept: Kept) => void;
}) {
  const [going, setGoing] = createSignal<{ readonly name: string; readonly size: number }>();
  const [sent, setSent] = createSignal(0);
  const [problem, setProblem] = createSignal<Problem>();
  let leaving = new AbortController();
  onCleanup(() => leaving.abort());

  const choose = async (file: File | undefined) => {
    if (!file) return;
    leaving = new AbortController();
    setProblem(undefined);
    setSent(0);
    setGoing({ name: file.name, size: file.size });
    const { reply, problem } = await upload(
      mediaOperations.keepMedia,
      { query: { kind: props.kind, name: file.name }, signal: leaving.signal },
      file,
      setSent,
    );
    setGoing(undefined);
    setProblem(problem);
    if (reply) props.onKept(reply);
  };

  return (
    <Show
      when={going()}
      fallback={
        <>
          <FileInput
            name={props.name}
            label={props.label}
            hint={props.hint}
            accept={accepted[props.kind]}
            onChoose={(file) => void choose(file)}
          />
          <Show when={problem()}>
            {(said) => (
              <Notice
                kind={said().code === 'left' ? 'plain' : 'error'}
                lead={
                  said().code === 'left' || said().code === 'line-lost'
                    ? said().title
                    : 'The file was not taken.'
                }
              >
                {said().detail}
              </Notice>
            )}
          </Show>
        </>
      }
    >
      {(file) => (
        <div class="field" aria-live="polite">
          <p class="label">{file().name}</p>
          <svg
            class="mark"
            width="100%"
            height="12"
            role="progressbar"
            aria-label={`Sending ${file().name}`}
            aria-valuemin="0"
            aria-valuenow={sent()}
            aria-valuemax={file().size}
          >
            <rect class="mark-panel" x="0" y="0" height="12" width={span(0, sent(), file().size || 1)} />
            <rect class="mark-outline" x="0" y="0" width="100%" height="12" />
          </svg>
          <p class="quiet">
            {sent() < file().size
              ? `${fileSize(sent())} of ${fileSize(file().size)} sent.`
              : 'All of it is sent; it is being looked into.'}
          </p>
          <p>
            <Button look="second" onPress={() => leaving.abort()}>
              Stop
            </Button>
          </p>
        </div>
      )}
    </Show>
  );
}
