import type { Option } from '../../../surveys/questions/question-kind';
import { Spoken } from './lead';
import { pictureOf } from './picture-of';

/** What is put in order or given a share, in words with its picture before them. */
export const Named = (props: { option: Option; language: string }) => (
  <>
    {pictureOf(props.option, props.language)}
    <Spoken words={props.option.label} language={props.language} />
  </>
);
