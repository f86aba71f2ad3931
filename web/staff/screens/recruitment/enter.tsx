import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { recruitmentOperations } from '../../../../server/contract/recruitment';
import { type Channel, needs } from '../../../../surveys/vocabulary';
import { call } from '../../api';
import { Checkboxes } from '../../parts/checkboxes';
import { choices, Form, text } from '../../parts/form';
import { Section } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Radios } from '../../parts/radios';
import { Select } from '../../parts/select';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';

type Reply = ReplyOf<typeof recruitmentOperations.enterRecruit>;
type Shown = ReplyOf<typeof recruitmentOperations.showOpenCells>;

const outcomeWords: Readonly<Record<Reply['outcome'], string>> = {
  admitted: 'They are a member now.',
  reserve:
    'They are on the reserve list: the panel has enough members with answers like theirs just now. It names no characteristic to them, and neither do we.',
  'message-sent': 'A message with a link is on its way; they join by pressing it.',
  'already-here':
    'They are here already. Their own link is on its way to them, if we have their e-mail address.',
};

const needChoices = needs.map((need) => ({
  value: need,
  label: {
    'large-print': 'Large print',
    'easy-read': 'Easy Read',
    'other-language': 'Another language',
    'british-sign-language': 'British Sign Language',
    paper: 'Paper, by post',
    telephone: 'Telephone',
    'no-calls-before-ten': 'No calls before 10 in the morning',
    'help-to-answer': 'Someone to help them answer',
  }[need],
}));

const notSaid = { value: 'prefer-not-to-say', label: 'Prefer not to say' };

/** The tablet in the street: the same questions as the join page, all on one, confirmed by being there. */
export default function Enter() {
  const reading = createReading(recruitmentOperations.showOpenCells);
  const [reply, setReply] = createSignal<Reply>();
  const [submission, setSubmission] = createSignal(freshId());
  return (
    <>
      <PageHead
        where={[{ label: 'Recruitment', href: '/staff/recruitment' }, { label: 'Enter a recruit' }]}
        title="Enter a recruit"
      >
        Ask the person beside you, or hand them the tablet. Nothing is compulsory but the notice; “prefer not
        to say” is an answer.
      </PageHead>
      <Show when={reply()}>
        {(said) => (
          <Notice kind="success" lead={outcomeWords[said().outcome]}>
            <Show when={said().keep}>
              {(keep) => (
                <>
                  They have no e-mail address: write this down for them. Address {keep().address}, code{' '}
                  <b>{keep().code}</b>.
                </>
              )}
            </Show>
          </Notice>
        )}
      </Show>
      <Waiting reading={reading}>
        {(shown) => (
          <Form
            operation={recruitmentOperations.enterRecruit}
            given={(data) => ({ body: bodyOf(data, shown(), submission()) })}
            send="Save this recruit"
            sending="Saving"
            clears
            onReply={(said) => {
              setReply(said);
              setSubmission(freshId());
              reading.again();
              window.scrollTo(0, 0);
            }}
            beside={<A href="/staff/recruitment">Go back</A>}
          >
            <Place shown={shown()} />
            <Section title="When were they born?">
              <TextInput name="born.month" label="Month" hint="Such as 3" inputmode="numeric" width={4} />
              <TextInput name="born.year" label="Year" hint="Such as 1984" inputmode="numeric" width={4} />
              <Checkboxes name="bornNotSaid" label="Or" choices={[notSaid]} />
            </Section>
            <Section title="About them">
              <For each={shown().questions}>
                {(question) => (
                  <Radios
                    name={`profile.${question.key}`}
                    label={question.question}
                    hint={question.hint ?? undefined}
                    choices={[
                      ...question.options.map(({ code, label }) => ({ value: code, label })),
                      notSaid,
                    ]}
                  />
                )}
              </For>
            </Section>
            <Section title="How to reach them">
              <TextInput name="name" label="Name" />
              <TextInput name="email" label="E-mail" type="email" />
              <TextInput name="mobile" label="Mobile number" type="tel" />
              <TextInput name="landline" label="Home telephone" type="tel" />
              <TextInput name="address" label="Postal address, with postcode" lines={3} />
              <Select
                name="preferred"
                label="Which do they prefer?"
                nothing="The first they gave"
                choices={[
                  { value: 'email', label: 'E-mail' },
                  { value: 'text', label: 'Text message' },
                  { value: 'telephone', label: 'Telephone' },
                  { value: 'letter', label: 'Letter' },
                ]}
              />
              <Checkboxes name="needs" label="What do they need?" choices={needChoices} />
              <TextInput name="language" label="Which other language?" width={20} />
            </Section>
            <Section title="What they read and agreed to">
              <For each={shown().notice?.paragraphs ?? []}>{(paragraph) => <p>{paragraph}</p>}</For>
              <Checkboxes
                name="hasAgreed"
                label="They say"
                choices={[
                  { value: 'yes', label: 'I have read this, or it was read to me, and I want to join' },
                ]}
              />
              <Checkboxes
                name="agreed"
                label="And, if they like"
                choices={[
                  { value: 'focus-groups', label: 'Draw me for workshops and discussion groups' },
                  { value: 'quote-words', label: 'Quote my words, without my name' },
                ]}
              />
            </Section>
            <Section title="Where you met them">
              <Show when={shown().waves.length > 0}>
                <Select
                  name="wave"
                  label="Recruitment wave"
                  nothing="None of these"
                  choices={shown().waves.map((wave) => ({
                    value: wave.id,
                    label: `${wave.name} (${wave.source})`,
                  }))}
                />
              </Show>
              <TextInput name="source" label="Source" value="street" width={20} />
              <Radios
                name="confirmed"
                label="Is the person beside you?"
                value="yes"
                choices={[
                  { value: 'yes', label: 'Yes, I have seen them', hint: 'They join at once.' },
                  { value: 'no', label: 'No', hint: 'With an e-mail address, they confirm by a link first.' },
                ]}
              />
            </Section>
          </Form>
        )}
      </Waiting>
    </>
  );
}

