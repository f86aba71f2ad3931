import { createSignal, For, Show } from 'solid-js';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import { kindOf, type Question } from '../../../../surveys/questions/answers';
import { counted } from '../../../shared/format';
import { sayCondition } from './conditions/condition-words';
import type { Finding } from './draft';
import { type Edit, movePage, moveQuestion, type Place } from './edits';
import { OrderButtons } from './fields';

/** Pages and their questions in order, each with how many findings it has; moved by buttons, so by keyboard too. */
export function Outline(props: {
  readonly draft: Questionnaire;
  readonly findings: readonly Finding[];
  readonly at: Place;
  readonly isAdding: boolean;
  /** What was issued is looked at, and not moved. */
  readonly isFixed: boolean;
  readonly onGo: (at: Place) => void;
  readonly onEdit: (edit: Edit) => void;
}) {
  const questions = () => props.draft.pages.flatMap((page) => page.questions);
  const numberOf = (question: Question) =>
    questions()
      .filter((one) => kindOf(one).asks)
      .findIndex((one) => one.key === question.key) + 1;
  const isHere = (page: number, question?: number) =>
    !props.isAdding && props.at.page === page && props.at.question === question ? 'true' : undefined;
  const [moved, setMoved] = createSignal('');
  let list: HTMLOListElement | undefined;
  const move = (edit: Edit) => {
    props.onEdit(edit);
    const { page, question } = edit.at;
    const where = `page ${page + 1} of ${edit.draft.pages.length}`;
    const one = edit.draft.pages[page]?.questions[question ?? -1];
    setMoved(
      one ? `“${one.label.en}” is now on ${where}, place ${(question ?? 0) + 1}.` : `It is now ${where}.`,
    );
  };
  const findMoved = () =>
    list?.querySelector('[aria-current]')?.parentElement?.querySelector('.order-buttons');
  const ofPage = (key: string) => props.findings.filter((one) => one.page === key && !one.question);
  const ofQuestion = (key: string) => props.findings.filter((one) => one.question === key);
  return (
    <>
      <p class="for-readers" role="status">
        {moved()}
      </p>
      <ol class="outline" ref={list}>
        <For each={props.draft.pages}>
          {(page, p) => (
            <li>
              <div class="outline-row">
                <button
                  type="button"
                  class="outline-page"
                  aria-current={isHere(p())}
                  onClick={() => props.onGo({ page: p() })}
                >
                  Page {p() + 1}
                  <Show when={page.section}>: {page.section}</Show>
                  <Show when={page.showIf}>
                    {(condition) => <>, only if {sayCondition(condition(), questions())}</>}
                  </Show>
                  <FindingCount findings={ofPage(page.key)} />
                </button>
                <Show when={!props.isFixed && isHere(p())}>
                  <OrderButtons
                    name={`page ${p() + 1}`}
                    isFirst={p() === 0}
                    isLast={p() === props.draft.pages.length - 1}
                    findMoved={findMoved}
                    onMove={(by) => move(movePage(props.draft, p(), by))}
                  />
                </Show>
              </div>
              <For each={page.questions}>
                {(question, q) => (
                  <div class="outline-row">
                    <button
                      type="button"
                      class="outline-question"
                      aria-current={isHere(p(), q())}
                      onClick={() => props.onGo({ page: p(), question: q() })}
                    >
                      <span class="outline-number">
                        {kindOf(question).asks ? `Q${numberOf(question)}` : ''}
                      </span>
                      <span>
                        {question.label.en}
                        <span class="quiet">
                          {kindOf(question).label}
                          {question.showIf ? `, only if ${sayCondition(question.showIf, questions())}` : ''}
                        </span>
                      </span>
                      <FindingCount findings={ofQuestion(question.key)} />
                    </button>
                    <Show when={!props.isFixed && isHere(p(), q())}>
                      <OrderButtons
                        name="this question"
                        isFirst={p() === 0 && q() === 0}
                        isLast={p() === props.draft.pages.length - 1 && q() === page.questions.length - 1}
                        findMoved={findMoved}
                        onMove={(by) => move(moveQuestion(props.draft, { page: p(), question: q() }, by))}
                      />
                    </Show>
                  </div>
                )}
              </For>
            </li>
          )}
        </For>
      </ol>
    </>
  );
}

/** ▲ and how many, in the colour of the worst, with words for who cannot see the colour. */
function FindingCount(props: { readonly findings: readonly Finding[] }) {
  const stops = () => props.findings.filter(({ severity }) => severity === 'stops').length;
  return (
    <Show when={props.findings.length > 0}>
      <span class={stops() > 0 ? 'stopped' : 'warned'}>
        <span aria-hidden="true">▲ {props.findings.length}</span>
        <span class="for-readers">
          {counted(props.findings.length, 'finding')},{' '}
          {stops() === 0 ? 'none stops' : `${stops()} to settle before`} the launch
        </span>
      </span>
    </Show>
  );
}
