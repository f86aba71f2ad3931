import { Index, Show } from 'solid-js';
import type { Condition } from '../../../../../surveys/questionnaires/show-if';
import { Button } from '../../../parts/button';
import { Pick } from '../fields';
import { type About, firstPart, fromParts, partsOf, type Together } from './condition-parts';
import { sayCondition } from './condition-words';
import { PartEditor } from './part-editor';

/** A condition built from selects, and read back as a sentence. */
export function ConditionEditor(props: {
  readonly legend: string;
  /** What holds when there is no condition: “Everyone”. */
  readonly otherwise: string;
  readonly condition: Condition | undefined;
  readonly about: About;
  readonly onChange: (condition: Condition | undefined) => void;
}) {
  const first = () => firstPart(props.about);
  return (
    <fieldset class="condition">
      <legend>{props.legend}</legend>
      <Show
        when={props.condition}
        fallback={
          <p>
            {props.otherwise}.{' '}
            <Show
              when={first()}
              fallback={<span class="quiet">No earlier question could say who else.</span>}
            >
              {(part) => (
                <Button look="plain" onPress={() => props.onChange(part())}>
                  Set a condition
                </Button>
              )}
            </Show>
          </p>
        }
      >
        {(condition) => (
          <>
            <p class="condition-said" aria-live="polite">
              Only if {sayCondition(condition(), props.about.questions)}.
            </p>
            <GroupEditor condition={condition()} about={props.about} onChange={props.onChange} />
            <Button look="plain" onPress={() => props.onChange(undefined)}>
              Remove the condition
            </Button>
          </>
        )}
      </Show>
    </fieldset>
  );
}

/** Several parts that hold all together, or any of them. */
export function GroupEditor(props: {
  readonly condition: Condition;
  readonly about: About;
  readonly onChange: (condition: Condition | undefined) => void;
}) {
  const group = () => partsOf(props.condition);
  const emit = (parts: readonly Condition[], together: Together = group().together) =>
    props.onChange(fromParts(together, parts));
  return (
    <div class="condition-group">
      <Show when={group().parts.length > 1}>
        <Pick
          label="How the parts are taken together"
          isInLine
          value={group().together}
          choices={[
            { value: 'all', label: 'All of these hold' },
            { value: 'any', label: 'At least one of these holds' },
          ]}
          onChange={(together) => emit(group().parts, together === 'any' ? 'any' : 'all')}
        />
      </Show>
      <Index each={group().parts}>
        {(part, at) => (
          <PartEditor
            part={part()}
            number={at + 1}
            about={props.about}
            mayRemove={group().parts.length > 1}
            onChange={(next) =>
              emit(
                group().parts.flatMap((one, index) =>
                  index === at ? (next === undefined ? [] : [next]) : one,
                ),
              )
            }
          />
        )}
      </Index>
      <Show when={firstPart(props.about)}>
        {(first) => (
          <Button look="plain" onPress={() => emit([...group().parts, first()])}>
            Add a part
          </Button>
        )}
      </Show>
    </div>
  );
}
