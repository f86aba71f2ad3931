/**
 * Keeps the page as the server made it, and comes back to it when one of our scripts fails: its form works without any.
 * @returns goes back at once, with all that was typed; after that nothing of ours runs on this page
 */
export function keepAsSent(place: HTMLElement, onFail: () => void): () => void {
  const sent = place.innerHTML;
  let isBack = false;
  const goBack = () => {
    if (isBack) return;
    isBack = true;
    onFail();
    const typed = typedIn(place);
    place.innerHTML = sent;
    fillIn(place, typed);
  };
  window.addEventListener('error', (event) => {
    // Extensions and in-app browsers bring scripts of their own, and their faults.
    if (event.filename && event.filename.indexOf(`${location.origin}/assets/`) === 0) goBack();
  });
  return goBack;
}

type Typed = Record<string, string[]>;

function typedIn(place: HTMLElement): Typed {
  const typed: Typed = {};
  const form = place.querySelector('form');
  if (!form) return typed;
  new FormData(form).forEach((value, name) => {
    typed[name] = [...(typed[name] || []), String(value)];
  });
  return typed;
}

function fillIn(place: HTMLElement, typed: Typed) {
  for (const field of Array.from(
    place.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      'input[name], select[name], textarea[name]',
    ),
  )) {
    const texts = typed[field.name] || [];
    if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))
      field.checked = texts.indexOf(field.value) >= 0;
    else field.value = texts.shift() || '';
  }
}
