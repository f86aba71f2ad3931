/**
 * Keeps the page as the server made it, and comes back to it when one of our scripts fails: its form works without any.
 * @param letGo ends all that runs on this page
 * @returns goes back at once, with all that was typed
 */
export function keepAsSent(place: HTMLElement, letGo: () => void): () => void {
  const sent = place.innerHTML;
  let isBack = false;
  const goBack = () => {
    if (isBack) return;
    isBack = true;
    const isDrawn = place.hasAttribute('data-drawn');
    const typed = typedIn(place);
    letGo();
    // A page that was drawn here since: the server has its own of it.
    if (isDrawn) return location.reload();
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
  if (form)
    new FormData(form).forEach((value, name) => {
      typed[name] = [...(typed[name] || []), String(value)];
    });
  return typed;
}

function fillIn(place: HTMLElement, typed: Typed) {
  for (const field of Array.from(
    place.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('[name]:not(button)'),
  )) {
    const texts = typed[field.name] || [];
    if (/^(radio|checkbox)$/.test(field.type))
      (field as HTMLInputElement).checked = texts.indexOf(field.value) >= 0;
    else field.value = texts.shift() || '';
  }
}
