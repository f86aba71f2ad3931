import type { Jump, Questionnaire } from '../../../../../surveys/questionnaires/types';
import { ConditionEditor } from '../conditions/condition-editor';
import { aboutUpTo, firstPart } from '../conditions/condition-parts';
import type { Editing } from '../draft';
import { changePage } from '../edits';
import { Pick } from '../fields';
import { LogicList } from './logic-list';
import { sayJump, sayPage } from './logic-words';

type Spot = { readonly page: number; readonly index: number; readonly jump: Jump };

/** Ways past what comes next: to a later page or section, or to an end. */
export function Jumps(props: { readonly editing: Editing }) {
  const draft = () => props.editing.draft();
  const spots = (): readonly Spot[] =>
    draft().pages.flatMap(({ jumps = [] }, page) => jumps.map((jump, index) => ({ page, index, jump })));
  const put = (page: number, change: (jumps: readonly Jump[]) => readonly Jump[], of = draft()) =>
    changePage(of, page, ({ jumps = [], ...rest }) => {
      const next = change(jumps);
      return next.length === 0 ? rest : { ...rest, jumps: next };
    });
  const without = (spot: Spot) => put(spot.page, (jumps) => jumps.filter((_, at) => at !== spot.index));
  const replace = (spot: Spot, jump: Jump) =>
    props.editing.change(put(spot.page, (jumps) => jumps.map((one, at) => (at === spot.index ? jump : one))));
  return (
    <LogicList
      title="Jumps"
      about="past what comes next, forward only"
      sentences={spots().map(({ page, jump }) => sayJump(draft(), draft().pages[page]!, jump))}
      add="Add a jump"
      cannotAdd={
        draft().pages.length < 2 && !draft().ends?.length ? 'Add a second page or an end first.' : undefined
      }
      onAdd={() => {
        // The last page that has somewhere to go: a new one stands last in the list.
        const page = draft().ends?.length ? draft().pages.length - 1 : draft().pages.length - 2;
        const [first] = targets(draft(), page);
        if (first)
          props.editing.change(
            put(page, (jumps) => [...jumps, jumpTo(first.value, firstPart(aboutUpTo(draft(), page, true)))]),
          );
      }}
      onRemove={(index) => {
        const spot = spots()[index];
        if (spot) props.editing.change(without(spot));
      }}
      edit={(index) => {
        const spot = () => spots()[index]!;
        return (
          <>
            <Pick
              label="After"
              value={String(spot().page)}
              choices={draft().pages.map(({ key }, page) => ({
                value: String(page),
                label: sayPage(draft(), key),
              }))}
              onChange={(page) => {
                const { jump } = spot();
                props.editing.change(put(Number(page), (jumps) => [...jumps, jump], without(spot())));
              }}
            />
            <ConditionEditor
              legend="For whom"
              otherwise="Everyone who comes by"
              condition={spot().jump.if}
              about={aboutUpTo(draft(), spot().page, true)}
              onChange={(condition) => replace(spot(), jumpTo(targetOf(spot().jump), condition))}
            />
            <Pick
              label="Go to"
              value={targetOf(spot().jump)}
              choices={targets(draft(), spot().page)}
              onChange={(target) => replace(spot(), jumpTo(target, spot().jump.if))}
            />
          </>
        );
      }}
    />
  );
}

const targetOf = (jump: Jump) => (jump.end === undefined ? `to ${jump.to}` : `end ${jump.end}`);

function jumpTo(target: string, condition?: Jump['if']): Jump {
  const [kind, key = ''] = target.split(' ');
  const when = condition === undefined ? {} : { if: condition };
  return kind === 'end' ? { ...when, end: key } : { ...when, to: key };
}

/** Where a jump from a page can lead: later pages, sections that begin later, and the ends. */
function targets(draft: Questionnaire, page: number): { value: string; label: string }[] {
  const later = draft.pages.slice(page + 1);
  const sections = [...new Set(later.flatMap(({ section }) => section ?? []))];
  return [
    ...later.map(({ key }) => ({ value: `to ${key}`, label: sayPage(draft, key) })),
    ...sections.map((section) => ({ value: `to ${section}`, label: `section “${section}”` })),
    ...(draft.ends ?? []).map(({ key, title }) => ({ value: `end ${key}`, label: `the end “${title.en}”` })),
  ];
}
