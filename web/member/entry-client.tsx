/**
 * What a phone adds to a question page: it hydrates the same tree the server rendered, gives a changed page a fresh
 * submission id, and keeps a button from being pressed twice. Everything is still posted by the form itself.
 */
import { hydrate } from 'solid-js/web';
import { loadInputs } from './kinds';
import { formId, QuestionPage, type QuestionProps } from './screens/question';

type PageData = { readonly data: QuestionProps; readonly language: string };

const holder = document.getElementById('page-data');
const root = document.getElementById('page-root');

if (holder && root) start(JSON.parse(holder.textContent || '{}') as PageData, root);

async function start(page: PageData, place: HTMLElement) {
  guardForm();
  const inputs = await loadInputs(page.data.questions.map((question) => question.input));
  hydrate(() => <QuestionPage data={page.data} language={page.language} inputs={inputs} />, place);
}

function guardForm() {
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return;
  let isSending = false;

  form.addEventListener('change', () => {
    const field = form.querySelector<HTMLInputElement>('input[name=submission]');
    if (field) field.value = freshId();
  });
  form.addEventListener('submit', (event) => {
    if (isSending) event.preventDefault();
    else setSending(true, event.submitter);
    // A line that dies must not leave a dead button.
    setTimeout(() => setSending(false), 8000);
  });
  // Back from the phone's own history shows the page as it was left, sent or not.
  window.addEventListener('pageshow', () => setSending(false));

  let busy: HTMLElement | undefined;
  function setSending(now: boolean, pressed?: HTMLElement | null) {
    isSending = now;
    if (now && pressed?.dataset.busy) {
      busy = pressed;
      busy.dataset.words = busy.textContent ?? '';
      busy.textContent = busy.dataset.busy ?? '';
      busy.setAttribute('aria-disabled', 'true');
    } else if (!now && busy) {
      busy.textContent = busy.dataset.words ?? '';
      busy.removeAttribute('aria-disabled');
      busy = undefined;
    }
  }
}

/** 128 random bits in hex. `randomUUID` is missing on plain http and on older phones. */
function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}
