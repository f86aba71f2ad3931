import { A } from '@solidjs/router';
import { createSignal, type JSX, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import type { recruitmentOperations } from '../../../../server/contract/recruitment';
import { count, counted } from '../../../shared/format';
import { addressOf, call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { DownloadLink } from '../../parts/download-link';
import { Facts } from '../../parts/facts';
import { FileInput } from '../../parts/file-input';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';

type Judged = ReplyOf<typeof recruitmentOperations.takeOver>;
type Row = {
  readonly line: number;
  readonly column: string;
  readonly found: string;
  readonly message: string;
  readonly weight: 'fault' | 'warning';
};

const verdictWords: Readonly<Record<string, string>> = {
  'already-here': 'This person is here already and is left as they are.',
  'duplicate-in-file': 'This person stands in the file twice; the first line counts.',
  'left-before': 'This person has left and is not invited again from a list.',
};

const columns: readonly Column<Row>[] = [
  { head: 'Line', cell: (row) => count(row.line) },
  { head: 'Column', cell: (row) => row.column },
  { head: 'Found', cell: (row) => row.found, quiet: true, narrow: 'hide' },
  {
    head: 'What to do',
    cell: (row) => (
      <>
        <span classList={{ warned: row.weight === 'fault' }}>
          {row.weight === 'fault' ? '▲ Fault. ' : 'Look. '}
        </span>
        {row.message}
      </>
    ),
  },
];

/** A file of people: judged at once without saving, row by row and column by column, then saved whole. */
export function PeopleFile(props: {
  readonly operation: typeof recruitmentOperations.takeOver | typeof recruitmentOperations.importRecruits;
  readonly template:
    | typeof recruitmentOperations.getTakeoverTemplate
    | typeof recruitmentOperations.getRecruitTemplate;
  readonly here: string;
  readonly title: string;
  readonly about: JSX.Element;
  readonly rules: JSX.Element;
  /** The button: "Take over 682 members". */
  readonly act: (people: number) => string;
  readonly saved: (judged: NonNullable<Judged['saved']>) => string;
}) {
  const [csv, setCsv] = createSignal<string>();
  const [judged, setJudged] = createSignal<Judged>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal<string>();

  const send = async (mode: 'dry-run' | 'save') => {
    const text = csv();
    if (text === undefined) return;
    setBusy(mode === 'save' ? 'Saving' : 'Reading the file');
    const digest = judged()?.digest;
    const answer = await call(props.operation, {
      body: { csv: text, mode, ...(mode === 'save' && digest ? { digest } : {}) },
    });
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.reply) setJudged(() => answer.reply);
  };
  const choose = async (file: File | undefined) => {
    setJudged(undefined);
    setProblem(undefined);
    setCsv(await file?.text());
    await send('dry-run');
  };
  const faults = () =>
    (judged()?.header.filter(({ weight }) => weight === 'fault').length ?? 0) +
    (judged()?.summary.fault ?? 0);
  const isReady = () => {
    const now = judged();
    return now !== undefined && now.saved === null && faults() === 0 && now.summary.new > 0;
  };
  return (
    <>
      <PageHead
        where={[{ label: 'Recruitment', href: '/staff/recruitment' }, { label: props.here }]}
        title={props.title}
        action={
          <Show when={isReady()}>
            <Button busy={busy()} onPress={() => void send('save')}>
              {props.act(judged()?.summary.new ?? 0)}
            </Button>
          </Show>
        }
      >
        {props.about}
      </PageHead>
      <Split
        aside={
          <Section title="The file">
            <p>CSV in UTF-8, up to 5 MB, one row a person.</p>
            <p>
              <DownloadLink href={addressOf(props.template)} about="CSV, header only">
                File to fill in
              </DownloadLink>
            </p>
            {props.rules}
          </Section>
        }
      >
        <FileInput
          name="csv"
          label="File of people"
          accept=".csv,text/csv"
          onChoose={(file) => void choose(file)}
        />
        <Show when={busy()}>{(words) => <p class="quiet">{words()}…</p>}</Show>
        <Show when={problem()}>
          {(said) => (
            <Notice kind="error" lead={said().title}>
              {said().detail} Nothing was saved.
            </Notice>
          )}
        </Show>
        <Show when={judged()}>
          {(now) => (
            <>
              <Show when={now().saved}>
                {(saved) => (
                  <Notice kind="success" lead={`${counted(saved().people, 'person', 'people')} saved.`}>
                    {props.saved(saved())} <A href="/staff/recruitment">Go to recruitment</A>
                  </Notice>
                )}
              </Show>
              <Show when={now().saved === null}>
                <Section title="What the file holds" beside="nothing is saved yet">
                  <Show
                    when={areRowsJudged(now())}
                    fallback={
                      <p>
                        {counted(now().summary.total, 'row')}, not judged yet: mend the columns below first,
                        and choose the file again.
                      </p>
                    }
                  >
                    <Summary judged={now()} />
                  </Show>
                </Section>
                <Table
                  caption={
                    faults() > 0
                      ? `${counted(faults(), 'fault')}: the file is saved whole or not at all`
                      : 'To look at'
                  }
                  heading
                  columns={columns}
                  groups={[{ rows: rowsOf(now()) }]}
                  note={
                    now().rowsWithProblems > now().rows.length
                      ? `The first ${count(now().rows.length)} of ${count(now().rowsWithProblems)} rows.`
                      : undefined
                  }
                  empty="Every row can be saved as it is."
                />
              </Show>
            </>
          )}
        </Show>
      </Split>
    </>
  );
}

/** While a column is missing no row can be judged: a fault count of 0 would say too much. */
function areRowsJudged({ summary }: Judged): boolean {
  const told =
    summary.new +
    summary['already-here'] +
    summary['duplicate-in-file'] +
    summary['left-before'] +
    summary.fault;
  return told > 0 || summary.total === 0;
}

function Summary(props: { readonly judged: Judged }) {
  const { summary } = props.judged;
  return (
    <Facts
      items={[
        { name: 'Rows', value: count(summary.total) },
        { name: 'New people', value: <b>{count(summary.new)}</b> },
        { name: 'Already here, left as they are', value: count(summary['already-here']) },
        { name: 'Twice in the file', value: count(summary['duplicate-in-file']) },
        { name: 'Left before, not invited again', value: count(summary['left-before']) },
        { name: 'With a fault', value: count(summary.fault) },
        { name: 'Place not known', value: count(summary.placeUnknown) },
      ]}
    />
  );
}

function rowsOf(judged: Judged): readonly Row[] {
  return [
    ...judged.header.map((problem) => ({ line: 1, ...problem })),
    ...judged.rows.flatMap(({ line, verdict, problems }): readonly Row[] => {
      const said = problems.map((problem) => ({ line, ...problem }));
      const words = verdictWords[verdict];
      return words && said.length === 0
        ? [{ line, column: '', found: '', message: words, weight: 'warning' }]
        : said;
    }),
  ];
}
