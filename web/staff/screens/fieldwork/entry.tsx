import { A, useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import { versionIn } from '../../../../surveys/questionnaires/easy-read';
import { unanswered } from '../../../../surveys/questionnaires/present';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import { unfold } from '../../../../surveys/questionnaires/unfold';
import { kindOf, type Question } from '../../../../surveys/questions/answers';
import { formName, offersAmongChoices, offersOf } from '../../../../surveys/questions/parts';
import type { FormField } from '../../../../surveys/questions/question-kind';
import { answeredFor, type Format } from '../../../../surveys/vocabulary';
import { Checkboxes } from '../../parts/checkboxes';
import { Form, text } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Radios } from '../../parts/radios';
import { Select } from '../../parts/select';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';

type Found = ReplyOf<typeof fieldworkOperations.findCase>;

/** Types in an answer from paper or telephone: the case by its code, never by name. */
export default function Entry() {
  const params = useParams();
  const wave = () => params.wave ?? '';
  const [found, setFound] = createSignal<Found>();
  const [said, setSaid] = createSignal<string>();
  return (
    <>
      <PageHead
        where={[
          { label: 'Fieldwork', href: '/staff/fieldwork' },
          { label: 'Wave', href: `/staff/fieldwork/${wave()}` },
          { label: 'Type in an answer' },
        ]}
        title="Type in an answer from paper or telephone"
      >
        The code stands on the letter. Who it is stays hidden; that you opened this case is written in the
        audit.
      </PageHead>
      <Show when={said()}>{(words) => <Notice kind="success" lead={words()} />}</Show>
      <Show
        when={found()}
        keyed
        fallback={
          <Form
            operation={fieldworkOperations.findCase}
            given={(data) => ({ params: { wave: wave() }, body: { code: text(data, 'code') } })}
            send="Find the case"
            sending="Looking"
            onReply={(reply) => {
              setSaid(undefined);
              setFound(reply);
            }}
            beside={<A href={`/staff/fieldwork/${wave()}`}>Go back</A>}
          >
            <TextInput name="code" label="Short code or reference" width={20} />
          </Form>
        }
      >
        {(one) => (
          <Answers
            wave={wave()}
            found={one}
            onSaved={(words) => {
              setFound(undefined);
              setSaid(words);
            }}
          />
        )}
      </Show>
    </>
  );
}

