/**
 * On the pages of a link that ask nothing: where answers wait on this phone, the rest is loaded and sends them. Where
 * nothing is kept, which is the ordinary case, this is all there is.
 */
try {
  // The mark that phone/shell.ts leaves while anything is kept.
  if (localStorage.getItem('sounding') !== null) import('./phone').then(({ comeBack }) => comeBack());
} catch {
  // A browser that refuses storage has kept nothing.
}
