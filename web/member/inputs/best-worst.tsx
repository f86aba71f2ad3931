import { For } from 'solid-js';
import { optionsOf, partOf } from '../../../surveys/questions/best-worst/answer';
import { formName } from '../../../surveys/questions/parts';
import { inLanguage } from '../../../surveys/vocabulary';
import { fieldId, problemOf, Title, Wrong } from '../../shared/form';
import { wordsIn } from '../../shared/frame';
import { Options } from '../../shared/options';
import { filled, type Input } from './input';
import { Lead, Reasons } from './lead';
import { onlyOneOf } from './only-one';

const words = {
  en: {
    set: (number: number, of: number) => `Set ${number} of ${of}`,
    best: 'Which matters most?',
    worst: 'Which matters least?',
  },
};

/** Sets of a few, below each other: in each one tap for what matters most, one for what matters least. */
export const BestWorstSets: Input = (props) => {
  const list = () => wordsIn(words, props.language);
  const asked = () => {
    if (props.question.kind !== 'best-worst') throw new Error('a best-worst question was expected');
    return props.question;
  };
  return (
    <div on:input={onlyOneOf} class="cards">
      <Title isPage={props.isPage}>{inLanguage(props.question.label, props.language)}</Title>
      <Lead of={props} />
      <For each={asked().sets}>
        {(set, index) => (
          <For each={['best', 'worst'] as const}>
            {(end) => {
              const name = formName(props.question, partOf(index(), end));
              return (
                <fieldset>
                  <legend>
                    <span class="small quiet">{list().set(index() + 1, asked().sets.length)}</span>
                    <h2>{list()[end]}</h2>
                  </legend>
                  <Wrong message={problemOf(props.problems, name)} id={fieldId(name)}>
                    <Options
                      name={name}
                      type="radio"
                      rows={optionsOf(asked(), set).map(({ code, label }) => ({
                        code,
                        label: inLanguage(label, props.language),
                      }))}
                      chosen={filled(props.fields, name)}
                    />
                  </Wrong>
                </fieldset>
              );
            }}
          </For>
        )}
      </For>
      <Reasons of={props} />
    </div>
  );
};
