import { useParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { targetsOperations } from '../../../../server/contract/targets';
import { count, counted, dateTime } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Confirm } from '../../parts/confirm';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useHasRole, useMe } from '../../session';
import { ChangeOnTheDay, FrameCells } from './frame-cells';
import { stateWords } from './targets';

/** One quota frame: may it be used, and what changes on the day. */
export default function FrameScreen() {
  const params = useParams();
  const me = useMe();
  const hasRole = useHasRole();
  const reading = createReading(targetsOperations.showFrame, () => ({
    params: { frame: params.frame ?? '' },
  }));
  const [isAsking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const kept = () => reading.reply()?.kept;
  const use = async () => {
    setBusy('Taking it in use');
    const answer = await call(targetsOperations.useFrame, {
      params: { frame: params.frame ?? '' },
      body: { instead: reading.reply()?.inUse?.id ?? null },
    });
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.problem) return;
    setAsking(false);
    reading.again();
  };
  const when = () => {
    const state = kept();
    if (!state) return '';
    const at = (instant: string) => dateTime(instant, me().footprint?.timeZone);
    if (state.retiredAt) return `Retired ${at(state.retiredAt)}`;
    return state.inUseFrom ? `In use since ${at(state.inUseFrom)}` : `Draft of ${at(state.createdAt)}`;
  };
  return (
    <>
      <PageHead
        where={[
          { label: 'Targets', href: '/staff/targets' },
          { label: kept() ? `${kept()?.name} (${stateWords[kept()?.state ?? 'draft']})` : 'Frame' },
        ]}
        asOf={when()}
        title={kept() ? `Quota frame for a panel of ${count(kept()?.size ?? 0)}` : 'Quota frame'}
        action={
          <Show when={kept()?.state === 'draft' && hasRole('engagement-lead')}>
            <Button onPress={() => setAsking(true)}>Use this frame from now on</Button>
          </Show>
        }
      >
        <Show when={reading.reply()?.frame} fallback="Members of today beside the targets.">
          {(frame) => (
            <>{`Every margin adds up to ${count(frame().size)}: ${counted(frame().population, 'person', 'people')}, ${frame().universe}. The panel has ${counted(frame().members, 'member')}.`}</>
          )}
        </Show>
      </PageHead>
      <Waiting reading={reading} rows={12}>
        {(reply) => (
          <div class="frame">
            <FrameCells frame={reply().frame} />
            <Show when={reply().kept.state === 'draft'}>
              <ChangeOnTheDay frame={reply().frame} hasFrameNow={reply().inUse !== null} />
            </Show>
          </div>
        )}
      </Waiting>
      <Confirm
        open={isAsking()}
        onClose={() => setAsking(false)}
        title="Use this frame from now on?"
        act="Use this frame"
        busy={busy()}
        problem={problem()}
        onAct={() => void use()}
      >
        Recruits are admitted by it at once.{' '}
        <Show when={reading.reply()?.inUse}>{(before) => <>{`“${before().name}” retires. `}</>}</Show>
        Nobody leaves the panel.
      </Confirm>
    </>
  );
}
