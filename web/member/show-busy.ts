/**
 * A button that was pressed says what it does, and looks as if it cannot be pressed again.
 * @returns makes it as it was
 */
export function showBusy(button: HTMLElement | null | undefined): () => void {
  if (!button?.dataset.busy) return () => {};
  const words = button.textContent;
  button.textContent = button.dataset.busy;
  button.setAttribute('aria-disabled', 'true');
  return () => {
    button.textContent = words;
    button.removeAttribute('aria-disabled');
  };
}
