import { useParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { resultsOperations } from '../../../../server/contract/results';
import { addressOf, call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Checkboxes } from '../../parts/checkboxes';
import { DownloadLink } from '../../parts/download-link';
import { LongWork } from '../../parts/long-work';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Radios } from '../../parts/radios';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';

type State =
  | { readonly now: 'choosing'; readonly problem?: Problem }
  | { readonly now: 'making'; readonly work: string }
  | { readonly now: 'made'; readonly work: string; readonly isWhole: boolean }
  | { readonly now: 'failed'; readonly trouble: string };

/** An archive of a survey from which every figure can be worked out again elsewhere: what goes in, then making and taking it. */
export default function ArchiveForR() {
  const params = useParams<{ wave: string }>();
  const about = createReading(resultsOperations.describeResults, () => ({ params: { wave: params.wave } }));
  const [segments, setSegments] = createSignal<readonly string[]>([]);
  const [replicates, setReplicates] = createSignal('100');
  const [state, setState] = createSignal<State>({ now: 'choosing' });
  const choose = (key: string, isChosen: boolean) =>
    setSegments((keys) => (isChosen ? [...keys, key] : keys.filter((other) => other !== key)));
  const make = async () => {
    const { reply, problem } = await call(resultsOperations.makePackage, {
      params: { wave: params.wave },
      body: { segments: [...segments()], replicates: Number(replicates()) },
    });
    setState(reply ? { now: 'making', work: reply.work } : { now: 'choosing', problem: problem! });
  };
  const making = () => {
    const now = state();
    return now.now === 'making' ? now : undefined;
  };
  const made = () => {
    const now = state();
    return now.now === 'made' ? now : undefined;
  };
  const trouble = () => {
    const now = state();
    return now.now === 'failed' ? now.trouble : now.now === 'choosing' ? now.problem?.detail : undefined;
  };
  return (
    <>
      <PageHead
        where={[
          { label: 'Results', href: '/staff/results' },
          { label: about.reply()?.wave.title ?? 'Survey', href: `/staff/results/${params.wave}` },
          { label: 'Archive for R' },
        ]}
        title="Everything needed to work the figures out again"
      >
        Data, labels, weights, margins and the figures as shown, with a script in R that works them out again
        to the last digit. Taking it is written down with your name.
      </PageHead>
      <Show when={trouble()}>
        {(words) => (
          <Notice kind="error" lead="No archive was made.">
            {words()}
          </Notice>
        )}
      </Show>
      <Switch>
        <Match when={making()}>
          {(now) => (
            <LongWork
              work={now().work}
              unit="tables and replicates"
              usual="Usually under a minute. You can leave this page; begin again if you do, nothing is lost."
              stop="Stop, and keep what there is"
              onEnd={(work) =>
                setState(
                  work.state === 'failed'
                    ? { now: 'failed', trouble: work.trouble ?? '' }
                    : { now: 'made', work: work.id, isWhole: work.state === 'done' },
                )
              }
            />
          )}
        </Match>
        <Match when={made()}>
          {(now) => (
            <>
              <Show when={!now().isWhole}>
                <Notice kind="warning" lead="Stopped before the end.">
                  The archive holds what was ready: not every table or replicate.
                </Notice>
              </Show>
              <p>
                <DownloadLink
                  href={addressOf(resultsOperations.savePackage, { params: { work: now().work } })}
                  about="zip; run Rscript reproduce.R in its folder"
                >
                  Take the archive
                </DownloadLink>
              </p>
              <p class="quiet">
                It is pseudonymous, not anonymous: keep it as you keep the panel’s own data. It waits here for
                half an hour.
              </p>
              <Button look="second" onPress={() => setState({ now: 'choosing' })}>
                Make another
              </Button>
            </>
          )}
        </Match>
        <Match when={true}>
          <Waiting reading={about}>
            {(found) => (
              <>
                <Checkboxes
                  name="segments"
                  label="Tables split by"
                  hint="Tables of everyone always come along."
                  values={segments()}
                  choices={found().segments.map(({ key, label }) => ({ value: key, label }))}
                  onChoose={choose}
                />
                <Radios
                  name="replicates"
                  label="Replicate weights"
                  hint="The weighting done again without each of so many random groups in turn, for standard errors of anything."
                  value={replicates()}
                  choices={[
                    { value: '0', label: 'None' },
                    { value: '100', label: '100', hint: 'Enough for most uses' },
                    { value: '400', label: '400', hint: 'For small segments' },
                  ]}
                  onChoose={setReplicates}
                />
                <p class="actions">
                  <Button onPress={make}>Make the archive</Button>
                </p>
              </>
            )}
          </Waiting>
        </Match>
      </Switch>
    </>
  );
}
