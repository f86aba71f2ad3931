import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import { languageName } from '../../../../surveys/recruitment/language';
import { count, counted } from '../../../shared/format';
import { call, type Problem } from '../../api';
import { Button } from '../../parts/button';
import { Facts } from '../../parts/facts';
import { FileInput } from '../../parts/file-input';
import { Section, Split } from '../../parts/layout';
import { Notice } from '../../parts/notice';
import { PageHead } from '../../parts/page-head';
import { saveFile } from '../../parts/save-file';
import { ImportReport, reportAsCsv } from './import-report';

type Judged = ReplyOf<typeof questionnairesOperations.importQuestionnaire>;

/** A questionnaire of another program: looked at item by item without saving, then kept as a draft. */
export default function ImportScreen() {
  const [file, setFile] = createSignal<{ readonly name: string; readonly base64: string }>();
  const [judged, setJudged] = createSignal<Judged>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal<string>();

  const send = async (mode: 'dry-run' | 'save') => {
    const given = file();
    if (!given) return;
    setBusy(mode === 'save' ? 'Saving' : 'Reading the file');
    const digest = judged()?.digest;
    const answer = await call(questionnairesOperations.importQuestionnaire, {
      body: {
        file: given.base64,
        fileName: given.name.slice(0, 300),
        mode,
        ...(mode === 'save' && digest ? { digest } : {}),
      },
    });
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.reply) setJudged(() => answer.reply);
  };
  const choose = async (chosen: File | undefined) => {
    setJudged(undefined);
    setProblem(undefined);
    setFile(chosen && { name: chosen.name, base64: await asBase64(chosen) });
    await send('dry-run');
  };
  const isReady = () => judged()?.saved === null;
  return (
    <>
      <PageHead
        where={[{ label: 'Surveys', href: '/staff/surveys' }, { label: 'Bring in a file' }]}
        title="Bring in a questionnaire"
        action={
          <Show when={isReady()}>
            <Button busy={busy()} onPress={() => void send('save')}>
              Keep as a draft with {counted(judged()?.questions ?? 0, 'question')}
            </Button>
          </Show>
        }
      >
        A file of another program becomes a draft. What cannot be carried over is listed item by item before
        anything is saved.
      </PageHead>
      <Split
        aside={
          <Section title="The file">
            <p>Up to 5 MB, in one of these forms:</p>
            <ul class="bullets">
              <li>XLSForm (.xlsx), of ODK or Kobo</li>
              <li>LimeSurvey structure (.lss)</li>
              <li>ONS questionnaire (JSON)</li>
              <li>Our own (JSON)</li>
            </ul>
            <p class="quiet">
              Nobody is made to answer here, so what a file makes compulsory is asked once and may be passed
              over.
            </p>
          </Section>
        }
      >
        <FileInput
          name="file"
          label="Questionnaire file"
          accept=".xlsx,.lss,.json,.xml"
          onChoose={(chosen) => void choose(chosen)}
        />
        <Show when={busy()}>{(words) => <p class="quiet">{words()}…</p>}</Show>
        <Show when={problem()}>
          {(said) => (
            <Notice kind="error" lead={said().fields?.[0] ? 'The file could not be read.' : said().title}>
              {said().detail} Nothing was saved.
            </Notice>
          )}
        </Show>
        <Show when={judged()}>
          {(now) => (
            <>
              <Show when={now().saved}>
                {(saved) => (
                  <Notice kind="success" lead="The draft is kept.">
                    <A href={`/staff/surveys/${saved().id}`}>Open it in the editor</A>
                  </Notice>
                )}
              </Show>
              <Section
                title={now().title}
                beside={
                  now().saved ? `read as ${now().format}` : `read as ${now().format}, nothing is saved yet`
                }
              >
                <Facts items={factsOf(now())} />
                <p class="actions">
                  <Button
                    look="second"
                    onPress={() =>
                      saveFile(
                        `${file()?.name ?? 'questionnaire'}-report.csv`,
                        'text/csv',
                        reportAsCsv(now()),
                      )
                    }
                  >
                    Save the report of {counted(now().items.length, 'item')}
                  </Button>
                </p>
              </Section>
              <ImportReport judged={now()} />
            </>
          )}
        </Show>
      </Split>
    </>
  );
}

function factsOf(judged: Judged) {
  const number = (outcome: Judged['items'][number]['outcome']) =>
    count(judged.items.filter((item) => item.outcome === outcome).length);
  const stops = judged.review.findings.filter(({ severity }) => severity === 'stops').length;
  return [
    { name: 'Questions in the draft', value: <b>{count(judged.questions)}</b> },
    { name: 'Languages', value: judged.languages.map(languageName).join(', ') },
    { name: 'Items carried over as they are', value: number('carried') },
    { name: 'Items changed', value: number('changed') },
    { name: 'Items left out', value: number('left-out') },
    { name: 'To settle in the draft before a wave', value: count(stops) },
  ];
}

/** The bytes of a file in base64, as the browser writes them behind a data address. */
function asBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