/** Postcode with the place shown back, so that a slip is seen; or an area from the list. */
function Place(props: { readonly shown: Shown }) {
  const [words, setWords] = createSignal<string>();
  const [typed, setTyped] = createSignal('');
  const look = async () => {
    if (typed().trim() === '') return setWords(undefined);
    const answer = await call(recruitmentOperations.findPlace, {
      body: { postcode: typed().trim().slice(0, 20) },
    });
    const found = answer.reply;
    setWords(
      found && (found.found === 'outside' ? `${found.words}: outside the panel’s area.` : found.words),
    );
  };
  return (
    <Section title="Where do they live?">
      <div onFocusOut={() => void look()}>
        <TextInput name="postcode" label="Postcode" width={10} onInput={setTyped} />
      </div>
      <p class="quiet" role="status">
        {words()}
      </p>
      <Select
        name="area"
        label="Or an area"
        nothing="By the postcode"
        choices={[...props.shown.areas.map(({ code, label }) => ({ value: code, label })), notSaid]}
      />
    </Section>
  );
}

function bodyOf(data: FormData, shown: Shown, submission: string) {
  const wave = text(data, 'wave');
  const preferred = text(data, 'preferred');
  const { waves } = shown;
  return {
    submission,
    postcode: text(data, 'postcode'),
    area: text(data, 'area'),
    born:
      choices(data, 'bornNotSaid').length > 0
        ? ('prefer-not-to-say' as const)
        : { month: text(data, 'born.month'), year: text(data, 'born.year') },
    profile: Object.fromEntries(
      shown.questions.flatMap(({ key }) => {
        const answer = text(data, `profile.${key}`);
        return answer === '' ? [] : [[key, answer]];
      }),
    ),
    name: text(data, 'name'),
    email: text(data, 'email'),
    mobile: text(data, 'mobile'),
    landline: text(data, 'landline'),
    address: text(data, 'address'),
    // The list offers nothing but these channels.
    preferred: preferred === '' ? null : (preferred as Channel),
    needs: needs.filter((need) => choices(data, 'needs').includes(need)),
    language: text(data, 'language'),
    notice: shown.notice?.version ?? 'none',
    hasAgreed: choices(data, 'hasAgreed').length > 0,
    agreed: (['focus-groups', 'quote-words'] as const).filter((one) => choices(data, 'agreed').includes(one)),
    source: waves.find(({ id }) => id === wave)?.source ?? text(data, 'source'),
    wave: wave === '' ? null : wave,
    confirmedInPerson: text(data, 'confirmed') !== 'no',
  };
}

/** 128 random bits in hex: `randomUUID` is missing on plain http. */
function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
