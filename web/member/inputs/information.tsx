import { For } from 'solid-js';
import { inLanguage } from '../../../surveys/vocabulary';
import { Title } from '../../shared/form';
import type { Input } from './input';
import { Lead } from './lead';

/** Words to read. Nothing is asked. */
export const Information: Input = (props) => (
  <>
    <Title isPage={props.isPage}>{inLanguage(props.question.label, props.language)}</Title>
    <Lead of={props} plain />
    <For each={props.question.kind === 'information' ? props.question.paragraphs : []}>
      {(paragraph) => <p>{inLanguage(paragraph, props.language)}</p>}
    </For>
  </>
);
