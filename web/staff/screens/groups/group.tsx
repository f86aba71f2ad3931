import { A, useParams } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { counted, date, dateTime } from '../../../shared/format';
import { Facts } from '../../parts/facts';
import { Section, Split } from '../../parts/layout';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { ByHand } from './by-hand';
import { Draw } from './draw';
import { Invite } from './invite';
import { People } from './people';
import { Quotas } from './quotas';
import { Receipt } from './receipt';
import { type NextAct, nextAct, type Shown, shownCount } from './words';

/** One group with its steps in order: who, invite, quotas, draw, people; its receipt beside them. */
export default function Group() {
  const params = useParams<{ group: string }>();
  const me = useMe();
  const reading = createReading(groupsOperations.showGroup, () => ({ params: { group: params.group } }));
  return (
    <>
      <PageHead
        where={[
          { label: 'Groups', href: '/staff/groups' },
          { label: reading.reply()?.group.title ?? 'Group' },
        ]}
        asOf={
          <Show when={reading.reply()}>
            {(reply) => (
              <>{`${reply().group.request ? `For ${reply().group.request}. ` : ''}As of ${dateTime(reply().asOf, me().footprint?.timeZone)}`}</>
            )}
          </Show>
        }
        title={reading.reply() ? titleOf(reading.reply()!) : 'A group'}
      >
        {reading.reply()?.fairness.join(' ') || 'Nobody is invited yet.'}
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <>
            <Section title="Who">
              <p class="said">Members who fit: {reply().group.sentence}.</p>
              <Show when={reply().lead}>
                <p class="actions">
                  <A href={`/staff/groups/plan?from=${reply().group.id}`}>Copy to a new group</A>
                  <A href={`/staff/groups/${reply().group.id}/change`}>Change the plan</A>
                </p>
              </Show>
            </Section>
            <Split
              even={reply().lead !== null}
              aside={
                <>
                  <Show when={reply().lead}>{(lead) => <Receipt shown={reply()} lead={lead()} />}</Show>
                  <Section title="The meeting">
                    <Facts values="left" items={factsOf(reply())} />
                  </Section>
                  <Section title="How it stands">
                    <Facts items={countsOf(reply())} />
                  </Section>
                </>
              }
            >
              <Show
                when={reply().lead}
                fallback={
                  <Section title="Fairness">
                    <For each={reply().fairness}>{(sentence) => <p>{sentence}</p>}</For>
                    <Show when={reply().address}>
                      {(address) => (
                        <p>
                          <a href={address()} rel="external">
                            The public page, and how to check the draw
                          </a>
                        </p>
                      )}
                    </Show>
                  </Section>
                }
              >
                {(lead) => (
                  <>
                    <Show when={lead().draws.length === 0}>
                      <Invite shown={reply()} lead={lead()} onInvited={reading.again} />
                    </Show>
                    <Show when={lead().rounds.length > 0}>
                      <Quotas shown={reply()} lead={lead()} onKept={reading.again} />
                      <Draw shown={reply()} lead={lead()} next={nextAct(reply())} onChange={reading.again} />
                    </Show>
                  </>
                )}
              </Show>
            </Split>
            <Show when={reply().lead?.byHand.length ? reply().lead : null}>
              {(lead) => <ByHand shown={reply()} lead={lead()} />}
            </Show>
            <Show when={reply().lead?.rounds.length ? reply().lead : null}>
              {(lead) => <People shown={reply()} lead={lead()} onChange={reading.again} />}
            </Show>
          </>
        )}
      </Waiting>
    </>
  );
}

function titleOf(shown: Shown): string {
  const { group, counts, openSeats, lead } = shown;
  if (lead === null || openSeats === null) return group.title;
  const next = nextAct(shown);
  const titles: Readonly<Record<NextAct, string>> = {
    invite: `${counted(group.seats, 'seat')} to fill by lot`,
    wait: `${counted(counts.canCome ?? 0, 'person', 'people')} can come for ${counted(openSeats, 'seat')}`,
    search: `${counted(counts.canCome ?? 0, 'person', 'people')} can come for ${counted(openSeats, 'seat')}`,
    draw: `A lot for ${counted(openSeats, 'seat')} is committed to, and not drawn yet`,
    seated: `${counted(group.seats, 'person', 'people')} drawn, with ${counts.canCome ?? 0} who may replace them`,
  };
  return titles[next];
}

const factsOf = ({ group }: Shown) => [
  { name: 'What for', value: group.purpose },
  ...(group.pathwayName ? [{ name: 'For', value: group.pathwayName }] : []),
  ...(group.request ? [{ name: 'Request', value: group.request }] : []),
  { name: 'When', value: `${date(group.meetsOn)}, ${group.hours}` },
  { name: 'Where', value: group.place },
  { name: 'Offered', value: group.offer },
  { name: 'Answers by', value: date(group.answerBy) },
];

const countsOf = ({ counts }: Shown) => [
  { name: 'Invited', value: shownCount(counts.invited) },
  { name: 'No answer yet', value: shownCount(counts.silent) },
  { name: 'Can come, without a seat', value: shownCount(counts.canCome) },
  { name: 'Cannot come', value: shownCount(counts.cannotCome) },
  { name: 'With a seat', value: shownCount(counts.seated) },
  { name: 'Confirmed', value: shownCount(counts.confirmed) },
  { name: 'Gave a seat back', value: shownCount(counts.declined) },
  { name: 'Came', value: shownCount(counts.attended) },
  { name: 'Did not come', value: shownCount(counts.noShow) },
];
