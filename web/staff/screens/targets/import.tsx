import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { targetsOperations } from '../../../../server/contract/targets';
import { count, counted } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { FileInput } from '../../parts/file-input';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Select } from '../../parts/select';
import { type Column, Table } from '../../parts/table';

type Reading = ReplyOf<typeof targetsOperations.importMargins>;
type Mapping = Record<string, Record<string, string>>;
type Fault = Reading['faults'][number];

const faultColumns: readonly Column<Fault>[] = [
  { head: 'Line', kind: 'number', cell: (fault) => count(fault.line) },
  { head: 'Column', cell: (fault) => fault.column },
  { head: 'What was found, and what to do', cell: (fault) => fault.words },
];

const marginColumns: readonly Column<Reading['margins'][number]>[] = [
  { head: 'Margin', cell: (margin) => margin.title },
  { head: 'Categories', kind: 'number', cell: (margin) => count(margin.cells.length) },
  { head: 'Counts', kind: 'number', cell: (margin) => count(margin.total) },
  { head: 'Of whom', cell: (margin) => margin.universe },
  { head: 'Year', kind: 'number', cell: (margin) => String(margin.year) },
  { head: 'Source', cell: (margin) => margin.source, quiet: true },
];

/** A margin file: read at once without saving, its faults by line, its unknown words mapped, then saved whole. */
export default function ImportMargins() {
  const [csv, setCsv] = createSignal<string>();
  const [mapping, setMapping] = createSignal<Mapping>({});
  const [reading, setReading] = createSignal<Reading>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal<string>();

  const send = async (dryRun: boolean) => {
    const text = csv();
    if (text === undefined) return;
    setBusy(dryRun ? 'Reading the file' : 'Importing');
    const answer = await call(targetsOperations.importMargins, {
      body: { csv: text, mapping: mapping(), dryRun },
    });
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.reply) setReading(() => answer.reply);
  };
  const choose = async (file: File | undefined) => {
    setReading(undefined);
    setMapping({});
    setCsv(await file?.text());
    await send(true);
  };
  const map = (variable: string, words: string, code: string) =>
    setMapping((now) => ({ ...now, [variable]: { ...now[variable], [words]: code } }));
  const isReady = () => reading()?.faults.length === 0 && reading()?.saved === false;

  return (
    <>
      <PageHead
        where={[{ label: 'Targets', href: '/staff/targets' }, { label: 'Import' }]}
        title="Import population counts"
        action={
          <Show when={isReady()}>
            <Button busy={busy()} onPress={() => void send(false)}>
              Import {counted(reading()?.margins.length ?? 0, 'margin')}
            </Button>
          </Show>
        }
      >
        The file is read first, and nothing is saved until you say so. A file with any fault brings in
        nothing.
      </PageHead>
      <Split
        aside={
          <Section title="The file">
            <p>CSV in UTF-8, one row a category. Columns, in any order:</p>
            <p>
              <code>variable, category, code, count, geography, universe, year, source, licence</code>
            </p>
            <p class="quiet">
              Crossed variables are joined by * as in age_band*sex, their codes by |. The code may be empty
              where the words are known. Counts are whole numbers, never percentages.
            </p>
          </Section>
        }
      >
        <FileInput
          name="csv"
          label="Margin file"
          accept=".csv,text/csv"
          onChoose={(file) => void choose(file)}
        />
        <Show when={problem()}>
          {(said) => (
            <Notice kind="error" lead={said().title}>
              {said().detail}
            </Notice>
          )}
        </Show>
        <Show when={reading()}>
          {(read) => (
            <>
              <Show when={read().saved}>
                <Notice kind="success" lead={`${counted(read().margins.length, 'margin')} imported.`}>
                  <A href="/staff/targets/build">Build a quota frame</A> with them.
                </Notice>
              </Show>
              <Show when={read().unknownWords.length > 0}>
                <Section
                  title="Words that are not known here"
                  beside={`${count(read().unknownWords.length)} to map`}
                >
                  <For each={read().unknownWords}>
                    {(unknown) => (
                      <Select
                        name={`${unknown.variable} ${unknown.words}`}
                        label={`“${unknown.words}” in ${unknown.variable} stands for`}
                        nothing="Choose a category"
                        choices={unknown.choices.map(({ code, label }) => ({ value: code, label }))}
                        onChoose={(code) => map(unknown.variable, unknown.words, code)}
                      />
                    )}
                  </For>
                  <p class="actions">
                    <Button look="second" busy={busy()} onPress={() => void send(true)}>
                      Read the file again
                    </Button>
                  </p>
                  <p class="note">What you choose is kept with the margin, and read so in later files.</p>
                </Section>
              </Show>
              <Show when={read().faults.length > 0}>
                <Table
                  caption={`${counted(read().faults.length, 'fault')}: nothing was saved`}
                  heading
                  columns={faultColumns}
                  groups={[{ rows: read().faults }]}
                />
              </Show>
              <Show when={read().margins.length > 0}>
                <Table
                  caption="What the file holds"
                  heading
                  columns={marginColumns}
                  groups={[{ rows: read().margins }]}
                />
              </Show>
              <Show when={read().remarks.length > 0}>
                <Table caption="To know" heading columns={faultColumns} groups={[{ rows: read().remarks }]} />
              </Show>
            </>
          )}
        </Show>
      </Split>
    </>
  );
}
