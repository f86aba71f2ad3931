/**
 * What a phone adds to a survey's page: it hydrates the inputs the server rendered, gives a changed page a fresh
 * submission id, keeps a button from being pressed twice, and when all is quiet loads what works without a line. Where any
 * of it fails the page goes back to what the server sent, and the form posts itself.
 */
import { hydrate } from 'solid-js/web';
import type { Catalogue } from '../../surveys/wording/words';
import { learn } from '../../surveys/wording/words-on-phone';
import { keepAsSent } from './as-sent';
import { guardForm } from './guard-form';
import { loadInputs } from './kinds';
import type { QuestionProps } from './screens/question';
import { inputsId, QuestionInputs } from './screens/question-inputs';

type PageData = {
  readonly questions: QuestionProps['questions'];
  readonly language: string;
  readonly isAlone: boolean;
  readonly words: Partial<Catalogue>;
};

const holder = document.getElementById('page-data');
const root = document.getElementById('page-root');

if (root) start(root, holder ? (JSON.parse(holder.textContent || '{}') as PageData) : undefined);

/** @param page what a question page shows; other pages of a survey come without */
async function start(element: HTMLElement, page: PageData | undefined) {
  let leave = () => {};
  const goBack = keepAsSent(element, () => leave());
  try {
    if (!Object.fromEntries) await import('./old-browsers');
    guardForm();
    document.getElementById('problems')?.focus();
    const place = document.getElementById(inputsId);
    if (page && place) {
      learn(page.words);
      const inputs = await loadInputs(page.questions.map((question) => question.input));
      leave = hydrate(
        () => (
          <QuestionInputs
            questions={page.questions}
            language={page.language}
            isAlone={page.isAlone}
            inputs={inputs}
          />
        ),
        place,
      );
    }
  } catch (error) {
    goBack();
    throw error;
  }
  // Staff see the same page as a preview and as a test, where nothing is kept and nothing is sent twice.
  if (!window.fetch || location.pathname.indexOf('/s/') !== 0) return;
  whenIdle(async () => {
    const { takeOver } = await import('./phone');
    const taken = await takeOver({ element, language: document.documentElement.lang, leave });
    leave = taken.letGo;
  });
}

/** After the page can be answered, and before anybody has. */
function whenIdle(work: () => void) {
  if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 500);
}
