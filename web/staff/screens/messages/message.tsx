import { useParams } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { messagesOperations } from '../../../../server/contract/messages';
import { dateTime } from '../../../shared/format';
import { PageHead } from '../../parts/page-head';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';
import { splitLinks } from './split-links';

/** One message of the demo's tray, as it would arrive; its links can be followed. */
export default function MessageScreen() {
  const params = useParams();
  const me = useMe();
  const reading = createReading(messagesOperations.showTrayMessage, () => ({
    params: { message: params.message ?? '' },
  }));
  return (
    <>
      <PageHead
        where={[{ label: 'Messages', href: '/staff/messages' }, { label: 'Message' }]}
        asOf={<Show when={reading.reply()}>{(reply) => dateTime(reply().at, me().footprint?.timeZone)}</Show>}
        title={reading.reply()?.subject ?? 'A message'}
      >
        <Show when={reading.reply()}>{(reply) => <>{`To ${reply().to}.`}</>}</Show>
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <div class="letter">
            <For each={splitLinks(reply().text)}>
              {(part) => (
                <Show when={part.isLink} fallback={part.text}>
                  <a href={part.text} rel="external noreferrer" target="_blank">
                    {part.text}
                  </a>
                </Show>
              )}
            </For>
          </div>
        )}
      </Waiting>
    </>
  );
}
