import { createEffect, createSignal, on, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { surveyTestsOperations } from '../../../../server/contract/survey-tests';
import type { Format } from '../../../../surveys/vocabulary';
import { dateTime } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { languageInWords } from '../panel/member-words';
import { Pick } from './fields';

type Test = NonNullable<ReplyOf<typeof surveyTestsOperations.showTest>['test']>;

const versions: Readonly<Record<Format, string>> = { standard: 'Usual', 'easy-read': 'Easy Read' };

/** The invitation as members would read it, to one's own address: its link opens the draft on any phone, until it ends or is closed. */
export function SendTest(props: {
  readonly questionnaire: string;
  /** Those it can be tried in. */
  readonly languages: readonly string[];
  readonly hasEasyRead: boolean;
  /** How it is looked at beside this: sent so, unless chosen otherwise. */
  readonly language: string;
  readonly format: Format;
  readonly facts: string;
}) {
  const me = useMe();
  const [language, setLanguage] = createSignal(props.language);
  const [format, setFormat] = createSignal(props.format);
  createEffect(on(() => props.language, setLanguage, { defer: true }));
  createEffect(on(() => props.format, setFormat, { defer: true }));
  const standing = createReading(surveyTestsOperations.showTest, () => ({
    params: { questionnaire: props.questionnaire },
  }));
  const [test, setTest] = createSignal<Test | null>(null);
  createEffect(() => setTest(standing.reply()?.test ?? null));
  const [said, setSaid] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal<string>();
  const params = () => ({ questionnaire: props.questionnaire });
  const send = async () => {
    setBusy('Sending');
    const answer = await call(surveyTestsOperations.sendTest, {
      params: params(),
      body: { language: language(), format: format(), facts: props.facts },
    });
    setBusy(undefined);
    setProblem(answer.problem);
    setSaid(answer.reply && `On its way to ${answer.reply.to}.`);
    if (answer.reply) setTest(answer.reply.test);
  };
  const close = async () => {
    const answer = await call(surveyTestsOperations.closeTest, { params: params() });
    setProblem(answer.problem);
    if (answer.problem) return;
    setTest(null);
    setSaid('Closed. Its link opens nothing any more.');
  };
  return (
    <section class="send-test" aria-labelledby="send-test">
      <h3 id="send-test">Try it on your own phone</h3>
      <p class="note">
        We send the invitation to your own e-mail address. Its link opens the survey on any phone, without
        signing in, for three days. Nothing answered there is stored.
      </p>
      <div class="field-row">
        <Show when={props.languages.length > 1}>
          <Pick
            label="Language"
            value={language()}
            choices={props.languages.map((value) => ({ value, label: languageInWords(value) }))}
            onChange={setLanguage}
          />
        </Show>
        <Show when={props.hasEasyRead}>
          <Pick
            label="Version"
            value={format()}
            choices={(['standard', 'easy-read'] as const).map((value) => ({ value, label: versions[value] }))}
            onChange={(value) => setFormat(value === 'easy-read' ? value : 'standard')}
          />
        </Show>
      </div>
      <Button look="second" busy={busy()} onPress={() => void send()}>
        Send me a test
      </Button>
      <p role="status">
        <Show when={said()}>{(words) => <>{words()} </>}</Show>
        <Show when={problem()}>{(one) => <>{one().detail ?? one().title}</>}</Show>
      </p>
      <Show when={test()}>
        {(open) => (
          <p class="note">
            Open until {dateTime(open().until, me().footprint?.timeZone)}: {languageInWords(open().language)},{' '}
            {versions[open().format]}. Sending another ends it.{' '}
            <Button look="plain" onPress={() => void close()}>
              Close this test
            </Button>
          </p>
        )}
      </Show>
    </section>
  );
}
