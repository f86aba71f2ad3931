import { useParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { pathwaysOperations } from '../../../../server/contract/pathways';
import { pathwayFields } from '../../../../surveys/pathways/fields';
import { Form, text } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { linesOf, tabsOf } from './words';

/** The fields of a record, changed together on the revision that was read. */
export default function RecordScreen() {
  const params = useParams<{ pathway: string }>();
  const reading = createReading(pathwaysOperations.showPathway, () => ({
    params: { pathway: params.pathway },
  }));
  const [isSaved, setSaved] = createSignal(false);
  return (
    <>
      <PageHead
        withTabs
        where={[{ label: 'Pathways', href: '/staff/pathways' }, { label: reading.reply()?.name ?? 'Record' }]}
        asOf={reading.reply() && `Revision ${reading.reply()!.revision}`}
        title={reading.reply() ? `The record of ${reading.reply()!.name}` : 'Record'}
      >
        What is public is marked; roles, never names.
      </PageHead>
      <Tabs label="This pathway" tabs={tabsOf(params.pathway)} />
      <Waiting reading={reading}>
        {(reply) => (
          <>
            <Show when={isSaved()}>
              <Notice kind="success" lead="Saved.">
                Revision {reply().revision} stands.
              </Notice>
            </Show>
            <Show when={reply().mayChange} fallback={<Fields fields={reply().fields} />}>
              <Form
                operation={pathwaysOperations.changeFields}
                given={(data) => ({
                  params: { pathway: params.pathway },
                  body: {
                    revision: reply().revision,
                    fields: Object.fromEntries(
                      pathwayFields.map(({ key }) => [key, text(data, `fields.${key}`)]),
                    ),
                  },
                })}
                send="Save the record"
                sending="Saving"
                onReply={() => {
                  setSaved(true);
                  reading.again();
                }}
              >
                <For each={pathwayFields}>
                  {(field) => (
                    <TextInput
                      name={`fields.${field.key}`}
                      label={field.label}
                      hint={`${field.hint}${field.shape === 'list' ? ' One a line.' : ''}${field.isPublic ? '' : ' Not public.'}`}
                      lines={
                        field.shape === 'list'
                          ? Math.min(12, linesOf(reply().fields[field.key]).length + 2)
                          : 3
                      }
                      value={linesOf(reply().fields[field.key]).join('\n')}
                    />
                  )}
                </For>
              </Form>
            </Show>
          </>
        )}
      </Waiting>
    </>
  );
}

function Fields(props: { readonly fields: Readonly<Record<string, string | string[]>> }) {
  return (
    <ul class="thread">
      <For each={pathwayFields.filter(({ key }) => linesOf(props.fields[key]).length > 0)}>
        {(field) => (
          <li>
            <span class="quiet">{field.label}</span>
            <ul class="lines">
              <For each={linesOf(props.fields[field.key])}>{(line) => <li>{line}</li>}</For>
            </ul>
          </li>
        )}
      </For>
    </ul>
  );
}
