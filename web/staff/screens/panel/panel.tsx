import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { panelOperations } from '../../../../server/contract/panel';
import { count, counted, dateTime, listed, percent } from '../../../shared/format';
import { Button } from '../../parts/button';
import { Empty } from '../../parts/empty';
import { Key, Section, Split } from '../../parts/layout';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { stationsWithScreen } from '../../routes';
import { useHasRole, useMe } from '../../session';
import { stationsFor } from '../../stations';
import { type Dashboard, findingOf, worst } from './finding';
import { GapTable } from './gap-table';
import { Staying } from './staying';
import { Overall, RecruitNext, Where } from './what-next';

/** Is the panel still like the population? Whom to recruit next, and where. */
export default function Panel() {
  const me = useMe();
  const hasRole = useHasRole();
  const reading = createReading(panelOperations.showPanel);
  const open = () => reading.reply()?.next?.places ?? 0;
  const recruits = () => stationsFor(me().roles, stationsWithScreen).some(({ key }) => key === 'recruitment');
  const where = () => {
    const reply = reading.reply();
    if (!reply) return 'Panel';
    return `Panel, ${counted(reply.base.members, 'member')}${reply.frame ? ` of ${count(reply.frame.size)}` : ''}`;
  };
  return (
    <>
      <PageHead
        where={[{ label: where() }]}
        asOf={
          <Show when={reading.reply()}>
            {(reply) => (
              <>
                As of {dateTime(reply().asOf, me().footprint?.timeZone)}.
                <Show when={reply().frame}>
                  {(frame) => (
                    <>{` Population of ${listed(frame().years.map(String))}: ${frame().universe}`}</>
                  )}
                </Show>
              </>
            )}
          </Show>
        }
        title="Is the panel still like the population?"
        action={
          <Show when={open() > 0 && recruits()}>
            <Button href="/staff/recruitment">Plan recruitment of {count(open())}</Button>
          </Show>
        }
      >
        <Show when={reading.reply()} fallback="Members, active members and respondents beside the census.">
          {(reply) => findingOf(reply())}
        </Show>
      </PageHead>
      <Waiting
        reading={reading}
        counting={`Counting ${counted(reading.reply()?.base.members ?? 0, 'member')} again…`}
        rows={14}
      >
        {(reply) => (
          <Show when={reply().frame} fallback={<NoFrame members={reply().base.members} />}>
            <Split asideFirst aside={<What dashboard={reply()} />}>
              <Gaps dashboard={reply()} />
              <Staying staying={reply().staying} timeZone={me().footprint?.timeZone} />
              <Show when={hasRole('engagement-lead', 'administrator')}>
                <p class="actions">
                  <A href="/staff/panel/members">Open one member’s record</A>
                </p>
              </Show>
            </Split>
          </Show>
        )}
      </Waiting>
    </>
  );
}

function NoFrame(props: { readonly members: number }) {
  return (
    <Empty
      title="No quota frame is in use"
      action={<Button href="/staff/targets">Build a quota frame</Button>}
    >
      Once one is, this screen sets the {counted(props.members, 'member')} of the panel beside the population,
      category by category, and says whom to recruit next.
    </Empty>
  );
}

const mostNarrow = 5;

function Gaps(props: { readonly dashboard: Dashboard }) {
  const isNarrow = globalThis.matchMedia?.('(max-width: 640px)').matches ?? false;
  const [showsAll, setShowsAll] = createSignal(!isNarrow);
  return (
    <>
      <Key
        items={[
          { mark: 'tick', words: 'population with tolerance' },
          { mark: 'panel', words: 'panel; notch: active; line: ± 95%' },
          ...(props.dashboard.base.wave ? ([{ mark: 'respondents', words: 'respondents' }] as const) : []),
          { mark: 'missing', words: 'missing' },
        ]}
      />
      <GapTable
        dashboard={props.dashboard}
        only={showsAll() ? undefined : worst(props.dashboard, mostNarrow)}
        note={<BaseNote dashboard={props.dashboard} />}
      />
      <Show when={!showsAll()}>
        <p class="actions">
          <Button look="second" onPress={() => setShowsAll(true)}>
            Show every category
          </Button>
        </p>
      </Show>
    </>
  );
}

function BaseNote(props: { readonly dashboard: Dashboard }) {
  const base = () => props.dashboard.base;
  const unknown = () =>
    props.dashboard.groups.flatMap(({ title, unknown, notInPopulation }) => [
      ...unknown.map(({ reason, people }) => `${title}: ${reasonWords[reason] ?? reason}: ${count(people)}`),
      ...(notInPopulation > 0
        ? [`${title}: outside the population’s categories: ${count(notInPopulation)}`]
        : []),
    ]);
  const others = () => props.dashboard.groups.filter(({ otherUniverse }) => otherUniverse);
  return (
    <>
      Base: {counted(base().members, 'member')}
      <Show when={base().paused > 0}>, {count(base().paused)} of them pausing</Show>; {count(base().active)}{' '}
      active in 12 months
      <Show when={base().wave}>
        {(wave) => (
          <>
            ; {counted(base().respondents ?? 0, 'respondent')} of {count(wave().invited)} invited to “
            {wave().title}” so far
          </>
        )}
      </Show>
      . Shares are of those who told us.
      <Show when={unknown().length > 0}> They count in no category: {listed(unknown())}.</Show> Index 100 =
      fair share. ± is what a random panel of this size would show (95%); ▼ ▲ the gap is larger than that.
      <Show when={others().length > 0}>
        {' '}
        Of another universe, shares only:{' '}
        {listed(others().map(({ title, universe, year }) => `${title} (${universe}, ${year})`))}.
      </Show>
    </>
  );
}

const reasonWords: Readonly<Record<string, string>> = {
  'prefer-not-to-say': 'prefer not to say',
  'not-asked': 'not known',
  skipped: 'skipped',
  'dont-know': 'does not know',
};

function What(props: { readonly dashboard: Dashboard }) {
  const base = () => props.dashboard.base;
  return (
    <>
      <Section
        title="Recruit next"
        beside={<Show when={props.dashboard.next}>{(next) => <>{`${count(next().places)} open`}</>}</Show>}
      >
        <RecruitNext next={props.dashboard.next} />
        <p class="note">
          <Show when={base().reserves > 0} fallback="Nobody waits in reserve.">
            {counted(base().reserves, 'person waits', 'people wait')} in reserve;{' '}
            {base().reservesFitting === 0
              ? 'none of them fits an open cell.'
              : `${count(base().reservesFitting)} of them ${base().reservesFitting === 1 ? 'fits' : 'fit'} open cells.`}
          </Show>
        </p>
      </Section>
      <Show when={props.dashboard.where}>{(where) => <Where where={where()} />}</Show>
      <Overall dashboard={props.dashboard} percent={percent} />
    </>
  );
}
