import { A, useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { pathwaysOperations } from '../../../../server/contract/pathways';
import { themesOperations } from '../../../../server/contract/themes';
import { count, counted } from '../../../shared/format';
import { Checkboxes } from '../../parts/checkboxes';
import { choices, Form, text } from '../../parts/form';
import { IntervalRow } from '../../parts/interval-row';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Select } from '../../parts/select';
import { type Column, Table } from '../../parts/table';
import { Tabs } from '../../parts/tabs';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { baseWords, hiddenWords, rangeWords, shareWords, type Theme, tabsOf } from './words';

/** Themes of one question: how many raised each, and which pathway must answer. */
export default function Themes() {
  const params = useParams<{ wave: string; question: string }>();
  const given = () => ({ params: { wave: params.wave, question: params.question } });
  const reading = createReading(themesOperations.listThemes, given);
  const frame = createReading(themesOperations.listComments, () => ({
    ...given(),
    query: { show: 'all' as const },
  }));
  const pathways = createReading(pathwaysOperations.listPathways);
  const [done, setDone] = createSignal<string>();
  const themes = () => reading.reply()?.themes ?? [];
  const unlinked = () => themes().filter((theme) => theme.pathways.length === 0);
  const end = () => Math.max(0.1, ...themes().map((theme) => theme.prevalence.high ?? 0));
  const saved = (words: string) => {
    setDone(words);
    reading.again();
  };

  const columns = (): readonly Column<Theme>[] => [
    { head: 'Theme', cell: (row) => <A href={`/staff/themes/thread/${row.id}`}>{row.title}</A> },
    {
      head: 'Share of respondents',
      kind: 'mark',
      narrow: 'hide',
      cell: (row) => (
        <IntervalRow
          label={row.title}
          estimate={row.prevalence.share ?? 0}
          interval={
            row.prevalence.low === null || row.prevalence.high === null
              ? undefined
              : [row.prevalence.low, row.prevalence.high]
          }
          isSmall={row.prevalence.isSmallBase}
          end={end()}
        />
      ),
    },
    {
      head: 'Weighted %',
      kind: 'number',
      strong: true,
      whenSmall: 'dagger',
      cell: (row) => shareWords(row.prevalence),
    },
    { head: '95% range', kind: 'number', quiet: true, cell: (row) => rangeWords(row.prevalence) },
    { head: 'People', kind: 'number', quiet: true, cell: (row) => count(row.prevalence.people ?? 0) },
    { head: 'Pathway', cell: (row) => <Bears theme={row} /> },
  ];

  return (
    <>
      <PageHead
        withTabs
        where={[{ label: 'Themes', href: '/staff/themes' }, { label: frame.reply()?.waveTitle ?? 'Themes' }]}
        asOf={reading.reply() && `${count(reading.reply()!.base.people)} respondents`}
        title={
          reading.hasReply()
            ? unlinked().length > 0
              ? `${count(unlinked().length)} of ${counted(themes().length, 'theme')} ${unlinked().length === 1 ? 'has' : 'have'} no pathway`
              : counted(themes().length, 'theme')
            : 'Themes'
        }
      >
        {frame.reply() ? `“${frame.reply()?.words}”` : ''}
      </PageHead>
      <Tabs label="This question" tabs={tabsOf(params.wave, params.question)} />
      <Waiting reading={reading}>
        {(reply) => (
          <Split
            aside={
              <>
                <Section title="Make a theme">
                  <Form
                    operation={themesOperations.addTheme}
                    given={(data) => ({
                      ...given(),
                      body: { title: text(data, 'title'), codes: choices(data, 'codes') },
                    })}
                    send="Make the theme"
                    sending="Making"
                    look="second"
                    clears
                    onReply={() => saved('The theme stands in the list.')}
                  >
                    <TextInput
                      name="title"
                      label="The point people make"
                      hint="As they would say it: Nobody answers the phone"
                    />
                    <Checkboxes
                      name="codes"
                      label="Codes that make it"
                      choices={(frame.reply()?.codes ?? [])
                        .filter((code) => code.isLive)
                        .map((code) => ({
                          value: code.id,
                          label: `${code.label} (${count(code.comments)})`,
                        }))}
                    />
                  </Form>
                </Section>
                <Show when={themes().length > 0 && (pathways.reply()?.pathways.length ?? 0) > 0}>
                  <Section title="Link to a pathway">
                    <Form
                      operation={pathwaysOperations.linkTheme}
                      given={(data) => ({
                        params: { pathway: text(data, 'pathway') || 'none' },
                        body: { theme: text(data, 'theme') },
                      })}
                      send="Link"
                      sending="Linking"
                      look="second"
                      onReply={() => saved('From now on it waits for an answer there.')}
                    >
                      <Select
                        name="theme"
                        label="Theme"
                        nothing="Choose a theme"
                        choices={themes().map((theme) => ({ value: theme.id, label: theme.title }))}
                      />
                      <Select
                        name="pathway"
                        label="Pathway it bears on"
                        nothing="Choose a pathway"
                        choices={(pathways.reply()?.pathways ?? []).map((one) => ({
                          value: one.id,
                          label: one.name,
                        }))}
                      />
                    </Form>
                  </Section>
                </Show>
              </>
            }
          >
            <Show when={done()}>{(words) => <Notice kind="success" lead="Done." children={words()} />}</Show>
            <Table
              caption="Themes"
              columns={columns()}
              groups={[{ rows: reply().themes }]}
              isSmall={(row) => row.prevalence.isSmallBase}
              suppressed={(row) => {
                const why = hiddenWords(row.prevalence);
                const bears = row.pathways.map((one) => one.name).join(', ');
                return why && (bears ? `${why}. On ${bears}` : why);
              }}
              note={`${baseWords(reply().base)} † small base.`}
              empty="No themes yet. A theme is one or more codes that make one point; make the first at the right."
            />
          </Split>
        )}
      </Waiting>
    </>
  );
}

function Bears(props: { readonly theme: Theme }) {
  return (
    <Show when={props.theme.pathways.length > 0} fallback={<span class="quiet">none yet</span>}>
      <For each={props.theme.pathways}>
        {(one) => (
          <span>
            <A href={`/staff/pathways/${one.pathway}/themes/${one.link}`}>{one.name}</A>{' '}
            <span classList={{ warned: one.answer === null, quiet: one.answer !== null }}>
              {one.answer === null ? `no answer, ${counted(one.ageDays, 'day')}` : one.status}
            </span>{' '}
          </span>
        )}
      </For>
    </Show>
  );
}
