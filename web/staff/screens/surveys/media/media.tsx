import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { mediaOperations } from '../../../../../server/contract/media';
import type { ReplyOf } from '../../../../../server/contract/operation';
import { mediaAddress } from '../../../../../surveys/media/media';
import { counted, fileSize, shortDate } from '../../../../shared/format';
import { call, type Problem } from '../../../api';
import { Button } from '../../../parts/button';
import { Confirm } from '../../../parts/confirm';
import { Section, Split } from '../../../parts/layout';
import { PageHead } from '../../../parts/page-head';
import { type Column, Table } from '../../../parts/table';
import { Upload } from '../../../parts/upload';
import { Waiting } from '../../../parts/waiting';
import { createReading } from '../../../reading';
import { useMe } from '../../../session';

type Listed = ReplyOf<typeof mediaOperations.listMedia>;
type Row = Listed['media'][number];

const kinds: Readonly<Record<Row['kind'], string>> = {
  picture: 'Picture',
  clip: 'Clip',
  captions: 'Captions',
};

/** Every picture, clip and captions file of the footprint: where it is used, how large it is, and out with what nobody uses. */
export default function MediaScreen() {
  const me = useMe();
  const reading = createReading(mediaOperations.listMedia);
  const [asked, setAsked] = createSignal<Row>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal<string>();
  const remove = async () => {
    const row = asked();
    if (!row) return;
    setBusy('Removing');
    const answer = await call(mediaOperations.removeMedia, { params: { media: row.id } });
    setBusy(undefined);
    setProblem(answer.problem);
    if (!answer.problem) setAsked(undefined);
    reading.again();
  };
  const columns: readonly Column<Row>[] = [
    {
      head: 'File',
      cell: (row) => (
        <a
          class="file-shown"
          href={mediaAddress(me().footprint?.id ?? '', row.id)}
          target="_blank"
          rel="noreferrer"
        >
          <Show when={row.kind === 'picture'}>
            <img
              src={mediaAddress(me().footprint?.id ?? '', row.id)}
              alt=""
              width="40"
              height="40"
              loading="lazy"
            />
          </Show>
          {row.name}
        </a>
      ),
    },
    { head: 'Kind', cell: (row) => kinds[row.kind], narrow: 'lead', line: true },
    { head: 'Size', kind: 'number', cell: (row) => fileSize(row.bytes) },
    {
      head: 'Pixels',
      quiet: true,
      line: true,
      cell: (row) => (row.width && row.height ? `${row.width} × ${row.height}` : '–'),
    },
    { head: 'Used in', cell: (row) => <Uses row={row} /> },
    { head: 'Uploaded', cell: (row) => `${shortDate(row.uploadedAt)}, ${row.uploadedBy}`, quiet: true },
    {
      head: 'Remove',
      cell: (row) =>
        row.uses.length > 0 ? (
          <span class="quiet">in use</span>
        ) : (
          <Button
            look="plain"
            onPress={() => {
              setProblem(undefined);
              setAsked(row);
            }}
          >
            Remove {row.name}
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageHead
        where={[{ label: 'Surveys', href: '/staff/surveys' }, { label: 'Pictures and clips' }]}
        title="Pictures and clips"
      >
        <Show when={reading.reply()} fallback="What surveys show beside their words.">
          {(reply) => <>{summary(reply().media)}</>}
        </Show>
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Split
            aside={
              <Section title="Upload a picture">
                <Upload
                  kind="picture"
                  name="picture"
                  label="Picture, PNG, JPEG or WebP"
                  hint={`Up to ${fileSize(reply().limits.picture)}. What a camera wrote beside it, such as the place, is taken out.`}
                  onKept={() => reading.again()}
                />
                <p class="quiet">
                  Clips are uploaded where they are used: at a question, under “British Sign Language”.
                </p>
              </Section>
            }
          >
            <Table
              caption="Uploaded files"
              columns={columns}
              groups={[{ rows: reply().media }]}
              empty="Nothing is uploaded yet."
              note="Pictures and clips are public to whoever has their address. A file that an issued survey shows stays with it."
            />
          </Split>
        )}
      </Waiting>
      <Confirm
        open={asked() !== undefined}
        title={`Remove “${asked()?.name ?? ''}”?`}
        act="Remove the file"
        look="danger"
        busy={busy()}
        problem={problem()}
        onAct={() => void remove()}
        onClose={() => setAsked(undefined)}
      >
        No survey uses it. Back-ups of the last seven days still hold it.
      </Confirm>
    </>
  );
}

function Uses(props: { readonly row: Row }) {
  return (
    <Show when={props.row.uses.length > 0} fallback="no survey">
      <For each={props.row.uses}>
        {(use, index) => (
          <>
            {index() > 0 ? ', ' : ''}
            <A href={`/staff/surveys/${use.questionnaire}`}>{use.name}</A>
            {use.isIssued ? ' (issued)' : ''}
            {placesIn(use.questions)}
          </>
        )}
      </For>
    </Show>
  );
}

/** Two questions by their keys, and how many more. */
function placesIn(questions: readonly string[]): string {
  const more = questions.length - 2;
  if (questions.length === 0) return '';
  return ` at ${questions.slice(0, 2).join(', ')}${more > 0 ? ` and ${counted(more, 'question')} more` : ''}`;
}

function summary(rows: readonly Row[]): string {
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  const unused = rows.filter(({ uses }) => uses.length === 0).length;
  return `${counted(rows.length, 'file')}, ${fileSize(bytes)} together; ${unused === 0 ? 'all in use' : `${counted(unused, 'file')} in no survey`}.`;
}
