import { For } from 'solid-js';
import { boxesOf, type DateRules } from '../../../surveys/questions/date-parts';
import { formName } from '../../../surveys/questions/parts';
import { wording } from '../../../surveys/wording/words';
import { fieldId, Wrong } from '../../shared/form';
import { filled, type InputProps } from './input';
import { problemId } from './lead';

/** Day, month and year in boxes of their own: no calendar, and no more of it than is known. */
export function DateBoxes(props: { of: InputProps; asks: DateRules }) {
  const list = () => wording(props.of.language).inputs.asking;
  const name = (part: string) => formName(props.of.question, part);
  const names = () => boxesOf(props.asks).map(name);
  const wrong = () => props.of.problems.find((problem) => names().includes(problem.field));
  return (
    <Wrong message={wrong()?.message} id={fieldId(wrong()?.field ?? name('year'))}>
      <div class="beside">
        <For each={boxesOf(props.asks)}>
          {(part) => (
            <div class="field">
              <label for={fieldId(name(part))}>{list()[part]}</label>
              <input
                class={part === 'year' ? 'box tiny' : 'box two'}
                id={fieldId(name(part))}
                name={name(part)}
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxlength={part === 'year' ? 4 : 2}
                value={filled(props.of.fields, name(part))[0] ?? ''}
                aria-describedby={wrong()?.field === name(part) ? problemId(name(part)) : undefined}
                aria-invalid={wrong()?.field === name(part) ? 'true' : undefined}
              />
            </div>
          )}
        </For>
      </div>
    </Wrong>
  );
}
