/** The hidden field that says in which version's words a page was shown. It travels with the answers, wherever they wait. */
export const versionField = 'q.~version';
