import { createUniqueId, Match, Show, Switch } from 'solid-js';
import type { Condition, SumTest, Test } from '../../../../../surveys/questionnaires/show-if';
import type { Question } from '../../../../../surveys/questions/answers';
import { Pick } from '../fields';
import { GroupEditor } from './condition-editor';
import { type About, firstTest, testWith, type Verb, verbIn, verbsOf, verbWords } from './condition-parts';
import { choicesOf, itemsOf } from './condition-words';
import { SumEditor, summable } from './sum-editor';

/** One part of a condition: what is looked at, how, and against what; or several parts taken together, or turned round. */
export function PartEditor(props: {
  readonly part: Condition;
  readonly number: number;
  readonly about: About;
  readonly mayRemove: boolean;
  readonly onChange: (part: Condition | undefined) => void;
}) {
  const isTurned = () => 'not' in props.part;
  const inner = (): Condition => ('not' in props.part ? props.part.not : props.part);
  const emit = (part: Condition | undefined) =>
    props.onChange(part !== undefined && isTurned() ? { not: part } : part);
  return (
    <div class="condition-part">
      <Pick
        label={`Part ${props.number}: whether it holds`}
        isInLine
        value={isTurned() ? 'not' : 'if'}
        choices={[
          { value: 'if', label: 'if' },
          { value: 'not', label: 'if not' },
        ]}
        onChange={(turn) => props.onChange(turn === 'not' ? { not: inner() } : inner())}
      />
      <Pick
        label={`Part ${props.number}: what it looks at`}
        isInLine
        value={subjectOf(inner())}
        choices={subjects(props.about, inner())}
        onChange={(subject) => emit(partAbout(subject, props.about, inner()))}
      />
      <Switch>
        <Match when={asTest(inner())}>
          {(test) => (
            <Show when={props.about.questions.find(({ key }) => key === test().question)}>
              {(question) => (
                <TestEditor test={test()} question={question()} number={props.number} onChange={emit} />
              )}
            </Show>
          )}
        </Match>
        <Match when={asSum(inner())}>
          {(sum) => <SumEditor sum={sum()} questions={props.about.questions} onChange={emit} />}
        </Match>
        <Match when={'all' in inner() || 'any' in inner()}>
          <GroupEditor condition={inner()} about={props.about} onChange={emit} />
        </Match>
      </Switch>
      <Show when={props.mayRemove}>
        <button
          type="button"
          class="remove"
          aria-label={`Remove part ${props.number}`}
          onClick={() => props.onChange(undefined)}
        >
          ×
        </button>
      </Show>
    </div>
  );
}

function TestEditor(props: {
  readonly test: Test;
  readonly question: Question;
  readonly number: number;
  readonly onChange: (test: Test) => void;
}) {
  const id = createUniqueId();
  const items = () => itemsOf(props.question);
  const verb = () => verbIn(props.test);
  const codes = () => choicesOf(props.question, props.test.item);
  const value = () => valueIn(props.test);
  const remade = (given: { item?: string | undefined; verb?: Verb; value?: string | number }) => {
    const item = 'item' in given ? given.item : props.test.item;
    const able = verbsOf(props.question, item);
    const asked = given.verb ?? verb();
    props.onChange(
      testWith(props.question, item, able.includes(asked) ? asked : able[0], given.value ?? value()),
    );
  };
  return (
    <>
      <Show when={items().length > 0}>
        <Pick
          label={`Part ${props.number}: which item`}
          isInLine
          value={props.test.item ?? ''}
          nothing="the question as a whole"
          choices={items().map(({ code, label }) => ({ value: code, label }))}
          onChange={(item) => remade({ item: item === '' ? undefined : item })}
        />
      </Show>
      <Pick
        label={`Part ${props.number}: how`}
        isInLine
        value={verb()}
        choices={verbsOf(props.question, props.test.item).map((one) => ({
          value: one,
          label: verbWords[one],
        }))}
        onChange={(chosen) => remade({ verb: chosen as Verb })}
      />
      <Show when={verb() !== 'answered' && verb() !== 'notAnswered'}>
        <Show
          when={codes().length > 0 && verb() !== 'atLeast' && verb() !== 'atMost'}
          fallback={
            <>
              <label class="for-readers" for={id}>
                Part {props.number}: number
              </label>
              <input
                id={id}
                class="input input-number width-4"
                type="number"
                step="any"
                value={value() ?? ''}
                onChange={(event) => {
                  const typed = event.currentTarget.valueAsNumber;
                  if (!Number.isNaN(typed)) remade({ value: typed });
                }}
              />
            </>
          }
        >
          <Pick
            label={`Part ${props.number}: value`}
            isInLine
            value={String(value())}
            choices={codes().map(({ code, label }) => ({ value: code, label: `“${label}”` }))}
            onChange={(code) => remade({ value: code })}
          />
        </Show>
      </Show>
    </>
  );
}

function valueIn(test: Test): string | number | undefined {
  if ('is' in test) return test.is;
  if ('isNot' in test) return test.isNot;
  if ('includes' in test) return test.includes;
  if ('atLeast' in test) return test.atLeast;
  return 'atMost' in test ? test.atMost : undefined;
}

const asTest = (part: Condition): Test | undefined => ('question' in part ? part : undefined);
const asSum = (part: Condition): SumTest | undefined => ('sum' in part ? part : undefined);

/** What a part looks at, as one select: each question, what is known, each arm, a sum, several parts together. */
function subjects(about: About, part: Condition): { value: string; label: string }[] {
  const here = subjectOf(part);
  const list = [
    ...about.questions.map(({ key, label }) => ({ value: `question ${key}`, label: `“${label.en}”` })),
    ...about.known.map((name) => ({ value: `known ${name}`, label: `“${name}” is known of them` })),
    ...about.splits.flatMap(({ key, arms }) =>
      arms.map(({ code }) => ({
        value: `split ${key} ${code}`,
        label: `they fall into arm “${code}” of “${key}”`,
      })),
    ),
    ...(summable(about.questions).length > 1 ? [{ value: 'sum', label: 'the sum of several numbers' }] : []),
    { value: 'group', label: 'several parts together' },
  ];
  return list.some(({ value }) => value === here)
    ? list
    : [{ value: here, label: `${here.split(' ')[1] ?? here}, which is not there` }, ...list];
}

function subjectOf(part: Condition): string {
  if ('question' in part) return `question ${part.question}`;
  if ('known' in part) return `known ${part.known}`;
  if ('split' in part) return `split ${part.split} ${part.arm}`;
  return 'sum' in part ? 'sum' : 'group';
}

function partAbout(subject: string, about: About, before: Condition): Condition {
  const [kind, name = '', arm = ''] = subject.split(' ');
  const question = about.questions.find(({ key }) => key === name);
  if (kind === 'question' && question) return firstTest(question);
  if (kind === 'known') return { known: name };
  if (kind === 'split') return { split: name, arm };
  if (kind === 'sum') return { sum: summable(about.questions).map(({ key }) => key), atLeast: 0 };
  return kind === 'group' ? { any: [before, before] } : before;
}
