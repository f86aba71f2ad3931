import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import type { Question } from '../../../../surveys/questions/answers';
import { Button } from '../../parts/button';
import { createReading } from '../../reading';
import { AddQuestion } from './add-question';
import type { Draft } from './draft';
import {
  addQuestion,
  type Edit,
  giveOwnPage,
  joinPageAbove,
  type Place,
  removePage,
  removeQuestion,
  takenKeys,
} from './edits';
import { Findings, WholeFindings } from './findings';
import { Outline } from './outline';
import { PageEditor } from './page-editor';
import { Preview } from './preview';
import { QuestionEditor } from './questions/question-editor';
import { WholeEditor } from './whole-editor';

/** The outline left, one question or page in the middle with what was found about it, the member's own page right. */
export function QuestionsView(props: {
  readonly questionnaire: string;
  readonly editing: Draft;
  readonly at: Place;
  readonly onGo: (at: Place) => void;
  /** Set while an issued version has no follower yet. */
  readonly isFixed: boolean;
  /** Of an Easy Read version: the keys of the standard one, and what its questions have beyond others. */
  readonly others?: readonly string[];
  readonly more?: (one: { question: Question; at: Place; editing: Draft }) => JSX.Element;
}) {
  const [isAdding, setAdding] = createSignal(false);
  // Of the standard version: read at the start, and again when an added question is saved.
  const keys = createMemo(() => keysOf(props.editing.lastSaved()));
  const earlier = createReading(questionnairesOperations.listAskedBefore, () =>
    keys() && props.more === undefined ? { params: { questionnaire: props.questionnaire } } : null,
  );
  const asked = (key: string) => earlier.reply()?.questions.find((one) => one.key === key)?.surveys;
  let main: HTMLFieldSetElement | undefined;
  const draft = () => props.editing.draft();
  // What was undone may have taken the place away.
  const at = (): Place => (draft().pages[props.at.page] ? props.at : { page: draft().pages.length - 1 });
  const page = () => draft().pages[at().page];
  const question = () => {
    const { question: place } = at();
    return place === undefined ? undefined : page()?.questions[place];
  };
  const edit = ({ draft: next, at }: Edit) => {
    props.editing.change(next);
    props.onGo(at);
  };
  let list: HTMLElement | undefined;
  /** A button that took itself away leaves the focus where the editor now stands. */
  const editAndStay = (change: Edit) => {
    edit(change);
    list?.querySelector<HTMLElement>('[aria-current]')?.focus();
  };
  const go = (at: Place) => {
    setAdding(false);
    props.onGo(at);
    // On a phone the question stands below the list.
    if (window.innerWidth <= 1100) main?.scrollIntoView();
  };
  const here = () =>
    props.editing
      .findings()
      .filter((one) =>
        question() ? one.question === question()?.key : one.page === page()?.key && !one.question,
      );
  return (
    <div class="editor">
      <nav class="editor-list" aria-label="Pages and questions" ref={list}>
        <Outline
          draft={draft()}
          findings={props.editing.findings()}
          at={at()}
          isAdding={isAdding()}
          isFixed={props.isFixed}
          onGo={go}
          onEdit={edit}
        />
        <Show when={!props.isFixed}>
          <p class="editor-add">
            <Button
              look="second"
              onPress={() => {
                setAdding(true);
                main?.scrollIntoView();
                main?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
              }}
            >
              Add a question
            </Button>
            <Show when={props.editing.canUndo()}>
              <Button look="plain" onPress={props.editing.undo}>
                Undo the last change
              </Button>
            </Show>
          </p>
        </Show>
      </nav>
      <fieldset class="plain-set editor-main" disabled={props.isFixed} ref={main}>
        <Show
          when={!isAdding()}
          fallback={
            <AddQuestion
              taken={[...takenKeys(draft()), ...(props.others ?? [])]}
              onClose={() => setAdding(false)}
              onAdd={(added, isOnThisPage) => {
                setAdding(false);
                edit(addQuestion(draft(), at(), added, isOnThisPage, props.others));
                main?.scrollIntoView();
                // What stands in it is only an example: what is typed takes its place.
                const words = main?.querySelector<HTMLTextAreaElement>('.question-editor textarea');
                words?.focus({ preventScroll: true });
                words?.select();
              }}
            />
          }
        >
          <WholeEditor editing={props.editing} isEasyRead={props.more !== undefined} />
          <WholeFindings findings={props.editing.findings().filter((one) => !one.page && !one.question)} />
          <Findings findings={here()} />
          <Show
            when={question()?.key}
            keyed
            fallback={
              <Show when={page()?.key} keyed>
                <PageEditor page={page()!} at={at().page} editing={props.editing} />
                <p class="actions">
                  <Button look="danger" onPress={() => editAndStay(removePage(draft(), at().page))}>
                    Remove this page and its questions
                  </Button>
                </p>
              </Show>
            }
          >
            <Show when={question()}>
              {(one) => (
                <>
                  <QuestionEditor
                    question={one()}
                    at={at()}
                    editing={props.editing}
                    asked={asked(one().key)}
                  />
                  {props.more?.({
                    get question() {
                      return one();
                    },
                    at: at(),
                    editing: props.editing,
                  })}
                </>
              )}
            </Show>
            <p class="actions">
              <Show when={joinPageAbove(draft(), at())}>
                {(joined) => (
                  <Button look="second" onPress={() => editAndStay(joined())}>
                    Put it on the page above
                  </Button>
                )}
              </Show>
              <Show when={giveOwnPage(draft(), at(), props.others)}>
                {(apart) => (
                  <Button look="second" onPress={() => editAndStay(apart())}>
                    Give it a page of its own
                  </Button>
                )}
              </Show>
              <Button look="danger" onPress={() => editAndStay(removeQuestion(draft(), at()))}>
                Remove this question
              </Button>
            </p>
          </Show>
        </Show>
      </fieldset>
      <Preview
        questionnaire={props.questionnaire}
        page={
          props.editing.lastSaved().pages.some(({ key }) => key === page()?.key) ? (page()?.key ?? '') : ''
        }
        revision={`${props.editing.saved().version}.${props.editing.saved().revision}`}
        languages={draft().languages}
        spoken={props.editing.spoken}
        format={props.more === undefined ? 'standard' : 'easy-read'}
        hasEasyRead={props.more !== undefined || props.editing.lastSaved().easyRead !== undefined}
        given={props.editing.lastSaved()}
      />
    </div>
  );
}

/** Changes when a question comes, goes or is named otherwise. */
const keysOf = ({ pages }: Questionnaire): string =>
  pages.flatMap(({ questions }) => questions.map(({ key }) => key)).join(' ');
