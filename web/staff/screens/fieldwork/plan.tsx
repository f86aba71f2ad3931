import { A, useNavigate, useSearchParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { fieldworkOperations } from '../../../../server/contract/fieldwork';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import { Checkboxes } from '../../parts/checkboxes';
import { DateInput } from '../../parts/date-input';
import { choices, Form, text } from '../../parts/form';
import { PageHead } from '../../parts/page-head';
import { Radios } from '../../parts/radios';
import { Select } from '../../parts/select';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';

const variables = [
  { value: 'age_band', label: 'Age' },
  { value: 'sex', label: 'Sex' },
  { value: 'imd_quintile', label: 'Deprivation, national fifths' },
  { value: 'local_authority', label: 'Local authority' },
];

/** Plans a wave. Nobody is asked by this: the next screen shows who would be. */
export default function Plan() {
  const navigate = useNavigate();
  // Whoever comes from the editor has chosen already.
  const [search] = useSearchParams<{ questionnaire?: string }>();
  const reading = createReading(questionnairesOperations.listQuestionnaires);
  const [isPart, setPart] = createSignal(false);
  const today = new Date().toISOString().slice(0, 10);
  const later = new Date(Date.now() + 27 * 86_400_000).toISOString().slice(0, 10);
  const number = (data: FormData, name: string) => Number(text(data, name) || 'NaN');
  return (
    <>
      <PageHead
        where={[{ label: 'Fieldwork', href: '/staff/fieldwork' }, { label: 'Plan a wave' }]}
        title="What do you want to ask, whom and when?"
      >
        Nobody is asked yet. The next screen shows who would be, and who is held back and why.
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Form
            operation={fieldworkOperations.planWave}
            given={(data) => ({
              body: {
                questionnaire: text(data, 'questionnaire'),
                title: text(data, 'title'),
                opensOn: text(data, 'opensOn'),
                closesOn: text(data, 'closesOn'),
                graceDays: number(data, 'graceDays'),
                draw:
                  text(data, 'draw') === 'stratified'
                    ? {
                        kind: 'stratified' as const,
                        size: number(data, 'draw.size'),
                        by: choices(data, 'draw.by'),
                        seed: number(data, 'draw.seed'),
                      }
                    : { kind: 'all' as const },
                reminders: {
                  afterDays: number(data, 'reminders.afterDays'),
                  most: number(data, 'reminders.most'),
                },
              },
            })}
            send="Plan, and see who would be asked"
            sending="Planning"
            onReply={(wave) => navigate(`/staff/fieldwork/${wave.id}`)}
            beside={<A href="/staff/fieldwork">Go back</A>}
          >
            <Select
              name="questionnaire"
              label="Questionnaire"
              nothing="Choose a questionnaire"
              {...(search.questionnaire && { value: search.questionnaire })}
              choices={reply().questionnaires.map((one) => ({
                value: one.id,
                label: `${one.name} (version ${one.version}${one.stops > 0 ? `, ${one.stops} to settle first` : ''})`,
              }))}
            />
            <TextInput
              name="title"
              label="Title of the wave"
              hint="Members read it too: in the invitation, and beside what they answered. In other languages they read the translated title of the questionnaire."
            />
            <DateInput name="opensOn" label="First day" value={today} />
            <DateInput name="closesOn" label="Last day to answer" value={later} />
            <TextInput
              name="graceDays"
              label="Days of grace"
              hint="After the last day, for post and lost lines. Nobody is reminded in them."
              inputmode="numeric"
              width={4}
              value="3"
            />
            <Radios
              name="draw"
              label="Whom to ask"
              value="all"
              onChoose={(value) => setPart(value === 'stratified')}
              choices={[
                {
                  value: 'all',
                  label: 'Every member',
                  hint: 'Members who pause are held back, and said so. Those who join later can be asked too.',
                },
                {
                  value: 'stratified',
                  label: 'A part drawn by lot',
                  hint: 'In proportion from each group named below; the seed lets anyone repeat the draw.',
                },
              ]}
            />
            <Show when={isPart()}>
              <TextInput name="draw.size" label="Members to draw" inputmode="numeric" width={10} />
              <Checkboxes name="draw.by" label="In proportion by" choices={variables} />
              <TextInput
                name="draw.seed"
                label="Seed"
                hint="Any whole number; it is kept with the wave."
                inputmode="numeric"
                width={10}
                value={String(Math.floor(Math.random() * 1_000_000))}
              />
            </Show>
            <TextInput
              name="reminders.afterDays"
              label="Remind after so many days without an answer"
              inputmode="numeric"
              width={4}
              value="7"
            />
            <TextInput
              name="reminders.most"
              label="Reminders at most"
              inputmode="numeric"
              width={4}
              value="2"
            />
          </Form>
        )}
      </Waiting>
    </>
  );
}
