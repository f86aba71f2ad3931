import { A, useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import type { Question } from '../../../../surveys/questions/answers';
import { formName, offersOf } from '../../../../surveys/questions/parts';
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
              fields: fieldsOf(data),
            },
          })}
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
          <For each={reply().definition.pages.flatMap((page) => page.questions)}>
            {(question) => <QuestionFields question={question} fields={props.found.fields} />}
          </For>
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

/** One question as plain fields, named as its kind reads them. */
function QuestionFields(props: { readonly question: Question; readonly fields: Found['fields'] }) {
  const name = (part?: string) => `fields.${formName(props.question, part)}`;
  const held = (part?: string) => [props.fields[formName(props.question, part)] ?? []].flat();
  const offers = () =>
    offersOf(props.question).map((offer) => ({ value: offer.code, label: offer.label.en }));
  const label = () => props.question.label.en;
  const { question } = props;
  switch (question.kind) {
    case 'information':
      return null;
    case 'single-choice':
    case 'scale': {
      const points =
        question.kind === 'single-choice'
          ? question.options.map((option) => ({ value: option.code, label: option.label.en }))
          : question.style === 'labelled'
            ? question.points.map((point) => ({ value: point.code, label: point.label.en }))
            : Array.from({ length: question.to - question.from + 1 }, (_, i) => ({
                value: String(question.from + i),
                label: String(question.from + i),
              }));
      return (
        <Select
          name={name()}
          label={label()}
          nothing="No answer"
          choices={[...points, ...offers()]}
          value={held()[0]}
        />
      );
    }
    case 'multiple-choice':
      return (
        <Checkboxes
          name={name()}
          label={label()}
          values={held()}
          choices={[
            ...question.options.map((option) => ({ value: option.code, label: option.label.en })),
            ...offers(),
          ]}
        />
      );
    case 'ranking':
      return (
        <>
          <p class="quiet">{label()}</p>
          <For each={Array.from({ length: question.top }, (_, i) => String(i + 1))}>
            {(place) => (
              <Select
                name={name(place)}
                label={`Place ${place}`}
                nothing="No answer"
                value={held(place)[0]}
                choices={question.options.map((option) => ({ value: option.code, label: option.label.en }))}
              />
            )}
          </For>
        </>
      );
    case 'constant-sum':
      return (
        <>
          <p class="quiet">{`${label()} Write what stands there, also if it is not ${question.total}.`}</p>
          <For each={question.items}>
            {(item) => (
              <TextInput
                name={name(item.code)}
                label={item.label.en}
                inputmode="numeric"
                width={4}
                value={held(item.code)[0]}
              />
            )}
          </For>
        </>
      );
    case 'number':
      return <TextInput name={name()} label={label()} inputmode="decimal" width={10} value={held()[0]} />;
    case 'open-text':
      return <TextInput name={name()} label={label()} lines={4} value={held()[0]} />;
  }
}
