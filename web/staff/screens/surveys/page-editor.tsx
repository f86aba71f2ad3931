import { renamePage } from '../../../../surveys/questionnaires/rename';
import type { Page } from '../../../../surveys/questionnaires/types';
import { ConditionEditor } from './conditions/condition-editor';
import { aboutUpTo } from './conditions/condition-parts';
import type { Editing } from './draft';
import { changePage } from './edits';
import { KeyBox, TextBox } from './fields';
import { faultOfKey } from './key-rules';

/** A page as a whole: who is shown it, its section and its key. Jumps and checks stand under Logic. */
export function PageEditor(props: { readonly page: Page; readonly at: number; readonly editing: Editing }) {
  const draft = () => props.editing.draft();
  const set = <Name extends 'section' | 'showIf'>(name: Name, value: Page[Name]) =>
    props.editing.change(
      changePage(draft(), props.at, (page) => {
        const { [name]: _before, ...rest } = page;
        // Both parts may be left out of a page.
        return (value === undefined ? rest : { ...rest, [name]: value }) as Page;
      }),
    );
  const isIssued = () => props.editing.issued()?.pages.some(({ key }) => key === props.page.key) ?? false;
  return (
    <section class="question-editor">
      <div class="section-head">
        <h2>Page {props.at + 1}</h2>
      </div>
      <ConditionEditor
        legend="Who is shown this page"
        otherwise="Everyone"
        condition={props.page.showIf}
        about={aboutUpTo(draft(), props.at)}
        onChange={(condition) => set('showIf', condition)}
      />
      <TextBox
        label="Section"
        hint="Small letters and _. Pages with the same section belong together; a jump can lead to it."
        value={props.page.section ?? ''}
        onChange={(section) => set('section', section.trim() === '' ? undefined : section.trim())}
      />
      <KeyBox
        label="Key of the page"
        hint={isIssued() ? 'It was issued under this key already, so the key stays.' : undefined}
        value={props.page.key}
        isFixed={isIssued()}
        check={(key) => faultOfKey(draft(), key, 'page')}
        onChange={(key) => props.editing.change(renamePage(draft(), props.page.key, key))}
      />
    </section>
  );
}
