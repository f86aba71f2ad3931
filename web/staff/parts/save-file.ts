/** Hands a text to the browser to keep as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click; it is let go once that is surely done.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
