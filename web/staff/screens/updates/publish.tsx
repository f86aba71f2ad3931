import { A, useNavigate, useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { updatesOperations } from '../../../../server/contract/updates';
import { counted } from '../../../shared/format';
import { Checkboxes } from '../../parts/checkboxes';
import { choices, Form, text } from '../../parts/form';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useHasRole, useMe } from '../../session';

/** The update as it would be published, and the button that names how many are told. */
export default function Publish() {
  const params = useParams<{ link: string }>();
  const me = useMe();
  const go = useNavigate();
  const hasRole = useHasRole();
  const [point, setPoint] = createSignal('');
  const [tells, setTells] = createSignal(true);
  const reading = createReading(updatesOperations.previewUpdate, () => ({
    params: { link: params.link },
    query: { point: point() },
  }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const typed = (words: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => setPoint(words.trim().slice(0, 600)), 400);
  };
  const members = () => reading.reply()?.members ?? 0;
  const send = () =>
    tells() && members() > 0 ? `Publish and tell ${counted(members(), 'member')}` : 'Publish, tell nobody';
  return (
    <>
      <PageHead
        where={[
          { label: 'Updates', href: '/staff/updates' },
          { label: reading.reply()?.statement.title ?? 'Preview' },
        ]}
        title={reading.reply() ? `“${reading.reply()!.statement.title}”: tell people?` : 'Tell people'}
      >
        {reading.reply()
          ? `${counted(members(), 'member')} of today’s panel spoke of it. Once published, these words never change; a later update can take their place.`
          : 'The update as it will stand for ever.'}
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Split
            aside={
              <>
                <Section title="What happens">
                  <ul class="lines">
                    <li>
                      It is public at once on{' '}
                      <a href={`/${me().footprint?.id}/updates`} rel="external">
                        “You said, we did”
                      </a>
                      .
                    </li>
                    <li>
                      Those told get a message whose subject tells nothing; the topic is behind its link.
                      Nobody who left or paused is written to.
                    </li>
                    <Show when={reply().supersedes}>
                      {(earlier) => (
                        <li>
                          It takes the place of{' '}
                          <a href={`/${me().footprint?.id}/updates/${earlier()}`} rel="external">
                            the update that is public now
                          </a>
                          , which stays at its address.
                        </li>
                      )}
                    </Show>
                  </ul>
                </Section>
                <Section title="The thread">
                  <p>
                    <A href={`/staff/themes/thread/${reply().theme}`}>What people said</A>
                  </p>
                  <p>
                    <A href={`/staff/pathways/${reply().pathway}/themes/${params.link}`}>
                      The answer of {reply().pathwayName}
                    </A>
                  </p>
                </Section>
              </>
            }
          >
            <Section title="As it will be read">
              <div class="preview">
                <p>
                  <b>{reply().statement.status}</b>
                </p>
                <h3>You said</h3>
                <p class="said">{reply().statement.youSaid}</p>
                <For each={reply().statement.evidence}>{(line) => <p class="quiet">{line}</p>}</For>
                <h3>What came of it</h3>
                <p class="said">{reply().statement.weDid}</p>
                <Show when={reply().statement.stillOwed}>
                  {(owed) => (
                    <>
                      <h3>Not done yet</h3>
                      <p>{owed()}</p>
                    </>
                  )}
                </Show>
              </div>
            </Section>
            <Show
              when={hasRole('engagement-lead')}
              fallback={
                <Notice kind="plain" lead="The engagement lead publishes it.">
                  Only the panel’s own team writes to members.
                </Notice>
              }
            >
              <Form
                operation={updatesOperations.publishUpdate}
                given={(data) => ({
                  params: { link: params.link },
                  body: {
                    answer: reply().answer,
                    point: text(data, 'point'),
                    tell: choices(data, 'tell').length > 0,
                    supersedes: reply().supersedes,
                  },
                })}
                send={send()}
                sending="Publishing"
                onReply={() => go('/staff/updates')}
              >
                <TextInput
                  name="point"
                  label="What people said, in a sentence"
                  hint="Your words, not theirs: nobody is named or quoted. Left empty, the theme’s title stands."
                  lines={3}
                  onInput={typed}
                />
                <Checkboxes
                  name="tell"
                  label="Message"
                  values={tells() ? ['yes'] : []}
                  choices={[
                    {
                      value: 'yes',
                      label: `Tell the ${counted(members(), 'member')} whose words stood behind it`,
                    },
                  ]}
                  onChoose={(_, isChosen) => setTells(isChosen)}
                />
              </Form>
            </Show>
          </Split>
        )}
      </Waiting>
    </>
  );
}
