import type { JSX } from 'solid-js';
import { render } from 'solid-js/web';
import type { Frame } from '../../shared/frame';
import { Strip, saidId, savedId } from '../../shared/posting';
import { loadInputs } from '../kinds';
import { type MessageProps, message } from '../screens/message';
import { isAlone, QuestionPage, type QuestionProps, questionTitle } from '../screens/question';
import { inputsId, QuestionInputs } from '../screens/question-inputs';
import { type ReviewProps, review } from '../screens/review';
import { footOf, type Said, saidOf } from '../screens/said';
import { Finished, type FinishedProps } from './finished';
import { phoneWords } from './words';

/** The place of the page, and how what stands there now is left. */
export type Place = {
  readonly element: HTMLElement;
  readonly language: string;
  readonly leave: () => void;
};

/** Draws the pages of a survey where the server's page stood. */
export function createDrawing(place: Place) {
  const { element, language } = place;
  // Screens that a phone draws look at the language only; what surrounds them stands already.
  const frame = { language } as Frame;
  const siteName = document.title.split(' – ').pop() || '';
  let { leave } = place;
  let at = location.pathname;
  let hush = () => {};

  function put(screen: () => JSX.Element, path: string, title: string) {
    hush();
    hush = () => {};
    leave();
    element.textContent = '';
    element.setAttribute('data-drawn', '');
    leave = render(screen, element);
    at = path;
    if (path !== location.pathname) history.pushState(null, '', path + location.search);
    document.title = title === siteName ? title : `${title} – ${siteName}`;
    window.scrollTo(0, 0);
    // What is to be put right comes first; else a new page begins at its beginning.
    const first = document.getElementById('problems') || element.querySelector('main');
    first?.focus({ preventScroll: true });
  }

  return {
    leave: () => leave(),
    /** The path of what stands there. */
    path: () => at,
    /** Says what has become of the answers, on whichever page stands there. */
    say: (all: Said) => {
      const { strip } = all;
      const words = all.unsaved ?? all.saved;
      const said = document.getElementById(saidId);
      const line = document.getElementById(savedId);
      if (words && line) {
        line.textContent = words;
        line.closest('.saved')?.setAttribute('class', footOf(all));
      }
      if (!said) return;
      hush();
      said.textContent = '';
      hush = strip
        ? render(
            () => (
              <Strip tone={strip.tone} first={strip.first} isPlaced>
                {strip.rest}
              </Strip>
            ),
            said,
          )
        : () => {};
    },
    question: async (data: QuestionProps, path: string, said: Said) => {
      const inputs = await loadInputs(data.questions.map(({ input }) => input));
      put(
        () => (
          <QuestionPage data={data} language={language} said={{ ...saidOf(data, language), ...said }}>
            <div id={inputsId}>
              <QuestionInputs
                questions={data.questions}
                language={language}
                isAlone={isAlone(data)}
                inputs={inputs}
              />
            </div>
          </QuestionPage>
        ),
        path,
        questionTitle(data, frame),
      );
    },
    review: (data: ReviewProps, path: string, said: Said) =>
      put(() => <review.Screen data={{ ...data, said }} frame={frame} />, path, review.title(data, frame)),
    message: (data: MessageProps, path: string) =>
      put(() => <message.Screen data={data} frame={frame} />, path, data.title),
    finished: (data: FinishedProps) =>
      put(
        () => <Finished data={data} language={language} />,
        data.action,
        phoneWords(language).finished.title,
      ),
  };
}

export type Drawing = ReturnType<typeof createDrawing>;
