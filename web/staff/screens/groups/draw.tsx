import { createSignal, For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { counted, dateTime, percent } from '../../../shared/format';
import { addressOf, call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Confirm } from '../../parts/confirm';
import { DownloadLink } from '../../parts/download-link';
import { Facts } from '../../parts/facts';
import { Section } from '../../parts/layout';
import { LongWork } from '../../parts/long-work';
import { Notice } from '../../parts/notice';
import { StepCurve } from '../../parts/step-curve';
import type { Lead, NextAct, Shown } from './words';

type Lottery = Lead['lotteries'][number];

/** Search, commitment, draw: the long work with its stop, then the one act that cannot be undone. */
export function Draw(props: {
  readonly shown: Shown;
  readonly lead: Lead;
  readonly next: NextAct;
  readonly onChange: () => void;
}) {
  const [work, setWork] = createSignal<string>();
  const [trouble, setTrouble] = createSignal<string>();
  const [isAsking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const group = () => props.shown.group.id;
  const open = () => props.shown.openSeats ?? 0;
  const seats = () => counted(open(), 'seat');
  const current = () => props.lead.lotteries.find(({ isCurrent, isDrawn }) => isCurrent && !isDrawn);
  const search = async () => {
    setTrouble(undefined);
    const { reply, problem: refused } = await call(groupsOperations.findLottery, {
      params: { group: group() },
      body: {},
    });
    setWork(reply?.work);
    if (refused) setTrouble(refused.detail);
  };
  const draw = async (lottery: Lottery) => {
    setBusy(`Drawing ${seats()}`);
    const answer = await call(groupsOperations.drawGroup, {
      params: { group: group(), lottery: lottery.id },
      body: {},
    });
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.problem) return;
    setAsking(false);
    props.onChange();
  };
  return (
    <Section title="The draw" beside={open() > 0 ? `${seats()} open` : 'every seat is taken'}>
      <Show when={trouble()}>
        {(words) => (
          <Notice kind="error" lead="No lottery was found.">
            {words()}
          </Notice>
        )}
      </Show>
      <Show
        when={work()}
        fallback={
          <Show
            when={current()}
            fallback={
              <Show when={props.next === 'search'} fallback={<p class="quiet">{sayWait(props.next)}</p>}>
                <p>
                  The search makes the least likely person as likely as can be, then the next, and so on. Its
                  result is committed to on the public page before anything is drawn.
                </p>
                <p class="actions">
                  <Button onPress={() => void search()}>
                    {props.lead.draws.length > 0
                      ? `Find who may replace ${seats()}`
                      : `Find the fairest lot for ${seats()}`}
                  </Button>
                </p>
              </Show>
            }
          >
            {(lottery) => (
              <>
                <p>
                  {`${counted(lottery().finding.pool, 'person', 'people')} in the lot. Nobody has less than ${percent(lottery().finding.minimum)}, ${sayStatus(lottery())}`}{' '}
                  Committed to on{' '}
                  <a href={props.shown.address ?? ''} rel="external">
                    the public page
                  </a>
                  .
                </p>
                <For each={lottery().finding.never}>
                  {(one) => (
                    <Notice kind="warning" lead={`No chance for ${counted(one.people, 'person', 'people')}.`}>
                      {one.words}
                    </Notice>
                  )}
                </For>
                <p class="actions">
                  <Button onPress={() => setAsking(true)}>Draw {seats()}</Button>
                  <Button look="plain" onPress={() => void search()}>
                    Search again
                  </Button>
                </p>
                <Confirm
                  open={isAsking()}
                  onClose={() => setAsking(false)}
                  title={`Draw ${seats()}?`}
                  act={`Draw ${seats()}`}
                  busy={busy()}
                  problem={problem()}
                  onAct={() => void draw(lottery())}
                >
                  The seed is revealed, the receipt is public for ever, and everyone in the lot is told. A
                  draw cannot be taken back.
                </Confirm>
              </>
            )}
          </Show>
        }
      >
        {(id) => (
          <LongWork
            work={id()}
            unit="hundredths of the way"
            usual="Usually a few seconds; a minute for hundreds of people. You can leave: the result will be here."
            stop="Stop and keep the best so far"
            onEnd={(ended) => {
              setWork(undefined);
              if (ended.trouble) setTrouble(ended.trouble);
              props.onChange();
            }}
          />
        )}
      </Show>
    </Section>
  );
}

/** Chances of everyone in the last lottery, and the receipt of each draw. */
export function Receipt(props: { readonly shown: Shown; readonly lead: Lead }) {
  const newest = () => props.lead.lotteries.at(-1);
  return (
    <Show when={newest()}>
      {(lottery) => (
        <>
          <Section title={`Chance of each of the ${lottery().finding.pool}, %`}>
            <StepCurve
              label="Chance of each person in the lot, least likely first, %"
              xHead="People"
              xEnd={lottery().finding.pool}
              xStep={Math.max(1, Math.ceil(lottery().finding.pool / 4))}
              yEnd={Math.min(1, Math.max(...lottery().finding.bands.map(({ to }) => to)) * 1.2)}
              curves={[{ label: 'this draw', look: 'today', points: stepsOf(lottery()) }]}
              note="Those with fewer than ten others of their chance stand together at the mean."
            />
          </Section>
          <Section title="Receipt">
            <Facts
              values="left"
              items={[
                {
                  name: 'Method',
                  value: `${lottery().finding.method}, over ${lottery().finding.panels} possible groups`,
                },
                {
                  name: 'Smallest chance',
                  value: `${percent(lottery().finding.minimum)}, ${sayStatus(lottery())}`,
                },
                { name: 'People and quotas', value: short(lottery().commitment.instance) },
                { name: 'Groups and chances', value: short(lottery().commitment.lottery) },
                { name: 'Seed, committed', value: short(lottery().commitment.seed) },
              ]}
            />
            <For each={props.lead.draws}>
              {(draw) => (
                <>
                  <Facts
                    values="left"
                    items={[
                      { name: 'Drawn', value: dateTime(draw.at) },
                      { name: 'Outcome', value: `group ${draw.drawn} of ${draw.panels}` },
                      { name: 'Seed, revealed', value: draw.seed },
                    ]}
                  />
                  <p>
                    <DownloadLink
                      href={addressOf(groupsOperations.takeAuditorReceipt, {
                        params: { group: props.shown.group.id, draw: draw.id },
                      })}
                      about="JSON, under pseudonyms; written down"
                    >
                      Auditor’s receipt
                    </DownloadLink>
                  </p>
                </>
              )}
            </For>
            <p>
              <a href={props.shown.address ?? ''} rel="external">
                The public page, and how to check this draw
              </a>
            </p>
          </Section>
        </>
      )}
    </Show>
  );
}

const short = (hash: string) => hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

function stepsOf({ finding }: Lottery) {
  let people = 0;
  const points = finding.bands.map(({ people: more, mean }) => {
    const point = { x: people, y: mean };
    people += more;
    return point;
  });
  const last = finding.bands.at(-1);
  return last ? [...points, { x: people, y: last.mean }] : points;
}

/** How good the smallest chance is known to be. */
function sayStatus({ finding }: Lottery): string {
  if (finding.status === 'proven') return 'the best that these quotas allow, proven.';
  return `and no lot could give more than ${percent(finding.minimumAtMost)}; the search ended before its proof.`;
}

const sayWait = (next: NextAct) =>
  next === 'seated'
    ? 'If someone gives a seat back, whoever replaces them is drawn here by the same rule.'
    : 'Fewer can come than there are seats. Wait for answers, or invite more.';
