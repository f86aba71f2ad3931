import { createSignal, For, Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import type { ReplyOf } from '../../../../server/contract/operation';
import { Button } from '../../parts/button';
import { Checkboxes } from '../../parts/checkboxes';
import { choices, Form, text } from '../../parts/form';
import { Radios } from '../../parts/radios';
import { Select } from '../../parts/select';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import type { Quota } from './words';

/** Quotas in proportion to the population of the frame in use, or to those who can come. */
export function Propose(props: {
  readonly group: string;
  readonly onPropose: (quotas: readonly Quota[], from: 'population' | 'pool') => void;
}) {
  const about = createReading(groupsOperations.describeChoices);
  return (
    <Waiting reading={about}>
      {(reply) => (
        <Form
          operation={groupsOperations.proposeQuotas}
          given={(data) => ({
            params: { group: props.group },
            query: {
              from: text(data, 'from') === 'population' ? ('population' as const) : ('pool' as const),
              variables: choices(data, 'variables').join(','),
              ...(choices(data, 'cross').length > 0 ? { cross: 'yes' as const } : {}),
            },
          })}
          send="Propose and try them"
          sending="Working them out"
          look="second"
          onReply={({ quotas, source }) =>
            props.onPropose(quotas, source === 'those who can come' ? 'pool' : 'population')
          }
        >
          <Radios
            name="from"
            label="In proportion to"
            value="pool"
            choices={[
              { value: 'population', label: 'The population', hint: 'As the quota frame in use counts it.' },
              { value: 'pool', label: 'Those who can come' },
            ]}
          />
          <Checkboxes
            name="variables"
            label="By"
            choices={reply()
              .variables.filter(({ isProfile }) => isProfile)
              .map(({ key, label }) => ({ value: key, label }))}
          />
          <Checkboxes
            name="cross"
            label="Crossed"
            choices={[
              {
                value: 'yes',
                label: 'Cross them: a quota for each combination',
                hint: 'Two or three variables. From the population, where the frame in use has them crossed.',
              },
            ]}
          />
        </Form>
      )}
    </Waiting>
  );
}

/** One quota by hand: a category, or two or three crossed, with how many at least and at most. */
export function AddQuota(props: {
  readonly group: string;
  readonly kept: readonly Quota[];
  readonly onReply: (reply: ReplyOf<typeof groupsOperations.keepQuotas>) => void;
}) {
  const about = createReading(groupsOperations.describeChoices);
  const [keys, setKeys] = createSignal<readonly string[]>(['']);
  return (
    <Waiting reading={about}>
      {(reply) => {
        const variables = () => reply().variables.filter(({ isProfile }) => isProfile);
        const cellOf = (data: FormData) =>
          Object.fromEntries(
            keys().flatMap((key, at) => (key === '' ? [] : [[key, text(data, `code.${at}`)] as const])),
          );
        return (
          <Form
            operation={groupsOperations.keepQuotas}
            given={(data) => ({
              params: { group: props.group },
              body: {
                quotas: [
                  ...props.kept,
                  {
                    cell: cellOf(data),
                    min: Number(text(data, 'min') || 'NaN'),
                    max: Number(text(data, 'max') || 'NaN'),
                  },
                ],
                from: 'hand' as const,
              },
            })}
            send="Add it, and see whether all can be met"
            sending="Trying them"
            look="second"
            onReply={props.onReply}
            beside={
              <Show when={keys().length < 3}>
                <Button look="plain" onPress={() => setKeys((all) => [...all, ''])}>
                  Cross with another variable
                </Button>
              </Show>
            }
          >
            <For each={keys().map((_, at) => at)}>
              {(at) => (
                <>
                  <Select
                    name={`key.${at}`}
                    label={at === 0 ? 'Of whom' : 'and of whom'}
                    nothing="Choose a variable"
                    value={keys()[at] ?? ''}
                    choices={variables().map(({ key, label }) => ({ value: key, label }))}
                    onChoose={(key) => setKeys((all) => all.map((one, k) => (k === at ? key : one)))}
                  />
                  <Show when={variables().find(({ key }) => key === keys()[at])}>
                    {(found) => (
                      <Select
                        name={`code.${at}`}
                        label={found().label}
                        choices={found().categories.map(({ code, label }) => ({ value: code, label }))}
                      />
                    )}
                  </Show>
                </>
              )}
            </For>
            <TextInput name="min" label="At least" inputmode="numeric" width={4} value="1" />
            <TextInput name="max" label="At most" inputmode="numeric" width={4} />
          </Form>
        );
      }}
    </Waiting>
  );
}
