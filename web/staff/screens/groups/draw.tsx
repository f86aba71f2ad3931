import { createSignal, For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { counted } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Confirm } from '../../parts/confirm';
import { Form, text } from '../../parts/form';
import { Section } from '../../parts/layout';
import { LongWork } from '../../parts/long-work';
import { Notice } from '../../parts/notice';
import { Radios } from '../../parts/radios';
import { TextInput } from '../../parts/text-input';
import { type Lead, type NextAct, type Shown, sayLowest, sayStatus } from './words';

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
  const [isAgain, setAgain] = createSignal(false);
  const group = () => props.shown.group.id;
  const open = () => props.shown.openSeats ?? 0;
  const seats = () => counted(open(), 'seat');
  const current = () =>
    isAgain() ? undefined : props.lead.lotteries.find(({ isCurrent, isDrawn }) => isCurrent && !isDrawn);
  const begin = (id: string) => {
    setTrouble(undefined);
    setAgain(false);
    setWork(id);
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
              <Show
                when={props.next === 'search' || isAgain()}
                fallback={<p class="quiet">{sayWait(props.next)}</p>}
              >
                <p>
                  What the search finds is committed to on the public page before anything is drawn.
                  {props.lead.draws.length > 0 ? ` ${saySameRule(props.lead)}` : ''}
                </p>
                <Form
                  operation={groupsOperations.findLottery}
                  given={(data) => ({
                    params: { group: group() },
                    body: {
                      method: text(data, 'method') || null,
                      numbered: text(data, 'by') === 'balls' ? Number(text(data, 'numbered') || 'NaN') : null,
                    },
                  })}
                  send={
                    props.lead.draws.length > 0
                      ? `Find who may replace ${seats()}`
                      : `Find a lot for ${seats()}`
                  }
                  sending="Beginning"
                  onReply={(reply) => begin(reply.work)}
                >
                  <Show when={props.lead.draws.length === 0}>
                    <Radios
                      name="method"
                      label="Rule of the lot"
                      value={props.lead.methods[0]?.name}
                      choices={props.lead.methods.map(({ name, label, promise, loses }) => ({
                        value: name,
                        label,
                        hint: loses === null ? promise : `${promise} What is lost: ${loses}`,
                      }))}
                    />
                  </Show>
                  <Radios
                    name="by"
                    label="How it is drawn"
                    value="seed"
                    choices={[
                      {
                        value: 'seed',
                        label: 'By a secret number, fixed now and revealed at the draw',
                        hint: 'Exact: everyone has the very chance that was found.',
                      },
                      {
                        value: 'balls',
                        label: 'In public, with numbered balls',
                        hint: 'Chances are rounded to whole balls; you are told what that costs before the draw.',
                      },
                    ]}
                  />
                  <TextInput
                    name="numbered"
                    label="Numbered groups, if balls draw"
                    hint="1,000 for three urns of ten balls, 100 for two."
                    inputmode="numeric"
                    width={4}
                    value="1000"
                  />
                </Form>
              </Show>
            }
          >
            {(lottery) => (
              <>
                <p>
                  {`${counted(lottery().finding.pool, 'person', 'people')} in the lot. ${sayLowest(lottery())} ${sayStatus(lottery())}`}{' '}
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
                <Show
                  when={lottery().finding.numbered}
                  fallback={
                    <p class="actions">
                      <Button onPress={() => setAsking(true)}>Draw {seats()}</Button>
                      <Button look="plain" onPress={() => setAgain(true)}>
                        Search again
                      </Button>
                    </p>
                  }
                >
                  {(numbered) => (
                    <Form
                      operation={groupsOperations.drawGroup}
                      given={(data) => ({
                        params: { group: group(), lottery: lottery().id },
                        body: {
                          ball: Number(text(data, 'ball') || 'NaN'),
                          witnesses: text(data, 'witnesses'),
                        },
                      })}
                      send={`Seat the group of this ball, for ${seats()}`}
                      sending="Seating them"
                      onReply={props.onChange}
                      beside={
                        <Button look="plain" onPress={() => setAgain(true)}>
                          Search again
                        </Button>
                      }
                    >
                      <p>
                        Nobody can see who sits on which number before the ball is out. The receipt is public
                        for ever, and everyone in the lot is told.
                      </p>
                      <TextInput
                        name="ball"
                        label="The ball that came out"
                        hint={`A number from 1 to ${numbered().panels}.`}
                        inputmode="numeric"
                        width={4}
                      />
                      <TextInput
                        name="witnesses"
                        label="Who saw it"
                        hint="Named on the public receipt, so ask them first."
                      />
                    </Form>
                  )}
                </Show>
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

const saySameRule = ({ methods }: Lead) =>
  `Whoever replaces others is drawn by the rule of the first draw: ${methods[0]?.label}.`;

const sayWait = (next: NextAct) =>
  next === 'seated'
    ? 'If someone gives a seat back, whoever replaces them is drawn here by the same rule.'
    : 'Fewer can come than there are seats. Wait for answers, or invite more.';
