import { For } from 'solid-js';
import type { Questionnaire } from '../../../../../surveys/questionnaires/types';
import { kindOf, type Question } from '../../../../../surveys/questions/answers';
import { picturedLists } from '../../../../../surveys/questions/pictured';
import type { Mapping, Picture } from '../../../../../surveys/questions/question-kind';
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
  /** Each entry by its place, so that a box stays as it is while what stands beside it changes. */
  const places = () =>
    picturedLists(props.question).flatMap(({ name, list }) => list.map((_, index) => `${name} ${index}`));
  const optionAt = (place: string) => {
    const [name, index] = place.split(' ');
    return picturedLists(props.question).find((one) => one.name === name)?.list[Number(index)];
  };
  const setPicture = (place: string, picture: Picture | undefined) => {
    const before = optionAt(place);
    const found = picturedLists(props.question).find(({ name }) => place.startsWith(name));
    if (!before || !found) return;
    const list = found.list.map((option) => (option === before ? pictured(option, picture) : option));
    change({ ...props.question, [found.name]: list } as Question); // the list it had, with pictures changed
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
        <For each={places()}>
          {(place) => (
            <PictureBox
              beside={`“${optionAt(place)?.label.en ?? ''}”`}
              name={`picture-${place.replace(' ', '-')}`}
              footprint={props.editing.footprint}
              picture={optionAt(place)?.picture}
              onChange={(picture) => setPicture(place, picture)}
            />
          )}
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
