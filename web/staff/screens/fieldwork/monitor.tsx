import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import {
  count,
  counted,
  date,
  dateTime,
  listed,
  percent,
  percentFigure,
  rangeFigure,
} from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Confirm } from '../../parts/confirm';
import { Facts } from '../../parts/facts';
import { Funnel } from '../../parts/funnel';
import { IntervalRow } from '../../parts/interval-row';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { saveFile } from '../../parts/save-file';
import { StepCurve } from '../../parts/step-curve';
import { type Column, Table } from '../../parts/table';
import { useHasRole, useMe } from '../../session';
import { say } from './fieldwork-words';
import { csvOfLetters } from './letters';
import { HeldBack } from './prepare';
import { bandOf, Cohorts, ReachNote, Response, stepsOf } from './response';
import { SafetyTasks } from './safety-tasks';

type Wave = ReplyOf<typeof fieldworkOperations.showWave>;
type SegmentRow = Wave['segments'][number]['rows'][number];

/** What the audit, and the member, read of it. */
const takingPurpose = 'To post or telephone the invitations';

/** A category as a sentence names it: a bare figure means nothing without its variable. */
const inFinding = (title: string, label: string) => (/^\d+$/.test(label) ? `${title} ${label}` : label);

const rest = (people: number, words: string) => (people > 0 ? `${count(people)} ${words}` : undefined);

const shareWords = (share: number | null) => (share === null ? 'nobody yet' : percent(share));

