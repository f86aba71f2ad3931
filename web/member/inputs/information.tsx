import { For } from 'solid-js';
import { Title } from '../../shared/form';
import type { Input } from './input';
import { Lead, Spoken } from './lead';

/** Words to read. Nothing is asked. */
export const Information: Input = (props) => (
  <>
    <Title isPage={props.isPage}>
      <Spoken words={props.question.label} language={props.language} />
    </Title>
    <Lead of={props} plain />
    <For each={props.question.kind === 'information' ? props.question.paragraphs : []}>
      {(paragraph) => (
        <p>
          <Spoken words={paragraph} language={props.language} />
        </p>
      )}
    </For>
  </>
);
