import { For } from 'solid-js';
import type { Questionnaire } from '../../../../../surveys/questionnaires/types';
import { kindOf, type Question } from '../../../../../surveys/questions/answers';
import type { Mapping, Option, Picture } from '../../../../../surveys/questions/question-kind';
import type { Editing } from '../draft';
import { changeQuestion, type Place } from '../edits';
import { CountsAs } from './counts-as';
import { PictureBox } from './picture-box';

/** What an Easy Read question has beyond others: how its answers count, and a picture beside it and each answer. */
export function EasyReadParts(props: {
  readonly question: Question;
  readonly at: Place;
  readonly editing: Editing;
  readonly standard: Questionnaire;
}) {
  const change = (question: Question) =>
    props.editing.change(changeQuestion(props.editing.draft(), props.at, question));
  const standards = () =>
    props.standard.pages.flatMap((page) => page.questions).filter((question) => kindOf(question).asks);
  const setCounts = (counts: { of?: string; mapped?: Mapping }) => {
    const { of: _of, mapped: _mapped, ...rest } = props.question;
    change({ ...rest, ...counts } as Question); // both parts may be left out of any question
  };
  const list = () => listOf(props.question);
  const setPicture = (code: string, picture: Picture | undefined) => {
    const found = list();
    if (!found) return;
    const options = found.options.map((option) =>
      option.code === code ? pictured(option, picture) : option,
    );
    change({ ...props.question, [found.name]: options } as Question); // the list it had, with pictures changed
  };
  return (
    <section class="question-editor">
      <CountsAs question={props.question} standards={standards()} onChange={setCounts} />
      <fieldset class="field">
        <legend>Pictures</legend>
        <PictureBox
          beside="the question"
          name="picture"
          footprint={props.editing.footprint}
          picture={props.question.picture}
          onChange={(picture) => change(pictured(props.question, picture))}
        />
        <For each={list()?.options.map(({ code }) => code)}>
          {(code) => {
            const option = () => list()?.options.find((one) => one.code === code);
            return (
              <PictureBox
                beside={`“${option()?.label.en ?? code}”`}
                name={`picture-${code}`}
                footprint={props.editing.footprint}
                picture={option()?.picture}
                onChange={(picture) => setPicture(code, picture)}
              />
            );
          }}
        </For>
      </fieldset>
    </section>
  );
}

function pictured<Part extends { readonly picture?: Picture }>(
  part: Part,
  picture: Picture | undefined,
): Part {
  const { picture: _before, ...rest } = part;
  return (picture ? { ...rest, picture } : rest) as Part; // a picture may be left out
}

/** The list of answers that can have pictures where they are shown as rows. */
function listOf(question: Question): { name: 'options' | 'points'; options: readonly Option[] } | undefined {
  if (question.kind === 'scale')
    return question.style === 'labelled' ? { name: 'points', options: question.points } : undefined;
  const isRows =
    question.kind === 'single-choice' || question.kind === 'multiple-choice' || question.kind === 'profile';
  return isRows ? { name: 'options', options: question.options } : undefined;
}