function Answers(props: {
  readonly wave: string;
  readonly found: Found;
  readonly onSaved: (words: string) => void;
}) {
  const reading = createReading(questionnairesOperations.showQuestionnaire, () => ({
    params: { questionnaire: props.found.questionnaire },
    query: { version: props.found.version },
  }));
  const [format, setFormat] = createSignal<Format>('standard');
  const [asked, setAsked] = createSignal<readonly string[]>([]);
  const [clashes, setClashes] = createSignal(false);
  const fieldsOf = (data: FormData) => {
    const fields: Record<string, string[]> = {};
    for (const [name, value] of data)
      if (name.startsWith('fields.') && typeof value === 'string' && value !== '')
        fields[name.slice('fields.'.length)] = [...(fields[name.slice('fields.'.length)] ?? []), value];
    return fields;
  };
  return (
    <Waiting reading={reading}>
      {(reply) => (
        <Form
          operation={fieldworkOperations.enterAnswers}
          given={(data) => ({
            params: { wave: props.wave, case: props.found.case },
            body: {
              submission: props.found.submission,
              channel: text(data, 'channel') === 'telephone' ? ('telephone' as const) : ('paper' as const),
              isWhole: text(data, 'isWhole') === 'yes',
              format: format(),
              answeredFor: answeredFor.find((one) => one === text(data, 'answeredFor')),
              fields: fieldsOf(data),
              asked: [...asked()],
              asGiven: text(data, 'asGiven') || undefined,
            },
          })}
          sayProblem={(problem) => {
            if (problem.code === 'answers-clash') setClashes(true);
            if (problem.code === 'answers-doubtful')
              setAsked([...asked(), ...(problem.fields ?? []).map(({ path }) => path)]);
            return problem;
          }}
          send="Save the answer"
          sending="Saving"
          onReply={(saved) => props.onSaved(`Saved: ${saved.answered} of ${saved.of} questions answered.`)}
        >
          <Show when={props.found.isFinished}>
            <Notice kind="warning" lead="This member has answered already.">
              What you type will be kept in the log and replace nothing.
            </Notice>
          </Show>
          <Radios
            name="channel"
            label="How did it come?"
            value="paper"
            choices={[
              { value: 'paper', label: 'On paper' },
              { value: 'telephone', label: 'By telephone' },
            ]}
          />
          <Show when={reply().definition.easyRead}>
            <Radios
              name="format"
              label="Which version was answered?"
              value={format()}
              onChoose={(value) => setFormat(value === 'easy-read' ? value : 'standard')}
              choices={[
                { value: 'standard', label: 'The standard one' },
                { value: 'easy-read', label: 'Easy Read' },
              ]}
            />
          </Show>
          <Radios
            name="answeredFor"
            label="Whom are the answers given for?"
            value={props.found.answeredFor}
            choices={[
              { value: 'self', label: 'The member answered for themselves' },
              { value: 'helped', label: 'Someone helped, in the member’s own words' },
              { value: 'on-behalf', label: 'Someone who cares for the member answered on their behalf' },
            ]}
          />
          <For each={onForm(versionIn(reply().definition, format()))}>
            {(question) => <QuestionFields question={question} fields={props.found.fields} />}
          </For>
          <Show when={clashes()}>
            <TextInput
              name="asGiven"
              label="Why are answers that do not go together kept as given?"
              hint="Such as: the form says both, and the member cannot be reached. Without names; it is written in the audit. Leave it empty to put the answers right instead."
              lines={3}
            />
          </Show>
          <Radios
            name="isWhole"
            label="Is that all?"
            value="yes"
            choices={[
              { value: 'yes', label: 'Yes: questions left empty were skipped' },
              { value: 'no', label: 'No: the member goes on later' },
            ]}
          />
        </Form>
      )}
    </Waiting>
  );
}

/** The questions as they stand on paper: loops written out, and words that hold no earlier answers. */
const onForm = (questionnaire: Questionnaire): Question[] =>
  unfold(questionnaire).pages.flatMap((page) => page.questions.map(unanswered));

/** One question as plain fields, named as its kind reads them. */
function QuestionFields(props: { readonly question: Question; readonly fields: Found['fields'] }) {
  const name = (part?: string) => `fields.${formName(props.question, part)}`;
  const held = (part?: string) => [props.fields[formName(props.question, part)] ?? []].flat();
  const form = () => kindOf(props.question).form(props.question);
  const offers = () =>
    offersOf(props.question).map((offer) => ({ value: offer.code, label: offer.label.en }));
  const isPlain = () => form().length === 1 && form()[0]?.part === undefined;
  const label = (field: FormField) => field.label?.en ?? props.question.label.en;
  const choices = (field: FormField) => [
    ...(field.choices ?? []).map((option) => ({ value: option.code, label: option.label.en })),
    ...(field.part === undefined && offersAmongChoices(form()) ? offers() : []),
  ];
  return (
    <>
      <Show when={form().length > 0 && !isPlain()}>
        <p class="quiet">{`${props.question.label.en} Write what stands there.`}</p>
      </Show>
      <For each={form()}>
        {(field) =>
          field.several ? (
            <Checkboxes
              name={name(field.part)}
              label={label(field)}
              values={held(field.part)}
              choices={choices(field)}
            />
          ) : field.choices ? (
            <Select
              name={name(field.part)}
              label={label(field)}
              nothing="No answer"
              choices={choices(field)}
              value={held(field.part)[0]}
            />
          ) : (
            <TextInput
              name={name(field.part)}
              label={label(field)}
              value={held(field.part)[0]}
              {...(field.typed === 'figures' ? { inputmode: 'decimal' as const, width: 10 as const } : {})}
              {...(field.typed === 'lines' ? { lines: 4 } : {})}
            />
          )
        }
      </For>
      <Show when={form().length > 0 && offers().length > 0 && !offersAmongChoices(form())}>
        <Select
          name={name('missing')}
          label="Or a reason for no answer"
          nothing="None given"
          choices={offers()}
          value={held('missing')[0]}
        />
      </Show>
    </>
  );
}
