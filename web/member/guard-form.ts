import { formId } from '../shared/form';
import { freshId } from './fresh-id';
import { showBusy } from './show-busy';

/** A changed page gets a fresh submission id, and a button pressed twice sends once. Listens above the form, which may be redrawn. */
export function guardForm(): void {
  let isSending = false;
  let release = () => {};

  document.addEventListener('change', (event) => {
    const form = (event.target as Element).closest(`#${formId}`);
    const field = form?.querySelector<HTMLInputElement>('input[name=submission]');
    if (field) field.value = freshId();
  });
  document.addEventListener('submit', (event) => {
    if ((event.target as Element).id !== formId || event.defaultPrevented) return;
    if (isSending) event.preventDefault();
    else setSending(true, event.submitter);
    // A line that dies must not leave a dead button.
    setTimeout(() => setSending(false), 8000);
  });
  // Back from the phone's own history shows the page as it was left, sent or not.
  window.addEventListener('pageshow', () => setSending(false));

  function setSending(now: boolean, pressed?: HTMLElement | null) {
    isSending = now;
    release();
    release = showBusy(now ? pressed : null);
  }
}
