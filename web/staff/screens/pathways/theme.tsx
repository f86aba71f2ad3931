import { A, useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { pathwaysOperations } from '../../../../server/contract/pathways';
import { answerKinds } from '../../../../surveys/pathways/answer';
import { type ThemeAnswer, themeAnswers } from '../../../../surveys/vocabulary';
import { counted, date } from '../../../shared/format';
import { Button } from '../../parts/button';
import { Empty } from '../../parts/empty';
import { Form, text } from '../../parts/form';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Radios } from '../../parts/radios';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useHasRole, useMe } from '../../session';
import { Actions } from './actions';
import type { LinkedTheme } from './words';

/** One theme on a pathway: what was said, the answer, and what follows from it. */
export default function ThemeOnPathway() {
  const params = useParams<{ pathway: string; link: string }>();
  const me = useMe();
  const hasRole = useHasRole();
  const reading = createReading(pathwaysOperations.showPathway, () => ({
    params: { pathway: params.pathway },
  }));
  const theme = () => reading.reply()?.themes.find((one) => one.link === params.link);
  const [saved, setSaved] = createSignal<string>();
  const day = (at: string) => date(at, me().footprint?.timeZone);
  const finding = () => {
    const one = theme();
    if (!one) return '';
    const stands = one.answers.length > 0 ? one.status : `No answer yet, ${counted(one.ageDays, 'day')}`;
    return `${stands}. ${one.evidence}`;
  };
  const mayTell = () =>
    hasRole('engagement-lead') &&
    theme()?.owed.some(({ code }) => code === 'publication' || code === 'message');
  return (
    <>
      <PageHead
        where={[
          { label: 'Pathways', href: '/staff/pathways' },
          { label: reading.reply()?.name ?? 'Record', href: `/staff/pathways/${params.pathway}` },
          { label: 'Theme' },
        ]}
        title={theme()?.title ?? 'Theme'}
        action={
          <Show when={mayTell()}>
            <Button href={`/staff/updates/${params.link}`}>Tell people</Button>
          </Show>
        }
      >
        {finding()}
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Show
            when={theme()}
            fallback={<Empty title="No theme has this address">It may be linked to another pathway.</Empty>}
          >
            {(one) => (
              <Split
                aside={
                  <>
                    <Section title="The thread">
                      <p>
                        <A href={`/staff/themes/thread/${one().theme}`}>
                          What people said, and the codes behind it
                        </A>
                      </p>
                      <For each={one().updates}>
                        {(update) => (
                          <p>
                            <a href={`/${me().footprint?.id}/updates/${update.id}`} rel="external">
                              Published {day(update.publishedAt)}
                            </a>
                            {update.isSuperseded ? ', replaced since' : ''}
                          </p>
                        )}
                      </For>
                    </Section>
                    <Show when={one().owed.length > 0}>
                      <Section title="Still owed">
                        <ul class="lines">
                          <For each={one().owed}>
                            {(owed) => (
                              <li classList={{ warned: owed.isLate }}>
                                {owed.isLate ? '▲ ' : ''}
                                {owed.words}
                              </li>
                            )}
                          </For>
                        </ul>
                      </Section>
                    </Show>
                  </>
                }
              >
                <Show when={saved()}>
                  {(words) => <Notice kind="success" lead="Saved." children={words()} />}
                </Show>
                <Show when={one().answers.length > 0}>
                  <Section title="Answers" beside="newest first; none is taken away">
                    <ul class="thread">
                      <For each={one().answers}>
                        {(answer) => (
                          <li>
                            <span class="quiet">{day(answer.at)}</span>
                            <div>
                              <p>
                                <b>{answer.status}</b>
                              </p>
                              <Show when={answer.answer !== 'cannot'}>
                                <p>{answer.words}</p>
                              </Show>
                              <p class="quiet">
                                {answer.owner ? `Owner: ${answer.owner}. ` : ''}Answered by {answer.by}.
                              </p>
                            </div>
                          </li>
                        )}
                      </For>
                    </ul>
                  </Section>
                </Show>
                <Show when={reply().mayChange}>
                  <Section title={one().answers.length === 0 ? 'Answer it' : 'Answer it anew'}>
                    <Answering
                      theme={one()}
                      onSaved={() => {
                        setSaved(
                          'The answer stands; members are told when the engagement lead publishes it.',
                        );
                        reading.again();
                      }}
                    />
                  </Section>
                </Show>
                <Actions theme={one()} mayChange={reply().mayChange} onSaved={reading.again} />
              </Split>
            )}
          </Show>
        )}
      </Waiting>
    </>
  );
}

const hints: Readonly<Record<ThemeAnswer, string>> = {
  done: 'What was done, so that people can check it',
  doing: 'By when, and who answers for it',
  cannot: 'The true reason',
  'not-ours': 'To whom it was passed',
};

function Answering(props: { readonly theme: LinkedTheme; readonly onSaved: () => void }) {
  const [chosen, setChosen] = createSignal<ThemeAnswer>();
  const allowed = () => {
    const standing = props.theme.answers[0]?.answer;
    return standing ? answerKinds[standing].next : themeAnswers;
  };
  return (
    <Form
      operation={pathwaysOperations.answerTheme}
      given={(data) => ({
        params: { link: props.theme.link },
        body: {
          answer: text(data, 'answer'),
          words: text(data, 'words'),
          byWhen: text(data, 'byWhen'),
          owner: text(data, 'owner'),
          passedTo: text(data, 'passedTo'),
          standing: props.theme.answers[0]?.id ?? null,
        },
      })}
      send="Give this answer"
      sending="Saving"
      onReply={() => {
        setChosen(undefined);
        props.onSaved();
      }}
    >
      <Radios
        name="answer"
        label="The answer"
        choices={allowed().map((one) => ({ value: one, label: answerKinds[one].label, hint: hints[one] }))}
        onChoose={(value) => setChosen(themeAnswers.find((one) => one === value))}
      />
      <Show when={chosen()} keyed>
        {(answer) => (
          <For each={answerKinds[answer].parts}>
            {(part) => (
              <TextInput
                name={part.key}
                label={part.isRequired ? part.label : `${part.label} (if there is more to say)`}
                hint={part.hint}
                lines={part.key === 'words' ? 3 : undefined}
              />
            )}
          </For>
        )}
      </Show>
    </Form>
  );
}
