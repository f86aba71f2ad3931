import { Show } from 'solid-js';
import { mediaAddress } from '../../../../../surveys/media/media';
import type { Picture } from '../../../../../surveys/questions/question-kind';
import { Button } from '../../../parts/button';
import { Upload } from '../../../parts/upload';
import { TextBox } from '../fields';
import { PictureChoice } from './picture-choice';

/** The picture beside a question or an answer: uploaded, said in words for those who do not see it, or taken out. */
export function PictureBox(props: {
  /** What it stands beside, as a sentence’s end: “the question”. */
  readonly beside: string;
  readonly name: string;
  readonly footprint: string;
  readonly picture: Picture | undefined;
  readonly onChange: (picture: Picture | undefined) => void;
}) {
  return (
    <Show
      when={props.picture}
      fallback={
        <div class="picture-open">
          <Upload
            kind="picture"
            name={props.name}
            label={`Picture beside ${props.beside}`}
            hint="Your own or one you may use: PNG, JPEG or WebP. It is shown 96 pixels wide. A PDF prints PNG and JPEG only."
            onKept={({ id }) => props.onChange({ media: id })}
          />
          <PictureChoice
            beside={props.beside}
            footprint={props.footprint}
            onChoose={(media) => props.onChange({ media })}
          />
        </div>
      }
    >
      {(picture) => (
        <div class="picture-box">
          <img src={mediaAddress(props.footprint, picture().media)} alt="" width="64" height="64" />
          <TextBox
            label={`What is seen beside ${props.beside}, for those who do not see it`}
            value={picture().alt?.en ?? ''}
            onChange={(en) => {
              const { alt, ...rest } = picture();
              props.onChange(en.trim() === '' ? rest : { ...rest, alt: { ...alt, en } });
            }}
          />
          <Button look="plain" onPress={() => props.onChange(undefined)}>
            Take this picture out
          </Button>
        </div>
      )}
    </Show>
  );
}
