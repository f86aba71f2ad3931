import { useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { panelOperations } from '../../../../server/contract/panel';
import { counted, dateTime, listed, shortDate } from '../../../shared/format';
import { call } from '../../api';
import { Facts } from '../../parts/facts';
import { Section, Split } from '../../parts/layout';
import { PageHead } from '../../parts/page-head';
import { Reveal } from '../../parts/reveal';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { stationCrumb } from '../../stations';
import { actWords } from '../audit/act-words';
import {
  channelWords,
  eventInWords,
  languageInWords,
  needWords,
  purposeWords,
  statusWords,
} from './member-words';

type MemberRecord = ReplyOf<typeof panelOperations.openMember>;
type Contact = ReplyOf<typeof panelOperations.revealContact>;

/** What is needed to act for one person, without learning who they are. */
export default function MemberScreen() {
  const params = useParams();
  const me = useMe();
  const reading = createReading(panelOperations.openMember, () => ({
    params: { member: params.member ?? '' },
    body: {},
  }));
  const day = (at: string) => shortDate(at, me().footprint?.timeZone);
  return (
    <>
      <PageHead
        where={[
          stationCrumb('panel', me().roles),
          { label: 'Members', href: '/staff/panel/members' },
          { label: reading.reply()?.shortId ?? 'Member' },
        ]}
        asOf={
          <Show when={reading.reply()}>
            {(reply) => <>{`As of ${dateTime(reply().asOf, me().footprint?.timeZone)}`}</>}
          </Show>
        }
        title={`Member ${reading.reply()?.shortId ?? ''}`}
      >
        <Show when={reading.reply()} fallback="Needs, consent and what happened; who they are stays hidden.">
          {(reply) => findingOf(reply())}
        </Show>
      </PageHead>
      <Waiting reading={reading} rows={10}>
        {(reply) => (
          <Split aside={<Opened member={reply()} day={day} />}>
            <Identity member={reply().id} onRevealed={reading.again} />
            <Told member={reply()} day={day} />
            <Section title="Needs and wishes">
              <Facts
                values="left"
                items={[
                  {
                    name: 'Needs',
                    value: listed(reply().needs.map((need) => needWords[need] ?? need)) || 'none recorded',
                  },
                  { name: 'Language', value: languageInWords(reply().language) },
                  {
                    name: 'Channel',
                    value: channelWords[reply().preferredChannel] ?? reply().preferredChannel,
                  },
                  {
                    name: 'Came by',
                    value: `${reply().source}${reply().reference ? `, reference ${reply().reference}` : ''}`,
                  },
                ]}
              />
            </Section>
            <Consents member={reply()} day={day} />
            <Happened member={reply()} day={day} />
          </Split>
        )}
      </Waiting>
    </>
  );
}

function findingOf(member: MemberRecord): string {
  const { asks, cap, days } = member.asksInPeriod;
  const needs = member.needs.map((need) => (needWords[need] ?? need).toLowerCase());
  const standing = `${statusWords[member.status] ?? member.status}${member.status === 'member' ? (member.isActive ? ', active' : ', not active for 12 months') : ''}`;
  const asked = `${counted(asks, 'request')} in the last ${days} days${asks < cap ? ', may be asked again' : `, the cap of ${cap} is reached`}.`;
  return `${standing}. ${asked}${needs.length > 0 ? ` Needs ${listed(needs)}.` : ''}`;
}

type Dated = { readonly member: MemberRecord; readonly day: (at: string) => string };

function Told(props: Dated) {
  const columns: readonly Column<MemberRecord['facts'][number]>[] = [
    { head: 'What', cell: (fact) => (fact.isCurrent ? fact.label : '') },
    {
      head: 'Answer',
      cell: (fact) => (
        <span class={fact.isCurrent && !fact.isMissing ? undefined : 'quiet'}>
          {fact.isCurrent ? fact.answer : `${fact.answer} until then`}
        </span>
      ),
    },
    { head: 'Said on', cell: (fact) => (fact.saidAt ? props.day(fact.saidAt) : ''), quiet: true, line: true },
  ];
  return (
    <Table
      caption="About them, as they told us"
      heading
      columns={columns}
      groups={[{ rows: props.member.facts }]}
      note="Age is worked out for today from month and year of birth. Of the postcode only the area it led to is shown."
    />
  );
}

function Consents(props: Dated) {
  const columns: readonly Column<MemberRecord['consents'][number]>[] = [
    { head: 'For', cell: (consent) => purposeWords[consent.purpose] ?? consent.purpose },
    { head: 'Holds', cell: (consent) => (consent.isGiven ? '✓ yes' : '✗ no') },
    { head: 'Since', cell: (consent) => props.day(consent.withdrawnAt ?? consent.at), quiet: true },
    {
      head: 'Wording seen',
      cell: (consent) => `version ${consent.textVersion}, ${consent.evidence}`,
      quiet: true,
    },
  ];
  return (
    <Table
      caption="Notice and consent"
      heading
      columns={columns}
      groups={[{ rows: props.member.consents }]}
      empty="Nothing is recorded. Ask which notice they were given."
    />
  );
}

function Happened(props: Dated) {
  const columns: readonly Column<MemberRecord['events'][number]>[] = [
    { head: 'When', cell: (event) => props.day(event.at), line: true },
    { head: 'What', cell: (event) => eventInWords(event.what) },
    { head: 'How, or by whom', cell: (event) => channelWords[event.detail] ?? event.detail, quiet: true },
  ];
  return (
    <Table
      caption="What happened"
      heading
      columns={columns}
      groups={[{ rows: props.member.events }]}
      note="What they answered is kept apart and cannot be opened from here."
      empty="Nothing yet."
    />
  );
}

function Opened(props: Dated) {
  return (
    <Section title="Who opened this record">
      <Facts
        values="left"
        items={props.member.opened.map((entry) => ({
          name: props.day(entry.at),
          value: (
            <>
              {entry.who}
              <br />
              <span class="quiet">
                {actWords(entry.what)}
                <Show when={entry.why}>{(why) => <>{`: “${why()}”`}</>}</Show>
              </span>
            </>
          ),
        }))}
      />
      <p class="note">The member may ask for this list.</p>
    </Section>
  );
}

const contactRows = [
  ['Name', 'name'],
  ['E-mail', 'email'],
  ['Mobile', 'mobile'],
  ['Landline', 'landline'],
  ['Address', 'address'],
  ['Postcode', 'postcode'],
] as const;

function Identity(props: { readonly member: string; readonly onRevealed: () => void }) {
  const [contact, setContact] = createSignal<Contact>();
  const reveal = async (reason: string) => {
    const answer = await call(panelOperations.revealContact, {
      params: { member: props.member },
      body: { reason },
    });
    if (answer.problem) return answer.problem;
    setContact(answer.reply);
    props.onRevealed();
    return undefined;
  };
  return (
    <Reveal
      what="Name and contact"
      reasons={[
        'Answer a call or a letter',
        'Post a paper survey',
        'Meet a need',
        'A request about their data',
        'A worry about their safety',
      ]}
      onReveal={reveal}
      onHide={() => setContact(undefined)}
    >
      <Show when={contact()}>
        {(shown) => (
          <dl class="facts facts-left">
            <For each={contactRows.filter(([, key]) => shown()[key])}>
              {([name, key]) => (
                <div>
                  <dt>{name}</dt>
                  <dd>{shown()[key]}</dd>
                </div>
              )}
            </For>
            <div>
              <dt>Prefers</dt>
              <dd>{channelWords[shown().preferred] ?? shown().preferred}</dd>
            </div>
          </dl>
        )}
      </Show>
    </Reveal>
  );
}
