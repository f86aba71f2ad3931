import { A, useNavigate } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { counted } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Checkboxes } from '../../parts/checkboxes';
import { DateInput } from '../../parts/date-input';
import { choices, Form, text } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Select } from '../../parts/select';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';

type Condition = { readonly key: string; readonly isNot: boolean; readonly codes: readonly string[] };

const provided = [
  { value: 'british-sign-language', label: 'A British Sign Language interpreter' },
  { value: 'easy-read', label: 'Easy Read papers' },
  { value: 'other-language', label: 'Interpreters for other languages' },
] as const;

/** Plans a group. Nobody is asked by this: the next screen says how many it takes and who could be invited. */
export default function Plan() {
  const go = useNavigate();
  const reading = createReading(groupsOperations.describeChoices);
  const [conditions, setConditions] = createSignal<readonly Condition[]>([]);
  const [size, setSize] = createSignal<{ sentence: string; members: number | null; problems: string[] }>();
  const [problem, setProblem] = createSignal<Problem>();
  const change = (at: number, more: Partial<Condition>) =>
    setConditions((all) => all.map((one, c) => (c === at ? { ...one, ...more } : one)));
  const segment = () => ({
    all: conditions()
      .filter(({ key }) => key !== '')
      .map(({ key, isNot, codes }) =>
        isNot ? { isNot: key, codes: [...codes] } : { is: key, codes: [...codes] },
      ),
  });
  const look = async () => {
    const { reply, problem: refused } = await call(groupsOperations.sizeRule, {
      body: { segment: segment() },
    });
    setProblem(refused);
    if (reply) setSize(reply);
  };
  const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
  return (
    <>
      <PageHead
        where={[{ label: 'Groups', href: '/staff/groups' }, { label: 'Plan a group' }]}
        title="Who should sit together, and what about?"
      >
        Nobody is asked yet. The next screen says how many to invite for the seats.
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Form
            operation={groupsOperations.planGroup}
            given={(data) => ({
              body: {
                title: text(data, 'title'),
                purpose: text(data, 'purpose'),
                pathwayId: text(data, 'pathwayId') || null,
                seats: Number(text(data, 'seats') || 'NaN'),
                meetsOn: text(data, 'meetsOn'),
                hours: text(data, 'hours'),
                place: text(data, 'place'),
                offer: text(data, 'offer'),
                provides: provided
                  .map(({ value }) => value)
                  .filter((value) => choices(data, 'provides').includes(value)),
                answerBy: text(data, 'answerBy'),
                segment: segment(),
                onePerHousehold: choices(data, 'onePerHousehold').length > 0,
              },
            })}
            send="Plan, and see who could be invited"
            sending="Planning"
            onReply={(group) => go(`/staff/groups/${group.id}`)}
            beside={<A href="/staff/groups">Go back</A>}
          >
            <TextInput name="title" label="Title" hint="Members and the public read it." />
            <TextInput name="purpose" label="What it is for, as members read it" lines={3} />
            <Select
              name="pathwayId"
              label="For the programme of"
              hint="Its team sees counts, never a name."
              nothing="No programme"
              choices={reply().pathways.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextInput name="seats" label="Seats" inputmode="numeric" width={4} value="10" />
            <DateInput name="meetsOn" label="Day" value={day(42)} />
            <TextInput name="hours" label="From when to when" width={20} value="18:00 to 19:30" />
            <TextInput name="place" label="Where, or online" />
            <TextInput name="offer" label="What those who come are offered" value="£30 and your travel." />
            <Checkboxes
              name="provides"
              label="Will be there"
              hint="Members who need what is not there are held back, and you are told how many."
              choices={provided}
            />
            <DateInput name="answerBy" label="Last day to say yes or no" value={day(21)} />
            <Checkboxes
              name="onePerHousehold"
              label="Households"
              values={['yes']}
              choices={[
                {
                  value: 'yes',
                  label: 'At most one person from each household',
                  hint: 'As far as addresses are known.',
                },
              ]}
            />
            <h2>Who may be invited</h2>
            <For each={conditions().map((_, c) => c)}>
              {(c) => {
                const condition = () => conditions()[c];
                const variable = () => reply().variables.find(({ key }) => key === condition()?.key);
                return (
                  <div class="section">
                    <Select
                      name={`condition.${c}`}
                      label={c === 0 ? 'Members of whom' : 'and of whom'}
                      nothing="Choose what is known of them"
                      value={condition()?.key ?? ''}
                      choices={reply().variables.map(({ key, label }) => ({ value: key, label }))}
                      onChoose={(key) => change(c, { key, codes: [] })}
                    />
                    <Show when={variable()}>
                      {(found) => (
                        <>
                          <Select
                            name={`condition.${c}.is`}
                            label="this"
                            value={condition()?.isNot ? 'not' : 'is'}
                            choices={[
                              { value: 'is', label: 'is one of' },
                              { value: 'not', label: 'is known and is none of' },
                            ]}
                            onChoose={(value) => change(c, { isNot: value === 'not' })}
                          />
                          <Checkboxes
                            name={`condition.${c}.codes`}
                            label={found().label}
                            values={condition()?.codes ?? []}
                            choices={found().categories.map(({ code, label }) => ({ value: code, label }))}
                            onChoose={(code, isChosen) =>
                              change(c, {
                                codes: isChosen
                                  ? [...(condition()?.codes ?? []), code]
                                  : (condition()?.codes ?? []).filter((other) => other !== code),
                              })
                            }
                          />
                        </>
                      )}
                    </Show>
                  </div>
                );
              }}
            </For>
            <p class="actions">
              <Button
                look="second"
                onPress={() => setConditions((all) => [...all, { key: '', isNot: false, codes: [] }])}
              >
                Add a condition
              </Button>
              <Show when={conditions().length > 0}>
                <Button look="plain" onPress={() => setConditions((all) => all.slice(0, -1))}>
                  Take the last away
                </Button>
              </Show>
              <Button look="second" onPress={() => void look()}>
                Read the rule, and its size
              </Button>
            </p>
            <Show when={problem()}>
              {(refused) => (
                <Notice kind="error" lead={refused().title}>
                  {refused().detail}
                </Notice>
              )}
            </Show>
            <Show when={size()}>
              {(found) => (
                <Notice
                  kind={found().problems.length > 0 ? 'warning' : 'plain'}
                  lead={`${found().sentence}.`}
                >
                  {found().problems.join(' ') || sayMembers(found().members)}
                </Notice>
              )}
            </Show>
          </Form>
        )}
      </Waiting>
    </>
  );
}

const sayMembers = (members: number | null) =>
  members === null ? 'Fewer than 10 members fit.' : `${counted(members, 'member')} fit.`;
