import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { fieldworkOperations } from '../../../../server/contract/fieldwork';
import type { ReplyOf } from '../../../../server/contract/operation';
import { count, counted, date, dateTime } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Confirm } from '../../parts/confirm';
import { Facts } from '../../parts/facts';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useHasRole, useMe } from '../../session';
import { languageInWords } from '../panel/member-words';
import { say } from './fieldwork-words';

type Wave = ReplyOf<typeof fieldworkOperations.showWave>;

/** A planned wave: who would be asked now and who is held back, then the one act that cannot be undone. */
export function Prepare(props: { readonly wave: Wave; readonly onIssued: () => void }) {
  const me = useMe();
  const hasRole = useHasRole();
  const preview = createReading(fieldworkOperations.previewWave, () => ({ params: { wave: props.wave.id } }));
  const [isAsking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const would = () => preview.reply()?.wouldAsk ?? 0;
  const issue = async () => {
    setBusy(`Inviting ${counted(would(), 'member')}`);
    const answer = await call(fieldworkOperations.issueWave, { params: { wave: props.wave.id }, body: {} });
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.problem) return;
    setAsking(false);
    props.onIssued();
  };
  return (
    <>
      <PageHead
        where={[{ label: 'Fieldwork', href: '/staff/fieldwork' }, { label: props.wave.title }]}
        asOf={
          <Show when={preview.reply()}>
            {(reply) => <>{`As of ${dateTime(reply().asOf, me().footprint?.timeZone)}`}</>}
          </Show>
        }
        title={
          preview.hasReply()
            ? `${counted(would(), 'member')} would be asked`
            : `Who would be asked: ${props.wave.title}`
        }
        action={
          hasRole('engagement-lead') ? (
            <Button stopped={would() === 0} onPress={() => would() > 0 && setAsking(true)}>
              Invite {counted(would(), 'member')}
            </Button>
          ) : undefined
        }
      >
        Open from {date(props.wave.opensOn)} to {date(props.wave.closesOn)}. Nobody has been asked yet.
      </PageHead>
      <Waiting reading={preview}>
        {(reply) => (
          <>
            <For each={reply().stops}>
              {(sentence) => (
                <Notice kind="error" lead="Stops the launch.">
                  {sentence} <A href={`/staff/surveys/${props.wave.questionnaire}`}>Open the questionnaire</A>
                </Notice>
              )}
            </For>
            <For each={reply().uncheckedWords}>
              {(one) => (
                <Notice
                  kind="warning"
                  lead={`${count(one.unchecked)} of ${count(one.of)} wordings of the pages in ${languageInWords(one.language)} are not yet checked by a speaker.`}
                >
                  Members who read it in that language see them as they stand. It can be sent all the same.{' '}
                  <A href="/staff/surveys/wording">Read them beside the English</A>
                </Notice>
              )}
            </For>
            <Split
              aside={
                <Section title="The plan">
                  <Facts
                    values="left"
                    items={[
                      {
                        name: 'Questionnaire',
                        value: (
                          <A href={`/staff/surveys/${props.wave.questionnaire}`}>
                            version {props.wave.version}
                          </A>
                        ),
                      },
                      {
                        name: 'Reminders',
                        value: `at most ${props.wave.reminders.most}, each ${props.wave.reminders.afterDays} days after the last message`,
                      },
                      { name: 'Days of grace', value: props.wave.graceDays },
                      {
                        name: 'Draw',
                        value:
                          props.wave.draw.kind === 'all'
                            ? 'every active member'
                            : `${count(props.wave.draw.size)} by lot, seed ${props.wave.draw.seed}`,
                      },
                    ]}
                  />
                </Section>
              }
            >
              <Section title="By channel" beside={`${count(would())} of ${count(reply().members)} members`}>
                <Facts
                  items={reply().byChannel.map((row) => ({
                    name: say(row.channel),
                    value: count(row.members),
                  }))}
                />
              </Section>
              <Show when={reply().strata.length > 0}>
                <Section title="Drawn from each group" beside={`${count(reply().notDrawn)} not drawn`}>
                  <Facts
                    items={reply().strata.map((row) => ({
                      name: row.name,
                      value: `${count(row.drawn)} of ${count(row.available)}`,
                    }))}
                  />
                </Section>
              </Show>
              <HeldBack rows={reply().heldBack} />
            </Split>
          </>
        )}
      </Waiting>
      <Confirm
        open={isAsking()}
        onClose={() => setAsking(false)}
        title={`Invite ${counted(would(), 'member')}?`}
        act={`Invite ${counted(would(), 'member')}`}
        busy={busy()}
        problem={problem()}
        onAct={() => void issue()}
      >
        The questionnaire is frozen, and what each member’s profile says now is what results will use.
        Messages cannot be called back.
      </Confirm>
    </>
  );
}

/** Members not asked, by reason: nobody is dropped silently. */
export function HeldBack(props: {
  readonly rows: readonly { readonly reason: string; readonly members: number }[];
}) {
  const all = () => props.rows.reduce((sum, row) => sum + row.members, 0);
  return (
    <Section title={all() > 0 ? `Held back: ${counted(all(), 'member')}` : 'Held back'}>
      <Show when={all() > 0} fallback={<p class="quiet">Nobody is held back.</p>}>
        <Facts items={props.rows.map((row) => ({ name: say(row.reason), value: count(row.members) }))} />
      </Show>
    </Section>
  );
}
