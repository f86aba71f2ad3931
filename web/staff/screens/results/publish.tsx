import { useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { publicationsOperations } from '../../../../server/contract/publications';
import { resultsOperations } from '../../../../server/contract/results';
import { count, counted, shortDate } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Checkboxes } from '../../parts/checkboxes';
import { Confirm } from '../../parts/confirm';
import { choices, Form, text } from '../../parts/form';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { splitsToPublish } from './splits-to-publish';

type Preview = ReplyOf<typeof publicationsOperations.previewPublication>;
type Choice = { title: string; intro: string; segments: string[]; reason?: string };
type Published = ReplyOf<typeof publicationsOperations.publish>;

const publicSoFar = (one: { version: number; publishedAt: string } | undefined) =>
  one ? `Version ${one.version} of ${shortDate(one.publishedAt)} is public` : 'Nothing is public yet';

/** Publishes a survey's results, for ever: words and splits first, then the page itself with its checks. */
export default function Publish() {
  const params = useParams<{ wave: string }>();
  const me = useMe();
  const about = createReading(resultsOperations.describeResults, () => ({ params: { wave: params.wave } }));
  const earlier = createReading(publicationsOperations.listPublications);
  const before = () => earlier.reply()?.publications.find(({ waveId }) => waveId === params.wave);
  const [choice, setChoice] = createSignal<Choice>();
  const [preview, setPreview] = createSignal<Preview>();
  const [isAsking, setAsking] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [isSignedOff, setSignedOff] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const [done, setDone] = createSignal<Published>();
  const stops = () =>
    (preview()?.checks.filter(({ state }) => state === 'stop').length ?? 0) +
    (preview() && preview()!.toSignOff.length > 0 && !isSignedOff() ? 1 : 0);
  const mayPublish = () => me().roles.includes('engagement-lead');

  const publish = async () => {
    const [chosen, seen] = [choice(), preview()];
    if (!chosen || !seen) return;
    setBusy(true);
    const answer = await call(publicationsOperations.publish, {
      params: { wave: params.wave },
      body: { ...chosen, basis: seen.basis, signedOff: isSignedOff() },
    });
    setBusy(false);
    setProblem(answer.problem);
    if (answer.problem) return;
    setDone(answer.reply);
    setAsking(false);
    earlier.again();
  };

  const title = () => {
    if (done()) return 'Published, for ever';
    if (!preview()) return 'Publish these results';
    return stops() > 0 ? `${counted(stops(), 'thing')} to settle before publishing` : 'Ready to publish';
  };

  return (
    <>
      <PageHead
        where={[
          { label: 'Results', href: '/staff/results' },
          { label: about.reply()?.wave.title ?? 'Survey', href: `/staff/results/${params.wave}` },
          { label: 'Publish' },
        ]}
        asOf={done() ? undefined : <Show when={earlier.reply()}>{publicSoFar(before())}</Show>}
        title={title()}
        action={
          <Show when={preview() && !done() && mayPublish()}>
            <Button
              stopped={stops() > 0}
              onPress={() => {
                if (stops() > 0) document.querySelector<HTMLElement>('#checks')?.scrollIntoView();
                else setAsking(true);
              }}
            >
              {stops() > 0 ? `Publish (${stops()} to settle)` : 'Publish, for ever'}
            </Button>
          </Show>
        }
      >
        Once published, the figures at the address never change. A mistake is corrected by a further version
        that says what changed and why; the old one stays, marked.
      </PageHead>
      <Show when={done()}>
        {(one) => (
          <Notice kind="success" lead={`Version ${one().version} is public.`}>
            <a href={one().address} rel="external">
              {one().address}
            </a>
            . {counted(one().told.byMessage, 'member')} will be told by e-mail; {count(one().told.byLetter)}{' '}
            prefer another way and need a letter or a call; {count(one().told.notTold)} paused or left and are
            not told.
          </Notice>
        )}
      </Show>
      <Waiting reading={about}>
        {(found) => (
          <Split
            aside={
              <Show
                when={preview()}
                fallback={
                  <p class="quiet">Checks and the method note stand here once you have looked at the page.</p>
                }
              >
                {(seen) => (
                  <>
                    <Section title="Checks">
                      <ul class="checks" id="checks">
                        <For each={seen().checks}>
                          {(check) => (
                            <li>
                              <span classList={{ warned: check.state !== 'ok' }}>
                                {check.state === 'ok' ? '✓' : '▲'} {check.name}
                              </span>
                              <br />
                              <span class="quiet">
                                {check.state === 'stop' ? 'To settle: ' : ''}
                                {check.value}
                              </span>
                            </li>
                          )}
                        </For>
                      </ul>
                      <Show when={seen().toSignOff.length > 0}>
                        <details>
                          <summary>
                            In {counted(seen().toSignOff.length, 'sensitive question')}, all or none of some
                            groups gave an answer
                          </summary>
                          <For each={seen().toSignOff}>{(words) => <p class="quiet">{words}</p>}</For>
                        </details>
                        <Checkboxes
                          name="signedOff"
                          label="Sign off"
                          values={isSignedOff() ? ['yes'] : []}
                          choices={[{ value: 'yes', label: 'I have looked, and these may be shown' }]}
                          onChoose={(_, isChosen) => setSignedOff(isChosen)}
                        />
                      </Show>
                    </Section>
                    <Section title="Who will be told">
                      <p>
                        {counted(seen().told.byMessage, 'member')} by e-mail. {count(seen().told.byLetter)}{' '}
                        prefer another way: letter or telephone. {count(seen().told.notTold)} paused or left.
                      </p>
                    </Section>
                    <Section title="Method note" beside="written by the system">
                      <For each={seen().method}>
                        {(part) => (
                          <p>
                            <b>{part.title}.</b> {part.said}
                          </p>
                        )}
                      </For>
                    </Section>
                  </>
                )}
              </Show>
            }
          >
            <Show when={!done()}>
              <Form
                operation={publicationsOperations.previewPublication}
                given={(data) => {
                  const chosen: Choice = {
                    title: text(data, 'title'),
                    intro: text(data, 'intro'),
                    segments: choices(data, 'segments'),
                    ...(before() ? { reason: text(data, 'reason') } : {}),
                  };
                  setChoice(chosen);
                  return { params: { wave: params.wave }, body: chosen };
                }}
                send="See the page"
                sending="Making the page"
                look="second"
                onReply={(reply) => {
                  setPreview(reply);
                  setSignedOff(false);
                  setProblem(undefined);
                }}
              >
                <TextInput
                  name="title"
                  label="Title"
                  hint="The finding in one line; claim no more than the ranges allow."
                />
                <TextInput name="intro" label="What was asked" hint="One or two sentences." lines={3} />
                <Checkboxes
                  name="segments"
                  label="Show by"
                  values={['age_band']}
                  choices={splitsToPublish(found().segments).map(({ key, label, sensitive }) => ({
                    value: key,
                    label,
                    ...(sensitive && { hint: 'Sensitive: counts under 10 are hidden too.' }),
                  }))}
                />
                <Show when={before()}>
                  {(one) => (
                    <TextInput
                      name="reason"
                      label="What this version changes, and why"
                      hint={`Version ${one().version} of ${shortDate(one().publishedAt)} stays at its address and is marked.`}
                      lines={2}
                    />
                  )}
                </Show>
              </Form>
            </Show>
            <Show when={preview()}>
              {(seen) => (
                <Section title="What the public will see">
                  {/* without scripts and forms: it is only looked at; our own origin, so that its style sheet may load */}
                  <iframe
                    class="public-page"
                    title="The public page"
                    sandbox="allow-same-origin"
                    srcdoc={seen().html}
                  />
                </Section>
              )}
            </Show>
          </Split>
        )}
      </Waiting>
      <Confirm
        open={isAsking()}
        title="Publish, for ever?"
        act="Publish, for ever"
        busy={isBusy() ? 'Publishing' : undefined}
        problem={problem()}
        onAct={publish}
        onClose={() => setAsking(false)}
      >
        <p>
          The page becomes public at once and keeps its figures.{' '}
          {before()
            ? 'Those told of the first version are not written to again.'
            : `${counted(preview()?.told.byMessage ?? 0, 'member')} will get an e-mail.`}
        </p>
      </Confirm>
    </>
  );
}
