import { formName } from '../../../surveys/questions/parts';
import { fieldId, Title } from '../../shared/form';
import type { InputProps } from './input';
import { Lead, Spoken } from './lead';

/** The lead of a question with one box, which its label names. */
export function BoxLead(props: { of: InputProps }) {
  return (
    <>
      <Title isPage={props.of.isPage}>
        <label for={fieldId(formName(props.of.question))}>
          <Spoken words={props.of.question.label} language={props.of.language} />
        </label>
      </Title>
      <Lead of={props.of} />
    </>
  );
}
