import { A, useParams } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { themesOperations } from '../../../../server/contract/themes';
import { count, counted, date, listed } from '../../../shared/format';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useHasRole, useMe } from '../../session';
import { baseWords, hiddenWords, rangeWords, shareWords } from './words';

/** One thread, both ways: question, codes, what people said, pathway, answer, update. */
export default function Thread() {
  const params = useParams<{ theme: string }>();
  const me = useMe();
  const hasRole = useHasRole();
  const reading = createReading(themesOperations.showTheme, () => ({ params: { theme: params.theme } }));
  const day = (at: string) => date(at, me().footprint?.timeZone);
  const finding = () => {
    const reply = reading.reply();
    if (!reply) return '';
    const share = hiddenWords(reply.prevalence);
    const raised = share
      ? `Raised by ${share} (no figure)`
      : `Raised by ${shareWords(reply.prevalence)} of respondents (range ${rangeWords(reply.prevalence)}, ${counted(reply.prevalence.people ?? 0, 'person', 'people')})`;
    return `${raised} in “${reply.waveTitle}”.`;
  };
  return (
    <>
      <PageHead
        where={
          hasRole('engagement-lead', 'analyst')
            ? [{ label: 'Themes', href: '/staff/themes' }, { label: 'Thread' }]
            : [{ label: 'Pathways', href: '/staff/pathways' }, { label: 'Thread' }]
        }
        title={reading.reply()?.title ?? 'Theme'}
      >
        {finding()}
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <>
            <ol class="thread">
              <li>
                <span class="quiet">Asked</span>
                <div>
                  “{reply().words}”{' '}
                  <Show when={hasRole('engagement-lead', 'analyst')}>
                    <A href={`/staff/themes/${reply().wave}/${reply().question}/themes`}>All its themes</A>
                  </Show>
                </div>
              </li>
              <li>
                <span class="quiet">Coded as</span>
                <div>{listed(reply().codes.map((code) => code.label))}</div>
              </li>
              <li>
                <span class="quiet">People said</span>
                <div>
                  <Show
                    when={reply().comments.length > 0}
                    fallback={<p class="quiet">No comment of this theme is released yet.</p>}
                  >
                    <ul class="said-list">
                      <For each={reply().comments}>
                        {(comment) => (
                          <li>
                            {comment.text}
                            <Show when={!comment.mayQuote}>
                              <span class="quiet"> (not to be quoted)</span>
                            </Show>
                          </li>
                        )}
                      </For>
                    </ul>
                    <p class="note">
                      Released by people, names hidden. Nobody who reads this learns who wrote it.
                      <Show when={reply().notShown > 0}> {count(reply().notShown)} more.</Show>
                    </p>
                  </Show>
                </div>
              </li>
              <For each={reply().pathways}>
                {(one) => (
                  <li>
                    <span class="quiet">{one.name}</span>
                    <div>
                      <p>
                        <A href={`/staff/pathways/${one.pathway}/themes/${one.link}`}>
                          <Show
                            when={one.answer}
                            fallback={
                              <span class="warned">▲ No answer yet, {counted(one.ageDays, 'day')}</span>
                            }
                          >
                            {one.status}
                          </Show>
                        </A>
                      </p>
                      <For each={one.answers}>
                        {(answer) => (
                          <p class="quiet">
                            {day(answer.at)}: {answer.status}
                          </p>
                        )}
                      </For>
                      <For each={one.updates}>
                        {(update) => (
                          <p>
                            <a href={`/${me().footprint?.id}/updates/${update.id}`} rel="external">
                              Published {day(update.publishedAt)}
                            </a>
                            {update.isSuperseded ? ', replaced since' : ''}
                          </p>
                        )}
                      </For>
                    </div>
                  </li>
                )}
              </For>
              <Show when={reply().pathways.length === 0}>
                <li>
                  <span class="quiet">Pathway</span>
                  <div>
                    None yet, so nobody has to answer.{' '}
                    <A href={`/staff/themes/${reply().wave}/${reply().question}/themes`}>Link it to one</A>
                  </div>
                </li>
              </Show>
            </ol>
            <p class="note">{baseWords(reply().base)}</p>
          </>
        )}
      </Waiting>
    </>
  );
}
