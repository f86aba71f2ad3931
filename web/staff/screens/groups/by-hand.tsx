import { createSignal, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { counted } from '../../../shared/format';
import { Form, text } from '../../parts/form';
import { Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { saveFile } from '../../parts/save-file';
import { Select } from '../../parts/select';
import { csvOfGroupLetters } from './letters';
import type { Lead, Shown } from './words';

/** Who is reached by post or telephone: a file of what they are to be told now, each with a short code. */
export function ByHand(props: { readonly shown: Shown; readonly lead: Lead }) {
  const [said, setSaid] = createSignal<string>();
  const people = () =>
    props.lead.byHand.map((row) => `${counted(row.people, 'person', 'people')} by ${row.channel}`).join(', ');
  return (
    <Section title="By post and telephone" beside={people()}>
      <p>
        They are told the same as by e-mail, with a short code that opens their page together with their month
        of birth. What they say on the telephone or on paper is noted at their name, under People.
      </p>
      <Form
        operation={groupsOperations.takeLetters}
        given={(data) => ({
          params: { group: props.shown.group.id },
          body: { purpose: text(data, 'purpose') },
        })}
        send="Take what is to be told now"
        sending="Taking it"
        look="second"
        onReply={({ letters }) => {
          if (letters.length > 0)
            saveFile(`${props.shown.group.title}, by hand.csv`, 'text/csv', csvOfGroupLetters(letters));
          setSaid(
            letters.length > 0
              ? `${counted(letters.length, 'row')} in the file.`
              : 'Nothing is to be told by post or telephone now.',
          );
        }}
      >
        <Select
          name="purpose"
          label="What for"
          hint="Names and addresses are opened. That is written down with your name."
          choices={['Post the invitations', 'Call those without e-mail', 'Tell who is drawn'].map(
            (words) => ({
              value: words,
              label: words,
            }),
          )}
        />
      </Form>
      <Show when={said()}>
        {(words) => (
          <Notice kind="success" lead={words()}>
            They stand here again until they have answered.
          </Notice>
        )}
      </Show>
    </Section>
  );
}
