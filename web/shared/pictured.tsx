import type { Picture } from '../../surveys/questions/question-kind';
import { inLanguage } from '../../surveys/vocabulary';

/** A picture beside words. Its box has its size from the start, so that nothing jumps when the picture has come. */
export function Pictured(props: {
  picture: Picture;
  language: string;
  /** Seen at once: the others come when they are near. */
  isFirst?: boolean;
}) {
  return (
    <img
      class="picture"
      src={props.picture.media}
      alt={props.picture.alt ? inLanguage(props.picture.alt, props.language) : ''}
      width="96"
      height="96"
      loading={props.isFirst ? undefined : 'lazy'}
    />
  );
}
