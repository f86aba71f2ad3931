import { Show } from 'solid-js';
import { groupsOperations } from '../../../../server/contract/groups';
import { count, counted, percent } from '../../../shared/format';
import { Facts } from '../../parts/facts';
import { Form, text } from '../../parts/form';
import { Section } from '../../parts/layout';
import { TextInput } from '../../parts/text-input';
import { Waiting } from '../../parts/waiting';
import { createReading } from '../../reading';
import { type Lead, type Shown, sayReason } from './words';

/** How many to invite for the seats and on what that rests, who could be asked, who is held back and why. */
export function Invite(props: {
  readonly shown: Shown;
  readonly lead: Lead;
  readonly onInvited: () => void;
}) {
  const preview = createReading(groupsOperations.previewInvitations, () => ({
    params: { group: props.shown.group.id },
  }));
  return (
    <Section title="Invite widely" beside={sayRounds(props.lead)}>
      <Waiting reading={preview}>
        {(reply) => (
          <>
            <p>
              {reply().invite > 0
                ? `For ${counted(props.shown.group.seats, 'seat')} it takes about ${counted(reply().pool, 'person', 'people')} who can come, so invite ${count(reply().invite)}${props.lead.rounds.length > 0 ? ' more' : ''}.`
                : `Enough can come for ${counted(props.shown.group.seats, 'seat')}.`}{' '}
              <span class="quiet">{reply().because}</span>
            </p>
            <Facts
              items={[
                { name: 'Fit the rule', value: few(reply().fitting, reply().isRounded) },
                { name: 'Can be asked now', value: few(reply().eligible, reply().isRounded) },
                ...reply().heldBack.map((row) => ({
                  name: `Held back: ${sayReason(row.reason)}`,
                  value: few(row.members, reply().isRounded),
                })),
              ]}
            />
            <Show when={reply().eligible !== 0}>
              <Form
                operation={groupsOperations.invite}
                given={(data) => ({
                  params: { group: props.shown.group.id },
                  body: { size: Number(text(data, 'size') || 'NaN') },
                })}
                send="Send the invitations"
                sending="Inviting"
                look={props.lead.rounds.length === 0 ? 'primary' : 'second'}
                onReply={() => {
                  preview.again();
                  props.onInvited();
                }}
              >
                <TextInput
                  name="size"
                  label="Members to invite"
                  hint="Picked by lot among all who can be asked; each is as likely. Messages cannot be called back."
                  inputmode="numeric"
                  width={10}
                  value={String(Math.min(reply().invite, reply().eligible ?? reply().invite) || '')}
                />
              </Form>
            </Show>
          </>
        )}
      </Waiting>
    </Section>
  );
}

const few = (n: number | null, isRounded: boolean) =>
  n === null ? 'not shown' : isRounded ? `about ${count(n)}` : count(n);

const sayRounds = ({ rounds }: Lead) =>
  rounds
    .map(
      ({ invited, eligible }) =>
        `${count(invited)} of ${count(eligible)}, ${percent(invited / (eligible || 1))}`,
    )
    .join('; then ');
