import { useParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { pathwaysOperations } from '../../../../server/contract/pathways';
import { dueAdvice } from '../../../../surveys/pathways/due';
import { count, counted } from '../../../shared/format';
import { Button } from '../../parts/button';
import { Checkboxes } from '../../parts/checkboxes';
import { choices, Form, text } from '../../parts/form';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Tabs } from '../../parts/tabs';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { type Milestone, milestoneWords, phasesOf, shortMonths, tabsOf } from './words';

/** The dated promises of a record: add one, forecast one, mark one done. */
export default function MilestonesScreen() {
  const params = useParams<{ pathway: string }>();
  const reading = createReading(pathwaysOperations.showPathway, () => ({
    params: { pathway: params.pathway },
  }));
  const [chosen, setChosen] = createSignal<string>();
  const [saved, setSaved] = createSignal<string>();
  const milestones = () => reading.reply()?.milestones ?? [];
  const one = () => milestones().find((milestone) => milestone.id === chosen());
  const done = (words: string) => {
    setSaved(words);
    setChosen(undefined);
    reading.again();
  };
  const columns = (): readonly Column<Milestone>[] => [
    { head: 'Milestone', cell: (row) => row.title },
    { head: 'Planned', cell: (row) => shortMonths(row.due?.words ?? ''), line: true },
    {
      head: 'State',
      line: true,
      cell: (row) => (
        <span classList={{ warned: !row.isDone && row.isLate, 'was-done': row.isDone }}>
          {row.isDone ? '✓ ' : row.isLate ? '▲ ' : ''}
          {shortMonths(milestoneWords(row))}
        </span>
      ),
    },
    {
      head: 'Weeks late',
      kind: 'number',
      quiet: true,
      cell: (row) =>
        row.weeksLate === null ? '' : row.weeksLate > 0 ? `+${count(row.weeksLate)}` : count(row.weeksLate),
    },
    {
      head: 'Change',
      cell: (row) => (
        <Show when={reading.reply()?.mayChange}>
          <Button look="plain" onPress={() => setChosen(row.id)}>
            Change<span class="for-readers"> {row.title}</span>
          </Button>
        </Show>
      ),
    },
  ];
  return (
    <>
      <PageHead
        withTabs
        where={[{ label: 'Pathways', href: '/staff/pathways' }, { label: reading.reply()?.name ?? 'Record' }]}
        title={
          reading.hasReply()
            ? `${count(milestones().filter((milestone) => milestone.isDone).length)} of ${counted(milestones().length, 'milestone')} done`
            : 'Milestones'
        }
      >
        A promise is as precise as it was made: a day, a month, a quarter or a year. It is late once all of it
        has passed.
      </PageHead>
      <Tabs label="This pathway" tabs={tabsOf(params.pathway)} />
      <Waiting reading={reading} rows={14}>
        {(reply) => (
          <Split
            asideFirst={chosen() !== undefined}
            aside={
              <Show when={reply().mayChange}>
                <Show when={one()} keyed fallback={<AddMilestone pathway={params.pathway} onSaved={done} />}>
                  {(milestone) => (
                    <ChangeMilestone
                      milestone={milestone}
                      onSaved={done}
                      onLeave={() => setChosen(undefined)}
                    />
                  )}
                </Show>
              </Show>
            }
          >
            <Show when={saved()}>
              {(words) => <Notice kind="success" lead="Saved." children={words()} />}
            </Show>
            <Table
              caption="Milestones"
              columns={columns()}
              groups={phasesOf(reply().milestones)}
              empty="None yet. Add the first dated promise at the right."
            />
          </Split>
        )}
      </Waiting>
    </>
  );
}

function AddMilestone(props: { readonly pathway: string; readonly onSaved: (words: string) => void }) {
  return (
    <Section title="Add a milestone">
      <Form
        operation={pathwaysOperations.addMilestone}
        given={(data) => ({
          params: { pathway: props.pathway },
          body: {
            title: text(data, 'title'),
            phase: text(data, 'phase'),
            due: text(data, 'due'),
            owner: text(data, 'owner'),
          },
        })}
        send="Add it"
        sending="Adding"
        look="second"
        clears
        onReply={() => props.onSaved('The milestone stands at the end of the list.')}
      >
        <TextInput name="title" label="What will be there" />
        <TextInput name="phase" label="Phase" />
        <TextInput name="due" label="Planned" hint={dueAdvice} />
        <TextInput name="owner" label="Owner" hint="A role, not a name" />
      </Form>
    </Section>
  );
}

function ChangeMilestone(props: {
  readonly milestone: Milestone;
  readonly onSaved: (words: string) => void;
  readonly onLeave: () => void;
}) {
  return (
    <Section title={props.milestone.title}>
      <Form
        operation={pathwaysOperations.changeMilestone}
        given={(data) => ({
          params: { milestone: props.milestone.id },
          body: {
            due: text(data, 'due'),
            forecast: text(data, 'forecast'),
            isDone: choices(data, 'isDone').length > 0,
            doneOn: text(data, 'doneOn'),
            owner: text(data, 'owner'),
            note: text(data, 'note'),
          },
        })}
        send="Save the milestone"
        sending="Saving"
        look="second"
        beside={
          <Button look="plain" onPress={props.onLeave}>
            Go back
          </Button>
        }
        onReply={() => props.onSaved(`“${props.milestone.title}” is changed.`)}
      >
        <TextInput name="due" label="Planned" value={props.milestone.due?.words} hint={dueAdvice} />
        <TextInput name="forecast" label="Now expected" value={props.milestone.forecast?.words} />
        <Checkboxes
          name="isDone"
          label="Reached?"
          values={props.milestone.isDone ? ['yes'] : []}
          choices={[{ value: 'yes', label: 'It is done' }]}
        />
        <TextInput
          name="doneOn"
          label="Done on"
          hint="Leave empty if it is not known"
          value={props.milestone.doneOn?.words}
        />
        <TextInput name="owner" label="Owner" hint="A role, not a name" value={props.milestone.owner ?? ''} />
        <TextInput name="note" label="Note" lines={2} value={props.milestone.note ?? ''} />
      </Form>
    </Section>
  );
}
