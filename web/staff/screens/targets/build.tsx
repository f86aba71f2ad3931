import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { SentBodyOf } from '../../../../server/contract/operation';
import { targetsOperations } from '../../../../server/contract/targets';
import { count, counted } from '../../../shared/format';
import { call } from '../../api';
import { Button } from '../../parts/button';
import { Checkboxes } from '../../parts/checkboxes';
import { choices, Form, text } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { ChangeOnTheDay, type Frame, FrameCells } from './frame-cells';

type Wanted = SentBodyOf<typeof targetsOperations.previewFrame>;

/** Margins, size and tolerance make a frame: its targets are shown before anything is kept. */
export default function BuildFrame() {
  const navigate = useNavigate();
  const margins = createReading(targetsOperations.listMargins);
  const frames = createReading(targetsOperations.listFrames);
  const [wanted, setWanted] = createSignal<Wanted>();
  const [frame, setFrame] = createSignal<Frame>();
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal<string>();

  const read = (data: FormData): Wanted => {
    const chosen = choices(data, 'margins');
    return {
      name: text(data, 'name'),
      size: Number(text(data, 'size').replace(/[, ]/g, '')),
      margins: chosen,
      tolerance: Number(text(data, 'tolerance')) / 100,
      unknownShare: Number(text(data, 'unknownShare')) / 100,
      acceptOtherUniverse: choices(data, 'acceptOtherUniverse').filter((id) => chosen.includes(id)),
    };
  };
  const keep = async () => {
    const body = wanted();
    if (!body) return;
    setBusy('Keeping it as a draft');
    const answer = await call(targetsOperations.buildFrame, { body });
    setBusy(undefined);
    setProblem(answer.problem?.detail);
    if (answer.reply) navigate(`/staff/targets/${answer.reply.id}`);
  };
  const usable = () => margins.reply()?.margins.filter(({ isUsable }) => isUsable) ?? [];
  const lead = () => usable()[0]?.universe;
  const others = () => usable().filter(({ universe }) => universe !== lead());

  return (
    <>
      <PageHead
        where={[{ label: 'Targets', href: '/staff/targets' }, { label: 'Build a frame' }]}
        title={frame() ? `Quota frame for a panel of ${count(frame()?.size ?? 0)}` : 'Build a quota frame'}
        action={
          <Show when={frame()}>
            <Button busy={busy()} onPress={() => void keep()}>
              Keep as a draft
            </Button>
          </Show>
        }
      >
        <Show
          when={frame()}
          fallback="Choose margins of one population and the size of the panel. Every margin’s targets add up to that size."
        >
          {(shown) => (
            <>{`Every margin adds up to ${count(shown().size)}: ${counted(shown().population, 'person', 'people')}, ${shown().universe}. ${counted(shown().members, 'member')} of today stand beside the targets. Nothing is kept yet.`}</>
          )}
        </Show>
      </PageHead>
      <Show when={problem()}>
        {(words) => (
          <Notice kind="error" lead="It was not kept.">
            {words()}
          </Notice>
        )}
      </Show>
      <div class="builder">
        <Waiting reading={margins}>
          {() => (
            <Form
              operation={targetsOperations.previewFrame}
              given={(data) => ({ body: setWanted(() => read(data)) })}
              send="Show the targets"
              sending="Working out the targets"
              look="second"
              onReply={(reply) => {
                setFrame(() => reply);
              }}
            >
              <TextInput name="name" label="Name of the frame" value="Frame of 1,000" />
              <TextInput name="size" label="Panel size" inputmode="numeric" value="1,000" width={10} />
              <TextInput
                name="tolerance"
                label="Tolerance, % of each target"
                hint="How far a cell may go over, rounded up to people."
                inputmode="decimal"
                value="5"
                width={4}
              />
              <TextInput
                name="unknownShare"
                label="Unknown at most, % of the panel"
                hint="“Prefer not to say” passes a margin until this many."
                inputmode="decimal"
                value="5"
                width={4}
              />
              <Checkboxes
                name="margins"
                label="Margins"
                choices={usable().map((margin) => ({
                  value: margin.id,
                  label: margin.title,
                  hint: `${count(margin.total)} ${margin.universe}, ${margin.year}`,
                }))}
                values={usable()
                  .filter(({ universe }) => universe === lead())
                  .slice(0, 5)
                  .map(({ id }) => id)}
              />
              <Show when={others().length > 0}>
                <Checkboxes
                  name="acceptOtherUniverse"
                  label="Another universe: use its shares only"
                  hint="These count other people than the rest. If you use one, that is said wherever it is shown."
                  choices={others().map((margin) => ({
                    value: margin.id,
                    label: margin.title,
                    hint: margin.universe,
                  }))}
                />
              </Show>
            </Form>
          )}
        </Waiting>
        <Show when={frame()}>
          {(shown) => (
            <div>
              <FrameCells frame={shown()} />
              <ChangeOnTheDay
                frame={shown()}
                hasFrameNow={frames.reply()?.frames.some(({ state }) => state === 'in-use') ?? false}
              />
            </div>
          )}
        </Show>
      </div>
    </>
  );
}
