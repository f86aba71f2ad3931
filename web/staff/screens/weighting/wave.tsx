import { A, useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { weightingOperations } from '../../../../server/contract/weighting';
import { count, counted, dateTime, figure, percent } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Checkboxes } from '../../parts/checkboxes';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { MarginTable } from './margin-table';
import { WeightBars } from './weight-bars';
import { WeightFacts } from './weight-facts';

type Draft = ReplyOf<typeof weightingOperations.previewWeights>;
type Preview = NonNullable<Draft['preview']>;

/** Weights of one survey: what to settle first, margins before and after, what they cost, and keeping them. */
export default function WaveWeights() {
  const params = useParams<{ wave: string }>();
  const me = useMe();
  const [accepted, setAccepted] = createSignal<readonly string[]>([]);
  const [isTrimmed, setTrimmed] = createSignal(true);
  const [problem, setProblem] = createSignal<Problem>();
  const [isBusy, setBusy] = createSignal(false);
  const kept = createReading(weightingOperations.draftWeights, () => ({ params: { wave: params.wave } }));
  const keyOf = (merge: { margin: string; label: string }) => `${merge.margin}|${merge.label}`;
  const merges = () =>
    (kept.reply()?.proposals ?? [])
      .filter((merge) => accepted().includes(keyOf(merge)))
      .map(({ margin, label, cells }) => ({ margin, label, cells }));
  const choice = () => ({ merges: merges(), trim: isTrimmed() ? { lower: 0.3, upper: 3 } : null });
  const reading = createReading(weightingOperations.previewWeights, () =>
    kept.hasReply() ? { params: { wave: params.wave }, body: choice() } : null,
  );
  const preview = () => reading.reply()?.preview ?? undefined;

  const keep = async () => {
    const basis = preview()?.basis;
    if (basis === undefined) return;
    setBusy(true);
    const answer = await call(weightingOperations.keepWeights, {
      params: { wave: params.wave },
      body: { ...choice(), basis },
    });
    setBusy(false);
    setProblem(answer.problem);
    if (!answer.problem) kept.again();
  };

  const title = () => {
    const draft = reading.reply();
    if (!draft) return 'Weights';
    const made = draft.preview;
    if (!made) return 'These weights cannot be made yet';
    const met = `${counted(made.margins.length, 'margin')}`;
    return made.converged
      ? `Weights that match ${met}${made.diagnostics.isLowEfficiency ? ', at a price' : ', at little cost'}`
      : `Weights that come close to ${met}`;
  };
  const largestGap = (made: Preview) =>
    Math.max(...made.margins.map(({ largestGapAfter }) => largestGapAfter));

  return (
    <>
      <PageHead
        where={[
          { label: 'Weighting', href: '/staff/weighting' },
          { label: reading.reply()?.wave.title ?? 'Survey' },
        ]}
        asOf={
          reading.reply() &&
          `${count(reading.reply()!.respondents)} respondents of ${count(reading.reply()!.invited)} invited. Population: ${reading.reply()!.frame.universe}`
        }
        title={title()}
        action={
          <Show when={preview()}>
            <Button busy={isBusy() ? 'Keeping these weights' : undefined} onPress={keep}>
              Use these weights
            </Button>
          </Show>
        }
      >
        <Show when={preview()}>
          {(made) => (
            <>{`Raking ${made().converged ? 'met all margins' : 'stopped'} after ${counted(made().rounds, 'round')}. The largest gap left is ${figure(largestGap(made()) * 100, 2)} points. ${count(made().respondents)} answers now carry the information of ${count(made().diagnostics.effectiveBase)}.`}</>
          )}
        </Show>
      </PageHead>
      <Show when={problem()}>
        {(said) => (
          <Notice kind="error" lead={said().title}>
            {said().detail}
          </Notice>
        )}
      </Show>
      <Waiting reading={kept} counting="Weighing again…" rows={20}>
        {(all) => (
          <Waiting reading={reading} counting="Weighing again…" rows={20}>
            {(draft) => (
              <Split asideFirst aside={<Aside draft={draft()} all={all()} />}>
                <Show when={draft().trouble}>
                  {(words) => (
                    <Notice kind="warning" lead="No weights yet.">
                      {words()}
                    </Notice>
                  )}
                </Show>
                <Show when={draft().preview}>{(made) => <MarginTable made={made()} />}</Show>
              </Split>
            )}
          </Waiting>
        )}
      </Waiting>
    </>
  );

  function Aside(props: {
    readonly draft: Draft;
    readonly all: ReplyOf<typeof weightingOperations.draftWeights>;
  }) {
    const made = () => props.draft.preview ?? undefined;
    const unknown = () =>
      (made()?.margins ?? []).flatMap((margin) =>
        margin.cells.filter((cell) => cell.isUnknown).map((cell) => ({ margin: margin.label, cell })),
      );
    const isCalm = () =>
      props.all.proposals.length === 0 && unknown().length === 0 && !made()?.diagnostics.isLowEfficiency;
    return (
      <>
        <Section title="Warnings">
          <Show when={made()?.diagnostics.isLowEfficiency}>
            <Notice
              kind="warning"
              lead={`Efficiency ${percent(made()!.diagnostics.efficiency, 0)}, under 70%.`}
            >
              The weights are very unequal. Merge sparse categories, or fit fewer margins.
            </Notice>
          </Show>
          <Show when={made() && !made()!.converged}>
            <Notice kind="warning" lead="A margin is missed.">
              Weights were kept between 0.3 and 3 times the average; the gap left is in the table.
            </Notice>
          </Show>
          <Show when={props.all.proposals.length > 0}>
            <Checkboxes
              name="merges"
              label="Merge what few answered?"
              hint="What you accept is kept with your name."
              values={accepted()}
              choices={props.all.proposals.map((merge) => ({
                value: keyOf(merge),
                label: merge.label,
                hint: `${merge.marginLabel}: ${counted(merge.people, 'respondent')}, under 20; together ${count(merge.peopleThen)}`,
              }))}
              onChoose={(key, isChosen) =>
                setAccepted((keys) => (isChosen ? [...keys, key] : keys.filter((other) => other !== key)))
              }
            />
          </Show>
          <For each={unknown()}>
            {({ margin, cell }) => (
              <Notice
                kind="warning"
                lead={`${cell.label} (${margin}): ${counted(cell.people, 'respondent')}.`}
              >
                Kept at the share observed, not guessed.
              </Notice>
            )}
          </For>
          <Show when={isCalm()}>
            <p class="quiet">None.</p>
          </Show>
        </Section>
        <Show when={made()}>
          {(found) => (
            <>
              <WeightFacts made={found()} />
              <Checkboxes
                name="trim"
                label="Limits"
                values={isTrimmed() ? ['yes'] : []}
                choices={[
                  {
                    value: 'yes',
                    label: 'Keep weights between 0.3 and 3',
                    hint: 'Raked once more; the gap left is shown.',
                  },
                ]}
                onChoose={(_, isChosen) => setTrimmed(isChosen)}
              />
              <Section title={`Weights of ${count(found().respondents)} people`}>
                <WeightBars bins={found().weights} />
              </Section>
            </>
          )}
        </Show>
        <Section title="Kept so far">
          <Show
            when={props.all.kept.length > 0}
            fallback={<p class="quiet">None: results are unweighted until then.</p>}
          >
            <For each={props.all.kept}>
              {(one, index) => (
                <p>
                  <A href={`/staff/weighting/sets/${one.id}`}>
                    {dateTime(one.createdAt, me().footprint?.timeZone)}
                  </A>
                  {index() === 0 ? ', in use' : ''}
                  <br />
                  <span class="quiet">
                    {one.createdBy}: {count(one.respondents)} respondents, effective base{' '}
                    {count(one.effectiveBase)}
                  </span>
                </p>
              )}
            </For>
            <p>
              <A href={`/staff/weighting/${params.wave}/sensitivity`}>
                How far do results hang on the weights?
              </A>
            </p>
          </Show>
        </Section>
      </>
    );
  }
}
