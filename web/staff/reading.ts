import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Operation, ReplyOf } from '../../server/contract/operation';
import { call, type Given, type Problem } from './api';

/** What a screen reads: the last reply stays while a newer one is on its way. Shown by <Waiting>. */
export type Reading<Reply> = {
  readonly reply: Accessor<Reply | undefined>;
  readonly hasReply: Accessor<boolean>;
  readonly problem: Accessor<Problem | undefined>;
  readonly isWaiting: Accessor<boolean>;
  /** Waiting for over half a second: time to say so. */
  readonly isSlow: Accessor<boolean>;
  readonly readAt: Accessor<Date | undefined>;
  /** Read again, after a change. */
  readonly again: () => void;
};

const patience = 500;

/**
 * Reads an operation now, and again whenever what `given` reads changes (an address, a choice).
 * While `given` returns null nothing is asked.
 *
 * const people = createReading(accessOperations.listStaff);
 * const member = createReading(panelOperations.showMember, () => ({ params: { member: params.member } }));
 */
export function createReading<O extends Operation>(
  operation: O,
  given: () => Given<O> | null = () => ({}),
): Reading<ReplyOf<O>> {
  const [reply, setReply] = createSignal<ReplyOf<O>>();
  const [hasReply, setHasReply] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const [isWaiting, setWaiting] = createSignal(false);
  const [isSlow, setSlow] = createSignal(false);
  const [readAt, setReadAt] = createSignal<Date>();
  const [turn, setTurn] = createSignal(0);

  createEffect(
    on([given, turn], ([asked]) => {
      if (asked === null) return;
      const leaving = new AbortController();
      const timer = setTimeout(() => setSlow(true), patience);
      setWaiting(true);
      onCleanup(() => {
        clearTimeout(timer);
        leaving.abort();
      });
      void call(operation, { ...asked, signal: leaving.signal }).then((answer) => {
        if (leaving.signal.aborted) return;
        clearTimeout(timer);
        batch(() => {
          setWaiting(false);
          setSlow(false);
          setProblem(answer.problem);
          if (answer.problem) return;
          setReply(() => answer.reply);
          setHasReply(true);
          setReadAt(new Date());
        });
      });
    }),
  );

  return { reply, hasReply, problem, isWaiting, isSlow, readAt, again: () => setTurn((n) => n + 1) };
}
