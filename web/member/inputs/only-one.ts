/**
 * Either an answer typed, or a reason not to give one: typing clears the ticks, a tick clears another tick. What was
 * typed is left standing, since a slip of the thumb should not cost it; the reason, if ticked, is what counts.
 */
export function onlyOneOf(event: Event): void {
  const touched = event.target as HTMLInputElement;
  if (touched.type === 'checkbox' && !touched.checked) return;
  const boxes = (event.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>(
    'input[type=checkbox]',
  );
  for (const box of Array.from(boxes)) if (box !== touched) box.checked = false;
}
