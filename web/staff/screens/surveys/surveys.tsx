import { A, useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import { count, counted, shortDate } from '../../../shared/format';
import { Button } from '../../parts/button';
import { Form, text } from '../../parts/form';
import { Section, Split } from '../../parts/layout';
import { PageHead } from '../../parts/page-head';
import { Radios } from '../../parts/radios';
import { type Column, Table } from '../../parts/table';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';

type Row = ReplyOf<typeof questionnairesOperations.listQuestionnaires>['questionnaires'][number];

const columns: readonly Column<Row>[] = [
  { head: 'Questionnaire', cell: (row) => <A href={`/staff/surveys/${row.id}`}>{row.name}</A> },
  {
    head: 'Version',
    cell: (row) => `${row.version}, ${row.isFrozen ? 'issued' : 'draft'}`,
    narrow: 'lead',
    line: true,
  },
  { head: 'Questions', kind: 'number', cell: (row) => count(row.questions) },
  { head: 'Minutes', kind: 'number', cell: (row) => count(row.minutes) },
  {
    head: 'Dry run',
    line: true,
    cell: (row) => (
      <span classList={{ warned: row.stops > 0 }}>
        {row.stops > 0
          ? `▲ ${row.stops} to settle`
          : row.checks > 0
            ? `${row.checks} to look at`
            : 'in order'}
      </span>
    ),
  },
  { head: 'Waves', kind: 'number', cell: (row) => count(row.waves), quiet: true },
  { head: 'Changed', cell: (row) => shortDate(row.changedAt), quiet: true, line: true },
];

/** The questionnaires of the footprint, and how to begin one. */
export default function Surveys() {
  const navigate = useNavigate();
  const reading = createReading(questionnairesOperations.listQuestionnaires);
  const [from, setFrom] = createSignal('blank');
  return (
    <>
      <PageHead
        where={[{ label: 'Surveys' }]}
        title="What do we ask?"
        action={
          <>
            <Button look="second" href="/staff/surveys/media">
              Pictures and clips
            </Button>{' '}
            <Button look="second" href="/staff/surveys/import">
              Bring in a file
            </Button>
          </>
        }
      >
        <Show when={reading.reply()} fallback="Each questionnaire is a draft until a wave issues it.">
          {(reply) => (
            <>{`${counted(reply().questionnaires.length, 'questionnaire')}. Each is a draft until a wave issues it; a change after that begins a new version.`}</>
          )}
        </Show>
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Split
            aside={
              <Section title="Begin a questionnaire">
                <Form
                  operation={questionnairesOperations.createQuestionnaire}
                  given={(data) => {
                    const [kind, key = ''] = (text(data, 'from') || 'blank').split(' ');
                    return {
                      body: {
                        name: text(data, 'name'),
                        from:
                          kind === 'bundled'
                            ? { kind: 'bundled' as const, bundled: key }
                            : kind === 'copy'
                              ? { kind: 'copy' as const, questionnaire: key }
                              : { kind: 'blank' as const },
                      },
                    };
                  }}
                  send="Begin"
                  sending="Beginning"
                  onReply={(made) => navigate(`/staff/surveys/${made.id}`)}
                >
                  <TextInput name="name" label="Name for the list" />
                  <Radios
                    name="from"
                    label="Begin from"
                    value={from()}
                    onChoose={setFrom}
                    choices={[
                      { value: 'blank', label: 'A blank page' },
                      ...reply().bundled.map((one) => ({
                        value: `bundled ${one.key}`,
                        label: one.title,
                        hint: `Comes with the program: ${counted(one.questions, 'question')}, ${counted(one.minutes, 'minute')}`,
                      })),
                      ...reply().questionnaires.map((one) => ({
                        value: `copy ${one.id}`,
                        label: `A copy of “${one.name}”`,
                      })),
                    ]}
                  />
                </Form>
              </Section>
            }
          >
            <Table
              caption="Questionnaires"
              columns={columns}
              groups={[{ rows: reply().questionnaires }]}
              empty="No questionnaire yet. Begin from one that comes with the program, and change what you like."
            />
          </Split>
        )}
      </Waiting>
    </>
  );
}
