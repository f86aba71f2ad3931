import { createSignal, createUniqueId } from 'solid-js';
import { date } from '../../../shared/format';
import { Button } from '../../parts/button';

/** What was issued stays as it is. A version that follows says why, and that is kept with it. */
export function FollowIssued(props: {
  readonly version: number;
  readonly issuedAt: string | null;
  readonly busy: boolean;
  readonly onFollow: (reason: string) => void;
}) {
  const id = createUniqueId();
  const [isMissing, setMissing] = createSignal(false);
  return (
    <form
      class="follow"
      onSubmit={(event) => {
        event.preventDefault();
        const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
        setMissing(reason === '');
        if (reason !== '') props.onFollow(reason);
      }}
    >
      <p>
        <b>
          Version {props.version} was issued{props.issuedAt ? ` on ${date(props.issuedAt)}` : ''}.
        </b>{' '}
        It stays as it is, so that what was asked can always be read again.
      </p>
      <div class="field" classList={{ 'field-wrong': isMissing() }}>
        <label for={id}>Why version {props.version + 1} is needed</label>
        <p class="hint" id={`${id}-hint`}>
          It is kept with the version. For example: “Febuary” was misspelt.
        </p>
        {isMissing() ? (
          <p class="field-error" id={`${id}-error`} role="alert">
            Write a sentence on why it is changed.
          </p>
        ) : null}
        <input id={id} class="input" name="reason" aria-describedby={`${id}-hint`} maxLength={1000} />
      </div>
      <Button type="submit" look="second" busy={props.busy ? 'Beginning' : undefined}>
        Begin version {props.version + 1}
      </Button>
    </form>
  );
}
