import { Index } from 'solid-js';
import { renameArm, renameSplit } from '../../../../../surveys/questionnaires/rename';
import { Button } from '../../../parts/button';
import type { Editing } from '../draft';
import { Figure, KeyBox } from '../fields';
import { faultOfCode, faultOfName } from '../key-rules';
import { listIn } from './list-in';
import { LogicList } from './logic-list';
import { saySplit } from './logic-words';

/** Split samples: members fall into arms by lot. What was issued keeps its names, since results hang on them. */
export function Splits(props: { readonly editing: Editing }) {
  const splits = listIn(props.editing, 'splits');
  const draft = () => props.editing.draft();
  return (
    <LogicList
      title="Split samples"
      about="members fall into arms by lot, once and for ever"
      sentences={splits.all().map(saySplit)}
      add="Add a split"
      onAdd={() =>
        splits.add({
          key: splits.freeKey('split'),
          arms: [
            { code: 'a', parts: 1 },
            { code: 'b', parts: 1 },
          ],
        })
      }
      onRemove={splits.remove}
      edit={(index) => {
        const split = () => splits.all()[index]!;
        const arms = () => split().arms;
        const issued = () => props.editing.issued()?.splits?.find(({ key }) => key === split().key);
        return (
          <>
            <KeyBox
              label="Name of the split"
              hint={
                issued()
                  ? 'It was issued under this name already, so the name stays.'
                  : 'Small letters, figures and _. Conditions that ask for it follow.'
              }
              value={split().key}
              isFixed={issued() !== undefined}
              check={(name) =>
                faultOfName(
                  splits.all().map(({ key }) => key),
                  name,
                )
              }
              onChange={(name) => props.editing.change(renameSplit(draft(), split().key, name))}
            />
            <Index each={arms()}>
              {(arm, at) => (
                <div class="field-row">
                  <KeyBox
                    label={`Name of arm ${at + 1}`}
                    value={arm().code}
                    isFixed={issued()?.arms.some(({ code }) => code === arm().code) ?? false}
                    check={(code) =>
                      faultOfCode(
                        arms().map((one) => one.code),
                        code,
                      )
                    }
                    onChange={(code) =>
                      props.editing.change(renameArm(draft(), split().key, arm().code, code))
                    }
                  />
                  <Figure
                    label={`Parts that fall into “${arm().code}”`}
                    value={arm().parts}
                    onChange={(parts) =>
                      splits.set(index, {
                        arms: arms().map((one, i) => (i === at ? { ...one, parts: parts ?? 1 } : one)),
                      })
                    }
                  />
                  <button
                    type="button"
                    class="remove"
                    aria-label={`Remove arm “${arm().code}”`}
                    disabled={arms().length <= 2}
                    onClick={() => splits.set(index, { arms: arms().filter((_, i) => i !== at) })}
                  >
                    ×
                  </button>
                </div>
              )}
            </Index>
            <Button
              look="plain"
              onPress={() => {
                const code = 'abcdefghijklmnopqrst'
                  .split('')
                  .find((one) => !arms().some((arm) => arm.code === one));
                if (code) splits.set(index, { arms: [...arms(), { code, parts: 1 }] });
              }}
            >
              Add an arm
            </Button>
          </>
        );
      }}
    />
  );
}
