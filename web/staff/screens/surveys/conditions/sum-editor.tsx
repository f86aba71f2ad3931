import { createUniqueId, For } from 'solid-js';
import type { SumTest } from '../../../../../surveys/questionnaires/show-if';
import { kindOf, type Question } from '../../../../../surveys/questions/answers';
import { Pick, Tick } from '../fields';

/** Questions whose whole answer is a number. */
export function summable(questions: readonly Question[]): readonly Question[] {
  return questions.filter((question) => {
    const { numbers, items } = kindOf(question).domain(question);
    return numbers !== undefined && items === undefined;
  });
}

/** Which numbers are taken together, and what they have to come to. */
export function SumEditor(props: {
  readonly sum: SumTest;
  readonly questions: readonly Question[];
  readonly onChange: (sum: SumTest) => void;
}) {
  const id = createUniqueId();
  const bound = () => ('atLeast' in props.sum ? props.sum.atLeast : props.sum.atMost);
  const isLeast = () => 'atLeast' in props.sum;
  const remade = (sum: readonly string[], least: boolean, number: number) => {
    if (sum.length > 0) props.onChange(least ? { sum, atLeast: number } : { sum, atMost: number });
  };
  return (
    <div class="condition-sum">
      <For each={summable(props.questions)}>
        {(question) => (
          <Tick
            label={question.label.en}
            value={props.sum.sum.includes(question.key)}
            onChange={(isIn) =>
              remade(
                isIn ? [...props.sum.sum, question.key] : props.sum.sum.filter((key) => key !== question.key),
                isLeast(),
                bound(),
              )
            }
          />
        )}
      </For>
      <Pick
        label="How the sum is compared"
        isInLine
        value={isLeast() ? 'atLeast' : 'atMost'}
        choices={[
          { value: 'atLeast', label: 'come to at least' },
          { value: 'atMost', label: 'come to at most' },
        ]}
        onChange={(verb) => remade(props.sum.sum, verb === 'atLeast', bound())}
      />
      <label class="for-readers" for={id}>
        Sum
      </label>
      <input
        id={id}
        class="input input-number width-4"
        type="number"
        step="any"
        value={bound()}
        onChange={(event) => {
          const typed = event.currentTarget.valueAsNumber;
          if (!Number.isNaN(typed)) remade(props.sum.sum, isLeast(), typed);
        }}
      />
    </div>
  );
}
