import { For, Show } from 'solid-js';
import { kindOf, type Question } from '../../../../../surveys/questions/answers';
import type { Mapping, Option } from '../../../../../surveys/questions/question-kind';
import { Pick } from '../fields';

/** Which standard question one in Easy Read stands for, and how its answers count there, said in sentences. */
export function CountsAs(props: {
  readonly question: Question;
  /** Those of the standard version that ask something. */
  readonly standards: readonly Question[];
  readonly onChange: (counts: { of?: string; mapped?: Mapping }) => void;
}) {
  const standard = () => props.standards.find(({ key }) => key === props.question.of);
  const codes = () => kindOf(props.question).domain(props.question).codes ?? [];
  const how = () => {
    const { mapped } = props.question;
    return mapped === undefined ? 'apart' : mapped === 'same' ? 'same' : 'each';
  };
  const ways = () => [
    { value: 'apart', label: 'Not counted together' },
    ...(props.question.kind === 'open-text'
      ? []
      : [{ value: 'same', label: 'The same answers, counted together' }]),
    ...(codes().length > 0 && optionsOf(standard()).length > 0
      ? [{ value: 'each', label: 'Other answers, counted together as said below' }]
      : []),
  ];
  const set = (mapped: Mapping | undefined) => {
    const { of } = props.question;
    if (of !== undefined) props.onChange({ of, ...(mapped !== undefined && { mapped }) });
  };
  /** What has the same code on both sides is taken to be the same, until someone says otherwise. */
  const firstGuess = (): Mapping => {
    const there = optionsOf(standard()).map(({ code }) => code);
    return Object.fromEntries(codes().flatMap((code) => (there.includes(code) ? [[code, code]] : [])));
  };
  const choose = (way: string) => set(way === 'same' ? 'same' : way === 'each' ? firstGuess() : undefined);
  return (
    <fieldset class="field">
      <legend>Beside the standard version</legend>
      <Pick
        label="The question it stands for"
        value={props.question.of ?? ''}
        nothing="None: it is asked in Easy Read only"
        choices={props.standards.map(({ key, label }) => ({ value: key, label: `“${label.en}”` }))}
        onChange={(of) => props.onChange(of === '' ? {} : { of })}
      />
      <Show when={standard()}>
        {(other) => (
          <>
            <Pick
              label="How its answers count there"
              hint="Answers that are not counted together have figures of their own."
              value={how()}
              choices={ways()}
              onChange={choose}
            />
            <Show when={mappingOf(props.question)}>
              {(mapped) => (
                <For each={optionsOf(props.question)}>
                  {(option) => (
                    <Pick
                      label={`“${option.label.en}” here counts as`}
                      value={mapped()[option.code] ?? ''}
                      nothing="Choose a standard answer"
                      choices={optionsOf(other()).map(({ code, label }) => ({
                        value: code,
                        label: `“${label.en}”`,
                      }))}
                      onChange={(code) => {
                        const { [option.code]: _before, ...rest } = mapped();
                        set(code === '' ? rest : { ...rest, [option.code]: code });
                      }}
                    />
                  )}
                </For>
              )}
            </Show>
          </>
        )}
      </Show>
    </fieldset>
  );
}

const mappingOf = ({ mapped }: Question) => (typeof mapped === 'object' ? mapped : undefined);

/** What is chosen among, whatever the kind calls it. */
function optionsOf(question: Question | undefined): readonly Option[] {
  if (!question) return [];
  if ('points' in question) return question.points;
  return 'options' in question ? question.options : [];
}
