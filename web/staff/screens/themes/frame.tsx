import { useParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { themesOperations } from '../../../../server/contract/themes';
import { count, counted, dateTime } from '../../../shared/format';
import { Button } from '../../parts/button';
import { Form, text } from '../../parts/form';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Select } from '../../parts/select';
import { type Column, Table } from '../../parts/table';
import { Tabs } from '../../parts/tabs';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { type Code, tabsOf } from './words';

type Change = ReplyOf<typeof themesOperations.listCodeframeHistory>['changes'][number];

/** The codes of a question: rename, merge, split, retire; and what was done to them. */
export default function Frame() {
  const params = useParams<{ wave: string; question: string }>();
  const me = useMe();
  const given = () => ({ params: { wave: params.wave, question: params.question } });
  const reading = createReading(themesOperations.listComments, () => ({
    ...given(),
    query: { show: 'all' as const },
  }));
  const history = createReading(themesOperations.listCodeframeHistory, given);
  const [chosen, setChosen] = createSignal<string>();
  const [done, setDone] = createSignal<string>();
  const codes = () => reading.reply()?.codes ?? [];
  const live = () => codes().filter((code) => code.isLive);
  const code = () => live().find((one) => one.id === chosen());
  const saved = (words: string) => {
    setDone(words);
    setChosen(undefined);
    reading.again();
    history.again();
  };

  const columns: readonly Column<Code>[] = [
    { head: 'Code', cell: (row) => row.label },
    { head: 'When to use it', cell: (row) => row.meaning, quiet: true },
    { head: 'Comments', cell: (row) => count(row.comments), kind: 'number' },
    {
      head: 'Change',
      cell: (row) => (
        <Show when={row.isLive} fallback={<span class="quiet">not used any more</span>}>
          <Button look="plain" onPress={() => setChosen(row.id)}>
            Change<span class="for-readers"> {row.label}</span>
          </Button>
        </Show>
      ),
    },
  ];
  const changes: readonly Column<Change>[] = [
    { head: 'What', cell: (row) => row.words },
    { head: 'By', cell: (row) => row.by, quiet: true },
    { head: 'When', cell: (row) => dateTime(row.at, me().footprint?.timeZone), quiet: true },
  ];

  return (
    <>
      <PageHead
        withTabs
        where={[
          { label: 'Themes', href: '/staff/themes' },
          { label: reading.reply()?.waveTitle ?? 'Codeframe' },
        ]}
        title={reading.hasReply() ? `${counted(live().length, 'code')} in the frame` : 'Codeframe'}
      >
        {reading.reply() ? `“${reading.reply()?.words}”` : ''}
      </PageHead>
      <Tabs label="This question" tabs={tabsOf(params.wave, params.question)} />
      <Waiting reading={reading}>
        {(reply) => (
          <Split
            asideFirst={chosen() !== undefined}
            aside={
              <Show
                when={code()}
                keyed
                fallback={
                  <p class="quiet">Choose “Change” at a code to rename, merge, split or retire it.</p>
                }
              >
                {(one) => (
                  <ChangeCode
                    code={one}
                    others={live().filter((other) => other.id !== one.id)}
                    onSaved={saved}
                  />
                )}
              </Show>
            }
          >
            <Show when={done()}>{(words) => <Notice kind="success" lead="Saved." children={words()} />}</Show>
            <Table
              caption="Codes"
              columns={columns}
              groups={[{ rows: reply().codes }]}
              empty="No codes yet. They are made while reading comments."
            />
            <Waiting reading={history}>
              {(said) => (
                <Table
                  heading
                  caption="History"
                  columns={changes}
                  groups={[{ rows: said().changes }]}
                  empty="Nothing has been done yet."
                />
              )}
            </Waiting>
          </Split>
        )}
      </Waiting>
    </>
  );
}

function ChangeCode(props: {
  readonly code: Code;
  readonly others: readonly Code[];
  readonly onSaved: (words: string) => void;
}) {
  const given = { params: { code: props.code.id } };
  return (
    <>
      <Section title={`“${props.code.label}”`} beside={counted(props.code.comments, 'comment')}>
        <Form
          operation={themesOperations.renameCode}
          given={(data) => ({
            ...given,
            body: { label: text(data, 'label'), meaning: text(data, 'meaning') },
          })}
          send="Save the words"
          sending="Saving"
          look="second"
          onReply={() => props.onSaved('The code has its new words; its comments stay.')}
        >
          <TextInput name="label" label="What it stands for" value={props.code.label} />
          <TextInput
            name="meaning"
            label="When to use it, and when not"
            lines={3}
            value={props.code.meaning}
          />
        </Form>
      </Section>
      <Show when={props.others.length > 0}>
        <Section title="Merge it">
          <Form
            operation={themesOperations.mergeCode}
            given={(data) => ({ ...given, body: { into: text(data, 'into') } })}
            send={`Merge ${counted(props.code.comments, 'comment')}`}
            sending="Merging"
            look="second"
            onReply={(reply) =>
              props.onSaved(`${counted(reply.comments, 'comment')} moved; who coded them is kept.`)
            }
          >
            <Select
              name="into"
              label="Into"
              nothing="Choose a code"
              choices={props.others.map((one) => ({ value: one.id, label: one.label }))}
            />
          </Form>
        </Section>
      </Show>
      <Section title="Split it">
        <Form
          operation={themesOperations.splitCode}
          given={(data) => ({
            ...given,
            body: {
              into: text(data, 'into')
                .split('\n')
                .map((label) => ({ label: label.trim() }))
                .filter(({ label }) => label !== ''),
            },
          })}
          send="Split"
          sending="Splitting"
          look="second"
          onReply={(reply) =>
            props.onSaved(
              `${counted(reply.comments, 'comment')} are in the queue again, for a person to choose.`,
            )
          }
        >
          <TextInput name="into" label="New codes" hint="One a line, at least two" lines={3} />
        </Form>
      </Section>
      <Section title="Retire it">
        <Form
          operation={themesOperations.retireCode}
          given={() => ({ ...given, body: {} })}
          send="Use it no more"
          sending="Retiring"
          look="danger"
          onReply={() => props.onSaved('The code is used no more; what was coded with it stays readable.')}
        />
      </Section>
    </>
  );
}
