import { easyReadDraft, withEasyRead } from '../../../../../surveys/questionnaires/easy-read';
import type { Questionnaire } from '../../../../../surveys/questionnaires/types';
import type { Draft } from '../draft';

/** The Easy Read version of a draft, edited by the same parts as the standard one; what is changed goes into the one draft. */
export function ofEasyRead(editing: Draft): Draft {
  const own = (whole: Questionnaire) => (whole.easyRead ? easyReadDraft(whole, whole.easyRead) : whole);
  return {
    ...editing,
    draft: () => own(editing.draft()),
    change: (next) => editing.change(withEasyRead(editing.draft(), next)),
    issued: () => {
      const before = editing.issued();
      return before?.easyRead ? own(before) : null;
    },
    lastSaved: () => own(editing.lastSaved()),
    findings: () => {
      const pages = own(editing.draft()).pages.map(({ key }) => key);
      return editing
        .findings()
        .filter(({ page, sentence }) =>
          page === undefined ? sentence.startsWith('Easy Read: ') : pages.includes(page),
        );
    },
  };
}
