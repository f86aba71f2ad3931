import { createSignal, For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { counted } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Checkboxes } from '../../parts/checkboxes';
import { Notice } from '../../parts/notice';
import { Select } from '../../parts/select';
import { type Condition, noCondition, type Part, segmentOf } from './rule-parts';

type Variable = ReplyOf<typeof groupsOperations.describeChoices>['variables'][number];
type Size = ReplyOf<typeof groupsOperations.sizeRule>;

/** A rule of who may be invited, condition by condition: all must hold, or one of several. Read as a sentence, with its size. */
export function Rule(props: {
  readonly variables: readonly Variable[];
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
}) {
  const [size, setSize] = createSignal<Size>();
  const [problem, setProblem] = createSignal<Problem>();
  const changePart = (at: number, part: Part) =>
    props.onChange(props.parts.map((one, p) => (p === at ? part : one)));
  const look = async () => {
    const { reply, problem: refused } = await call(groupsOperations.sizeRule, {
      body: { segment: segmentOf(props.parts) },
    });
    setProblem(refused);
    setSize(reply);
  };
  return (
    <>
      <For each={props.parts.map((_, p) => p)}>
        {(p) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset grows with its longest option, past a phone's width
          <div class="section" role="group" aria-labelledby={`condition-${p}`}>
            <h3 id={`condition-${p}`}>{p === 0 ? 'Members who fit' : 'and who fit'}</h3>
            <For each={(props.parts[p] ?? []).map((_, c) => c)}>
              {(c) => (
                <OneCondition
                  name={`condition.${p}.${c}`}
                  label={c === 0 ? 'this' : 'or this'}
                  variables={props.variables}
                  of={props.parts[p]?.[c] ?? noCondition}
                  onChange={(condition) =>
                    changePart(
                      p,
                      (props.parts[p] ?? []).map((one, at) => (at === c ? condition : one)),
                    )
                  }
                />
              )}
            </For>
            <p class="actions">
              <Button look="plain" onPress={() => changePart(p, [...(props.parts[p] ?? []), noCondition])}>
                Or another way to fit
              </Button>
              <Button
                look="plain"
                onPress={() =>
                  (props.parts[p] ?? []).length > 1
                    ? changePart(p, (props.parts[p] ?? []).slice(0, -1))
                    : props.onChange(props.parts.filter((_, at) => at !== p))
                }
              >
                {(props.parts[p] ?? []).length > 1 ? 'Take the last way away' : 'Take this condition away'}
              </Button>
            </p>
          </div>
        )}
      </For>
      <p class="actions">
        <Button look="second" onPress={() => props.onChange([...props.parts, [noCondition]])}>
          Add a condition
        </Button>
        <Button look="second" onPress={() => void look()}>
          Read the rule, and its size
        </Button>
      </p>
      <Show when={problem()}>
        {(refused) => (
          <Notice kind="error" lead={refused().title}>
            {refused().detail}
          </Notice>
        )}
      </Show>
      <Show when={size()}>
        {(found) => (
          <Notice kind={found().problems.length > 0 ? 'warning' : 'plain'} lead={`${found().sentence}.`}>
            {found().problems.join(' ') || saySize(found())}
          </Notice>
        )}
      </Show>
    </>
  );
}

function OneCondition(props: {
  readonly name: string;
  readonly label: string;
  readonly variables: readonly Variable[];
  readonly of: Condition;
  readonly onChange: (condition: Condition) => void;
}) {
  const variable = () => props.variables.find(({ key }) => key === props.of.key);
  return (
    <>
      <Select
        name={props.name}
        label={props.label}
        nothing="Choose what is known of them"
        value={props.of.key}
        choices={props.variables.map(({ key, label }) => ({ value: key, label }))}
        onChoose={(key) => props.onChange({ ...props.of, key, codes: [] })}
      />
      <Show when={variable()}>
        {(found) => (
          <>
            <Select
              name={`${props.name}.is`}
              label={found().label}
              value={props.of.isNot ? 'not' : 'is'}
              choices={[
                { value: 'is', label: 'is one of' },
                { value: 'not', label: 'is known and is none of' },
              ]}
              onChoose={(value) => props.onChange({ ...props.of, isNot: value === 'not' })}
            />
            <Checkboxes
              name={`${props.name}.codes`}
              label="Categories"
              values={props.of.codes}
              choices={found().categories.map(({ code, label }) => ({ value: code, label }))}
              onChoose={(code, isChosen) =>
                props.onChange({
                  ...props.of,
                  codes: isChosen
                    ? [...props.of.codes, code]
                    : props.of.codes.filter((other) => other !== code),
                })
              }
            />
          </>
        )}
      </Show>
    </>
  );
}

function saySize({ members, isRounded, because }: Size): string {
  if (members !== null)
    return isRounded
      ? `About ${counted(members, 'member')} fit, to the nearest five: past answers are not counted to the person.`
      : `${counted(members, 'member')} fit.`;
  if (because === 'near-rule')
    return 'No number is shown: beside a rule looked at in the last 30 days it would tell how fewer than 10 people answered. Change the rule by more.';
  if (because === 'near-everyone')
    return 'No number is shown: it would tell how fewer than 10 people answered, since nearly everyone asked fits. Ask for more, or leave the past answer out.';
  return 'Fewer than 10 members fit.';
}
