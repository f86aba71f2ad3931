import { For, Index, Show } from 'solid-js';
import type { Question } from '../../../../../surveys/questions/answers';
import type { Benchmark, Option } from '../../../../../surveys/questions/question-kind';
import { Button } from '../../../parts/button';
import { KeyBox, TextBox, Tick } from '../fields';

/** The published figures a question is set beside: where they are from, and which of its answers make up each of their groups. */
export function BenchmarkFields(props: {
  readonly question: Question;
  readonly options: readonly Option[];
  readonly onSet: (benchmark: Benchmark | undefined) => void;
}) {
  return (
    <fieldset class="field">
      <legend>Published figures to set beside the answers</legend>
      <Show
        when={props.question.benchmark}
        fallback={
          <Button look="plain" onPress={() => props.onSet({ source: '', geography: 'England', groups: {} })}>
            Name published figures
          </Button>
        }
      >
        {(benchmark) => <Fields {...props} benchmark={benchmark()} />}
      </Show>
    </fieldset>
  );
}

function Fields(props: {
  readonly benchmark: Benchmark;
  readonly options: readonly Option[];
  readonly onSet: (benchmark: Benchmark | undefined) => void;
}) {
  const groups = () => Object.entries(props.benchmark.groups);
  const put = (list: readonly (readonly [string, readonly string[]])[]) =>
    props.onSet({ ...props.benchmark, groups: Object.fromEntries(list) });
  const change = (at: number, name: string, codes: readonly string[]) =>
    put(groups().map((group, index) => (index === at ? [name, codes] : group)));
  return (
    <>
      <TextBox
        label="Source: who published them, when, and which table"
        hint="Figures of the Health Insight Survey come with the program: end with their table, such as “Table Q68”."
        lines={2}
        value={props.benchmark.source}
        onChange={(source) => props.onSet({ ...props.benchmark, source })}
      />
      <TextBox
        label="Place they are for"
        value={props.benchmark.geography}
        onChange={(geography) => props.onSet({ ...props.benchmark, geography })}
      />
      <Index each={groups()}>
        {(group, at) => (
          <fieldset class="field">
            <legend>Published answer “{group()[0]}”</legend>
            <KeyBox
              label="Its words, just as published"
              value={group()[0]}
              check={(name) => faultOfName(name, groups(), at)}
              onChange={(name) => change(at, name, group()[1])}
            />
            <For each={props.options}>
              {({ code, label }) => (
                <Tick
                  label={label.en}
                  value={group()[1].includes(code)}
                  onChange={(isIn) => {
                    const codes = props.options
                      .map((option) => option.code)
                      .filter((one) => (one === code ? isIn : group()[1].includes(one)));
                    // A group of no answers is none: its button takes it away.
                    if (codes.length > 0) change(at, group()[0], codes);
                  }}
                />
              )}
            </For>
            <Button look="plain" onPress={() => put(groups().filter((_, index) => index !== at))}>
              Take this published answer away
            </Button>
          </fieldset>
        )}
      </Index>
      <p class="actions">
        <Button
          look="plain"
          onPress={() => {
            const option = nextOption(props.options, groups());
            if (option) put([...groups(), [option.label.en, [option.code]]]);
          }}
        >
          Add a published answer
        </Button>
        <Button look="plain" onPress={() => props.onSet(undefined)}>
          Set it beside no published figures
        </Button>
      </p>
    </>
  );
}

type Groups = readonly (readonly [string, readonly string[]])[];

function faultOfName(name: string, groups: Groups, at: number): string | undefined {
  if (name === '') return 'Write the words of the published answer.';
  return groups.some(([other], index) => index !== at && other === name)
    ? `“${name}” is there already. Tick the answers that belong to it there.`
    : undefined;
}

/** The first answer that no group has and whose words no group bears. */
const nextOption = (options: readonly Option[], groups: Groups) =>
  options.find(
    ({ code, label }) => !groups.some(([name, codes]) => name === label.en || codes.includes(code)),
  );
