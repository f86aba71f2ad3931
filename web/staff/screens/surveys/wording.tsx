import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { wordingOperations } from '../../../../server/contract/wording';
import { direction } from '../../../../surveys/wording/direction';
import { languages } from '../../../../surveys/wording/languages';
import type { Catalogue } from '../../../../surveys/wording/words';
import { count } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { languageInWords } from '../panel/member-words';
import { Pick } from './fields';

type Standing = ReplyOf<typeof wordingOperations.showWording>['wordings'][number];
type Translated = Exclude<(typeof languages)[number], 'en'>;

const others = languages.filter((tag): tag is Translated => tag !== 'en');

/** Names of the catalogue's parts, as staff read them. */
const titles: Readonly<Record<keyof Catalogue, string>> = {
  inputs: 'Inside the questions',
  answering: 'The pages of a survey',
  problems: 'What is to be put right',
  offline: 'On a phone without a connection',
  notTaken: 'Answers on a phone that cannot be taken',
  ends: 'Invitation and ends',
  around: 'Around every page',
  easyRead: 'Easy Read',
  signed: 'British Sign Language',
  whoFor: 'Whom one answers for',
  places: 'Postcodes',
  joining: 'Joining the panel',
  profile: 'Questions about oneself',
  myDetails: 'My details',
  allHeld: 'Everything we hold',
  groups: 'Invitations to groups',
  messages: 'E-mails and letters',
  paper: 'Questionnaires on paper',
  publicPages: 'Pages for everyone',
  accessibility: 'The accessibility statement',
  trouble: 'Pages that could not be had',
  trying: 'Trying a draft out',
};

/** What the product itself says to members in another language, beside the English, for a speaker to check. */
export default function Wording() {
  const [language, setLanguage] = createSignal<Translated>(others[0]!);
  const [speaker, setSpeaker] = createSignal('');
  const [busy, setBusy] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const reading = createReading(wordingOperations.showWording, () => ({ params: { language: language() } }));
  const check = async (wordings: readonly Standing[]) => {
    setBusy('Noting it');
    const answer = await call(wordingOperations.checkWording, {
      params: { language: language() },
      body: { speaker: speaker(), wordings: wordings.map(({ key, mark }) => ({ key, mark })) },
    });
    setBusy(undefined);
    setProblem(answer.problem);
    if (!answer.problem) await reading.again();
  };
  return (
    <>
      <PageHead
        where={[{ label: 'Surveys', href: '/staff/surveys' }, { label: 'Wording' }]}
        title="Who has checked what the pages say?"
      >
        The product’s own words were translated without a speaker at hand. Each stays “not yet checked” until
        somebody who speaks the language has read it beside the English; a later change takes the check away.
      </PageHead>
      <Pick
        label="Language"
        value={language()}
        choices={others.map((tag) => ({ value: tag, label: languageInWords(tag) }))}
        onChange={(tag) => setLanguage(tag as Translated)}
      />
      <Waiting reading={reading}>
        {(reply) => (
          <>
            <p>
              <strong>
                {count(reply().checked)} of {count(reply().wordings.length)} checked
              </strong>{' '}
              in {languageInWords(language())}.
            </p>
            <TextInput
              name="speaker"
              label="Checked by"
              hint="The name of who speaks the language and has read the words."
              width={20}
              value={speaker()}
              onInput={setSpeaker}
            />
            <Show when={problem()}>
              {(said) => (
                <Notice kind="error" lead="Not noted.">
                  {[said().title, said().detail].filter(Boolean).join(' ')}
                </Notice>
              )}
            </Show>
            <For each={subjectsOf(reply().wordings)}>
              {([subject, wordings]) => {
                const open = () => wordings.filter(({ checkedBy }) => checkedBy === undefined);
                return (
                  <section class="translations">
                    <h2>
                      {titles[subject as keyof Catalogue] ?? subject}:{' '}
                      {count(wordings.length - open().length)} of {count(wordings.length)} checked
                    </h2>
                    <Show when={open().length > 0}>
                      <p class="actions">
                        <Button
                          look="second"
                          busy={busy()}
                          stopped={speaker().trim() === ''}
                          onPress={() => speaker().trim() !== '' && void check(open())}
                        >
                          All {count(open().length)} here are checked
                        </Button>
                      </p>
                    </Show>
                    <For each={wordings}>
                      {(one) => (
                        <div class="translation">
                          <p>
                            <For each={one.english}>{(text) => <span class="block">{text} </span>}</For>
                          </p>
                          <div>
                            <p lang={language()} dir={direction(language())}>
                              <For each={one.translation}>{(text) => <span class="block">{text} </span>}</For>
                            </p>
                            <Show
                              when={one.checkedBy}
                              fallback={
                                <p class="quiet">
                                  <b class="warned">▲ not yet checked</b>{' '}
                                  <Button
                                    look="plain"
                                    busy={busy()}
                                    stopped={speaker().trim() === ''}
                                    onPress={() => speaker().trim() !== '' && void check([one])}
                                  >
                                    Checked
                                    <span class="for-readers">: {one.english[0]}</span>
                                  </Button>
                                </p>
                              }
                            >
                              {(name) => <p class="quiet">✓ checked by {name()}</p>}
                            </Show>
                          </div>
                        </div>
                      )}
                    </For>
                  </section>
                );
              }}
            </For>
            <p>
              <A href="/staff/surveys">Back to the surveys</A>
            </p>
          </>
        )}
      </Waiting>
    </>
  );
}

function subjectsOf(wordings: readonly Standing[]): [string, Standing[]][] {
  const found = new Map<string, Standing[]>();
  for (const one of wordings) {
    const subject = one.key.split('.')[0] ?? one.key;
    found.set(subject, [...(found.get(subject) ?? []), one]);
  }
  return [...found];
}
