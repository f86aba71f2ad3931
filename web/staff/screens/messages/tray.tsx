import { A } from '@solidjs/router';
import { messagesOperations } from '../../../../server/contract/messages';
import type { ReplyOf } from '../../../../server/contract/operation';
import { counted, dateTime } from '../../../shared/format';
import { PageHead } from '../../parts/page-head';
import { type Column, Table } from '../../parts/table';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { useMe } from '../../session';

type Message = ReplyOf<typeof messagesOperations.listTray>['messages'][number];

/** "survey-reminder" → "Survey reminder": kinds of message and of trouble, where there is no subject to show. */
const inWords = (code: string) => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;

/** What was sent and what waits. The demo keeps every message here instead of sending it. */
export default function Tray() {
  const me = useMe();
  const reading = createReading(messagesOperations.listTray);
  const isTray = () => reading.reply()?.isDemoTray ?? false;
  const columns = (): readonly Column<Message>[] => [
    {
      head: 'Subject',
      cell: (message) =>
        isTray() ? <A href={`/staff/messages/${message.id}`}>{message.subject}</A> : inWords(message.subject),
    },
    { head: 'To', cell: (message) => message.to ?? 'not shown', quiet: true },
    {
      head: 'State',
      cell: (message) => (
        <>
          <span classList={{ warned: message.trouble !== null }}>
            {message.trouble === null ? '' : '▲ '}
            {message.status === 'queued'
              ? 'waiting'
              : message.status === 'dropped'
                ? 'not sent'
                : message.status}
          </span>
          {message.trouble === null ? '' : `: ${inWords(message.trouble).toLowerCase()}`}
        </>
      ),
    },
    {
      head: 'When',
      line: true,
      cell: (message) => dateTime(message.at, me().footprint?.timeZone),
      quiet: true,
    },
  ];
  const title = () => {
    const waiting = reading.reply()?.waiting;
    if (waiting === undefined) return 'Messages';
    return waiting === 0
      ? 'No message is waiting'
      : `${counted(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'} to be sent`;
  };
  return (
    <>
      <PageHead where={[{ label: 'Messages' }]} title={title()}>
        {isTray()
          ? 'No mail server is set, so nothing leaves this computer: each message is kept here as it would arrive. Open one to follow its link.'
          : 'The newest messages. Addresses are not shown here.'}
      </PageHead>
      <Waiting reading={reading}>
        {(reply) => (
          <Table
            caption="Messages"
            columns={columns()}
            groups={[{ rows: reply().messages }]}
            note="The newest twelve of each kind."
            empty="Nothing has been written yet. Invitations, reminders and thanks appear here once a survey is issued."
          />
        )}
      </Waiting>
    </>
  );
}
