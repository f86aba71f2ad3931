import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { checkAccent, contrastWithWhite } from '../../../../server/contract/accent';
import { footprintsOperations } from '../../../../server/contract/footprints';
import { languageName } from '../../../../surveys/recruitment/language';
import { isLanguage, languages } from '../../../../surveys/wording/languages';
import { figure } from '../../../shared/format';
import { Checkboxes } from '../../parts/checkboxes';
import { Facts } from '../../parts/facts';
import { choices, Form, text } from '../../parts/form';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useSession } from '../../session';
import { OpenFootprint } from './open-footprint';

const others = languages.filter((tag) => tag !== 'en');

/** What the pages of this footprint are called, look like and offer as help. */
export default function FootprintSettings() {
  const session = useSession();
  const reading = createReading(footprintsOperations.showSettings);
  const [isSaved, setSaved] = createSignal(false);
  const [accent, setAccent] = createSignal<string>();
  return (
    <>
      <PageHead where={[{ label: 'Name and look' }]} title="How do people know this panel?">
        Name, help line and colour stand on every page that members and the public see.
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Split
            aside={
              <>
                <Section title="Its addresses">
                  <Facts
                    values="left"
                    items={[
                      {
                        name: 'Home',
                        value: (
                          <a href={`/${reply().id}`} rel="external">
                            /{reply().id}
                          </a>
                        ),
                      },
                      {
                        name: 'Privacy',
                        value: (
                          <a href={`/${reply().id}/privacy`} rel="external">
                            /{reply().id}/privacy
                          </a>
                        ),
                      },
                      {
                        name: 'Get involved',
                        value: (
                          <a href={`/${reply().id}/get-involved`} rel="external">
                            /{reply().id}/get-involved
                          </a>
                        ),
                      },
                    ]}
                  />
                  <p class="note">Printed links live for years: addresses do not change with the name.</p>
                </Section>
                <Section title="Members">
                  <p>
                    <A href="/staff/panel/members">Open one member’s record</A>
                  </p>
                </Section>
                <OpenFootprint />
              </>
            }
          >
            <Show when={isSaved()}>
              <Notice kind="success" lead="Saved.">
                The pages show it from now on.
              </Notice>
            </Show>
            <Form
              operation={footprintsOperations.changeSettings}
              given={(data) => ({
                body: {
                  name: text(data, 'name'),
                  shortName: text(data, 'shortName'),
                  helpline: text(data, 'helpline'),
                  contactEmail: text(data, 'contactEmail'),
                  accent: text(data, 'accent'),
                  languages: choices(data, 'languages').filter(isLanguage),
                },
              })}
              send="Save"
              sending="Saving"
              onReply={() => {
                setSaved(true);
                void session.refresh();
              }}
            >
              <TextInput name="name" label="Name of the panel" value={reply().name} />
              <TextInput
                name="shortName"
                label="Short name"
                hint="For the navigation and narrow places."
                value={reply().shortName}
                width={20}
              />
              <TextInput
                name="helpline"
                label="Help line"
                hint="As it is written, like 0808 157 0123. Empty if there is none."
                type="tel"
                value={reply().helpline ?? ''}
                width={20}
              />
              <TextInput
                name="contactEmail"
                label="Contact e-mail"
                hint="Where members may write. Empty if there is none."
                type="email"
                value={reply().contactEmail ?? ''}
              />
              <TextInput
                name="accent"
                label="Colour of buttons and bars"
                hint={<AccentSays accent={accent() ?? reply().accent} />}
                value={reply().accent}
                width={10}
                onInput={setAccent}
              />
              <Checkboxes
                name="languages"
                label="Languages besides English"
                hint={
                  <>
                    Members choose among them wherever a survey has been translated.{' '}
                    <A href="/staff/surveys/wording">Read what the pages themselves say</A>
                  </>
                }
                choices={others.map((tag) => ({ value: tag, label: languageName(tag) }))}
                values={reply().languages}
              />
            </Form>
          </Split>
        )}
      </Waiting>
    </>
  );
}

function AccentSays(props: { readonly accent: string }) {
  const problem = () => checkAccent(props.accent);
  return (
    <>
      <svg class="mark" width="44" height="14" aria-hidden="true">
        <rect width="44" height="14" fill={/^#[0-9a-f]{6}$/i.test(props.accent) ? props.accent : 'none'} />
      </svg>{' '}
      {problem() ??
        `White words on it stand out ${figure(contrastWithWhite(props.accent))} to 1; 4.5 to 1 is needed.`}
    </>
  );
}
