import type { PageCheck } from '../../../../../surveys/questionnaires/types';
import { kindOf } from '../../../../../surveys/questions/answers';
import { ConditionEditor } from '../conditions/condition-editor';
import { aboutUpTo, firstTest } from '../conditions/condition-parts';
import type { Editing } from '../draft';
import { changePage } from '../edits';
import { Pick, TextBox, Tick } from '../fields';
import { LogicList } from './logic-list';
import { sayCheck } from './logic-words';

type Spot = { readonly page: number; readonly index: number; readonly check: PageCheck };

/** What is said when answers do not go together: asked about once, or to be mended before going on. */
export function Checks(props: { readonly editing: Editing }) {
  const draft = () => props.editing.draft();
  const spots = (): readonly Spot[] =>
    draft().pages.flatMap(({ checks = [] }, page) => checks.map((check, index) => ({ page, index, check })));
  const put = (page: number, change: (checks: readonly PageCheck[]) => readonly PageCheck[], of = draft()) =>
    changePage(of, page, ({ checks = [], ...rest }) => {
      const next = change(checks);
      return next.length === 0 ? rest : { ...rest, checks: next };
    });
  const without = (spot: Spot) => put(spot.page, (checks) => checks.filter((_, at) => at !== spot.index));
  const asking = () =>
    draft().pages.flatMap(({ questions }, page) =>
      questions.filter((question) => kindOf(question).asks).map((question) => ({ page, question })),
    );
  return (
    <LogicList
      title="Checks between answers"
      about="when answers do not go together"
      sentences={spots().map(({ check }) => sayCheck(draft(), check))}
      add="Add a check"
      cannotAdd={asking().length === 0 ? 'Add a question first.' : undefined}
      onAdd={() => {
        const last = asking().at(-1);
        if (!last) return;
        const check: PageCheck = {
          if: firstTest(last.question),
          at: last.question.key,
          words: { en: 'Look at this answer again, or go on if it is right' },
          soft: true,
        };
        props.editing.change(put(last.page, (checks) => [...checks, check]));
      }}
      onRemove={(index) => {
        const spot = spots()[index];
        if (spot) props.editing.change(without(spot));
      }}
      edit={(index) => {
        const spot = () => spots()[index]!;
        const set = (part: Partial<PageCheck>) =>
          props.editing.change(
            put(spot().page, (checks) =>
              checks.map((one, at) => (at === spot().index ? { ...one, ...part } : one)),
            ),
          );
        return (
          <>
            <ConditionEditor
              legend="When"
              otherwise="Never"
              condition={spot().check.if}
              about={aboutUpTo(draft(), spot().page, true)}
              onChange={(condition) => {
                if (condition) set({ if: condition });
                else props.editing.change(without(spot()));
              }}
            />
            <Pick
              label="Said at"
              value={spot().check.at}
              choices={asking().map(({ question }) => ({
                value: question.key,
                label: `“${question.label.en}”`,
              }))}
              onChange={(at) => {
                const to = asking().find(({ question }) => question.key === at)?.page;
                const { check } = spot();
                if (to !== undefined)
                  props.editing.change(put(to, (checks) => [...checks, { ...check, at }], without(spot())));
              }}
            />
            <TextBox
              label="What is said, kindly, with what to do"
              lines={2}
              value={spot().check.words.en}
              onChange={(en) => set({ words: { ...spot().check.words, en } })}
            />
            <Tick
              label="Ask once; whoever goes on means it. Otherwise it has to be mended."
              value={spot().check.soft ?? false}
              onChange={(soft) => set({ soft })}
            />
          </>
        );
      }}
    />
  );
}