/** How a wave stands: the finding as its title, the funnel on one base, who answers less, whom to remind. */
export function Monitor(props: { readonly wave: Wave; readonly onChanged: () => void }) {
  const me = useMe();
  const hasRole = useHasRole();
  const wave = () => props.wave;
  const zone = () => me().footprint?.timeZone;
  const due = () => wave().remindersDue.reduce((sum, row) => sum + row.cases, 0);
  const notDue = () => wave().remindersNotDue.reduce((sum, row) => sum + row.cases, 0);
  const [said, setSaid] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal<string>();
  const [isClosing, setClosing] = createSignal(false);
  const [isTaking, setTaking] = createSignal(false);
  const [takeProblem, setTakeProblem] = createSignal<Problem>();
  const given = () => ({ params: { wave: wave().id }, body: {} });
  const remind = async () => {
    setBusy(`Sending ${counted(due(), 'reminder')}`);
    const answer = await call(fieldworkOperations.sendReminders, given());
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.reply) setSaid(`${counted(answer.reply.reminded, 'reminder')} on the way.`);
    props.onChanged();
  };
  const invite = async () => {
    const answer = await call(fieldworkOperations.issueWave, given());
    setProblem(answer.problem);
    if (answer.reply) setSaid(`${counted(answer.reply.issued, 'new member')} invited.`);
    props.onChanged();
  };
  const reword = async (version: number) => {
    const answer = await call(fieldworkOperations.useWording, {
      params: { wave: wave().id },
      body: { version },
    });
    setProblem(answer.problem);
    if (answer.reply) setSaid(`Version ${version} is shown from now on. Answers given stay as they are.`);
    props.onChanged();
  };
  const close = async () => {
    const answer = await call(fieldworkOperations.closeWave, given());
    setProblem(answer.problem);
    setClosing(false);
    props.onChanged();
  };
  const byHand = () => wave().byHand.reduce((sum, row) => sum + row.cases, 0);
  const letters = () => {
    const calls = wave().byHand.find(({ channel }) => channel === 'telephone')?.cases ?? 0;
    return listed([
      ...(byHand() > calls ? [counted(byHand() - calls, 'letter')] : []),
      ...(calls > 0 ? [counted(calls, 'call')] : []),
    ]);
  };
  const take = async () => {
    setBusy(`Taking ${letters()}`);
    const answer = await call(fieldworkOperations.takeLetters, {
      params: { wave: wave().id },
      body: { purpose: takingPurpose },
    });
    setBusy(undefined);
    setTakeProblem(answer.problem);
    if (!answer.reply) return;
    setTaking(false);
    saveFile(`letters ${wave().title}.csv`, 'text/csv', csvOfLetters(answer.reply.letters));
    setSaid(`${counted(answer.reply.letters.length, 'row')} in the file. They count as sent.`);
    props.onChanged();
  };
  const title = () => {
    const { numerator, base, share } = wave().participation;
    return `${count(numerator)} of ${count(base)} invited have answered${share === null ? '' : ` (${percent(share)})`}`;
  };
  const state = () =>
    wave().window === 'open'
      ? `Open until ${date(wave().closesOn)}, ${counted(wave().daysLeft, 'day')} left`
      : wave().window === 'grace'
        ? 'Closed; answers on their way still count'
        : wave().window === 'not-yet'
          ? `Opens on ${date(wave().opensOn)}`
          : `Closed on ${date(wave().closesOn)}`;
  const low = () =>
    wave().segments.flatMap((segment) =>
      segment.rows.filter((row) => isBelow(row)).map((row) => inFinding(segment.label, row.label)),
    );
  const isSmall = (row: SegmentRow) => (row.base ?? 0) < 30;
  // Nothing is claimed of a handful.
  const isBelow = (row: SegmentRow) =>
    !isSmall(row) &&
    row.upper !== null &&
    wave().participation.share !== null &&
    row.upper < (wave().participation.share ?? 0);

  const columns = (): readonly Column<SegmentRow>[] => [
    { head: 'Group', cell: (row) => row.label },
    {
      head: '0 to 100',
      kind: 'mark',
      cell: (row) => (
        <IntervalRow
          label={row.label}
          estimate={row.share ?? 0}
          interval={[row.lower ?? 0, row.upper ?? 0]}
          isSmall={isSmall(row)}
          everyone={wave().participation.share ?? undefined}
          end={1}
        />
      ),
    },
    {
      head: '%',
      kind: 'number',
      whenSmall: 'dagger',
      cell: (row) => (
        <span classList={{ warned: isBelow(row) }}>
          {isBelow(row) ? '▼ ' : ''}
          {percentFigure(row.share ?? 0, 0)}
        </span>
      ),
    },
    { head: '95%', kind: 'number', quiet: true, cell: (row) => rangeFigure(row.lower ?? 0, row.upper ?? 0) },
    { head: 'Invited', kind: 'number', quiet: true, cell: (row) => count(row.base ?? 0) },
  ];

  return (
    <>
      <PageHead
        where={[{ label: 'Fieldwork', href: '/staff/fieldwork' }, { label: wave().title }]}
        asOf={`As of ${dateTime(wave().asOf, zone())}. ${state()}`}
        title={title()}
        action={
          due() > 0 && hasRole('engagement-lead') ? (
            <Button busy={busy()} onPress={() => void remind()}>
              Send {counted(due(), 'reminder')}
            </Button>
          ) : undefined
        }
      >
        Participation rate: usable answers of all invited by {wave().status === 'closed' ? 'its end' : 'now'}.{' '}
        {low().length > 0 ? `Clearly below all members: ${listed(low().slice(0, 4))}. ` : ''}
        {wave().window !== 'open'
          ? ''
          : due() > 0
            ? `${counted(due(), 'member')} can be reminded now.`
            : 'Nobody is due a reminder now.'}
      </PageHead>
      <Show when={said()}>{(words) => <Notice kind="success" lead={words()} />}</Show>
      <SafetyTasks wave={wave().id} />
      <Show when={problem()}>
        {(refused) => (
          <Notice kind="error" lead={refused().title}>
            {refused().detail}
          </Notice>
        )}
      </Show>
      <Show when={wave().newWording}>
        {(next) => (
          <Notice kind="plain" lead={`Version ${next().version} of the questionnaire changes only words.`}>
            {next().reason} Members still read version {wave().version}.{' '}
            <Show when={hasRole('engagement-lead')}>
              <Button look="plain" onPress={() => void reword(next().version)}>
                Show version {next().version} from now on
              </Button>
            </Show>
          </Notice>
        )}
      </Show>
      <Show when={wave().newMembers > 0 && wave().window === 'open'}>
        <Notice kind="plain" lead={`${counted(wave().newMembers, 'member')} joined since the last issue.`}>
          They can still be asked, each as of the day of their own invitation.{' '}
          <Show when={hasRole('engagement-lead')}>
            <Button look="plain" onPress={() => void invite()}>
              Invite {counted(wave().newMembers, 'new member')}
            </Button>
          </Show>
        </Notice>
      </Show>
      <Split
        even
        aside={
          <>
            <Section title="Participation by segment">
              <Table
                caption="Participation by segment"
                rows="dense"
                narrow="table"
                columns={columns()}
                groups={wave().segments.map((segment) => ({ name: segment.label, rows: segment.rows }))}
                isSmall={isSmall}
                suppressed={(row) => (row.hidden === null ? undefined : say(row.hidden))}
                note={`Line: all members. ▼ interval below it. † fewer than 30 invited: not marked. Range: ${wave().intervalName}. With many groups, about one in twenty is marked by chance.`}
                empty="Too few members to compare groups."
              />
            </Section>
            <Response response={wave().response} />
            <HeldBack rows={wave().heldBack} />
            <Show when={hasRole('engagement-lead')}>
              <Section title="Paper and telephone">
                <Show when={byHand() > 0 && (wave().window === 'open' || wave().window === 'not-yet')}>
                  <p class="quiet">Invited, not started, and reached by post or telephone:</p>
                  <Facts
                    items={wave().byHand.map((row) => ({ name: say(row.channel), value: count(row.cases) }))}
                  />
                  <p class="actions">
                    <Button look="second" onPress={() => setTaking(true)}>
                      Take {letters()}
                    </Button>
                  </p>
                </Show>
                <p class="actions">
                  <A href={`/staff/fieldwork/${wave().id}/entry`}>Type in an answer</A>
                </p>
                <Show when={wave().window === 'open'}>
                  <p class="actions">
                    <Button look="danger" onPress={() => setClosing(true)}>
                      Close now
                    </Button>
                  </p>
                </Show>
              </Section>
            </Show>
          </>
        }
      >
        <Funnel
          caption={`Stages of ${wave().title}`}
          unit="Members"
          base="invited"
          stages={[
            { label: 'Invited', count: wave().funnel.invited },
            {
              label: 'Delivered',
              count: wave().funnel.delivered,
              note: rest(wave().funnel.invited - wave().funnel.delivered, 'not known to have arrived'),
            },
            { label: 'Started', count: wave().funnel.started },
            {
              label: 'Usable answers',
              count: wave().funnel.usable,
              note: rest(wave().funnel.usable - wave().funnel.complete, 'partial'),
              isMain: true,
            },
          ]}
          note={`Usable: ${percent(wave().lines.partialFrom, 0)} or more of the questions that count and applied; complete from ${percent(wave().lines.completeFrom, 0)}.`}
        />
        <ReachNote reach={wave().reach} />
        <Show when={wave().curve.length > 0}>
          <Section title="Days from invitation to answer, % of invited">
            <StepCurve
              label="Days from invitation to answer, % of invited"
              xEnd={Math.max(14, ...wave().curve.map((point) => point.day + 1))}
              yEnd={1}
              curves={[
                {
                  label: `${wave().title}, ${percent(wave().curve.at(-1)?.share ?? 0)}`,
                  look: 'today',
                  points: stepsOf(wave().curve),
                  band: bandOf(wave().curve),
                },
              ]}
              note={`Days since own invitation. Band: 95% range of the curve. Members still open count until ${wave().status === 'closed' ? 'the end' : 'today'} and no longer.`}
            />
          </Section>
        </Show>
        <Cohorts cohorts={wave().cohorts} curves={wave().cohortCurves} />
        <Show when={wave().window === 'open'}>
          <Section title={`Reminder due now: ${count(due())}`}>
            <Facts
              items={wave().remindersDue.map((row) => ({
                name: `${say(row.channel)}, ${['first', 'second', 'third', 'fourth', 'fifth'][row.number - 1] ?? row.number} reminder`,
                value: count(row.cases),
              }))}
            />
          </Section>
          <Section title={`Not reminded: ${count(notDue())}`}>
            <Facts
              items={wave().remindersNotDue.map((row) => ({
                name: say(row.reason),
                value: count(row.cases),
              }))}
            />
          </Section>
        </Show>
        <Section title="Outcomes" beside="AAPOR Standard Definitions">
          <Facts
            items={[
              ...wave().dispositions.map((row) => ({
                name: `${say(row.disposition)} (${row.codes.map((code) => code.aapor).join(', ')})`,
                value: count(row.cases),
              })),
              {
                name: `Break-off, of ${count(wave().breakOff.base)} who answered anything`,
                value: shareWords(wave().breakOff.share),
              },
              {
                name: `Completion among ${count(wave().completion.base)} invited and reached (RR6)`,
                value: shareWords(wave().completion.share),
              },
            ]}
          />
          <p class="note">
            {wave().selection === 'known'
              ? 'Every case was picked with a known chance: response rates are among the outcome rates.'
              : 'Members chose to join and were not picked with a known chance: participation is what can be said.'}
            <Show when={wave().frozen}>
              {(frozen) => (
                <>{` Frozen at its end: ${count(frozen().numerator)} of ${count(frozen().base)}. Marks of whom that counts, as the audit keeps them: invited ${frozen().baseMark}, answered ${frozen().answersMark}.`}</>
              )}
            </Show>
          </p>
        </Section>
      </Split>
      <Confirm
        open={isClosing()}
        onClose={() => setClosing(false)}
        title="Close this wave now?"
        act="Close the wave"
        look="danger"
        onAct={() => void close()}
      >
        Nobody is reminded any more.{' '}
        {wave().graceDays > 0
          ? `For ${counted(wave().graceDays, 'more day')} late answers count.`
          : 'Links stop taking answers at once.'}
      </Confirm>
      <Confirm
        open={isTaking()}
        onClose={() => setTaking(false)}
        title={`Take ${letters()}?`}
        act={`Take ${letters()}`}
        busy={busy()}
        problem={takeProblem()}
        onAct={() => void take()}
      >
        A CSV file with names, addresses or telephone numbers, and the code that opens each survey. The audit
        keeps that you took it, “{takingPurpose}”, and each member can read that someone did. Those not sent
        before count as sent today.
      </Confirm>
    </>
  );
}
