import { randomUUID } from 'node:crypto';
import { asProblem, Refusal } from '../errors';
import type { Told, Watch } from './pool';

/** Long work as its owner sees it. */
export type Work = {
  readonly id: string;
  /** What is being made: "Replicate weights of Winter survey". */
  readonly title: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly told: Told | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Why it failed, and what to do. */
  readonly trouble: string | null;
};

export type Owner = { readonly footprintId: string; readonly staffId: string };

export type Works = {
  /** Begins work that goes on when the request has been answered. @throws Refusal `not-possible-now` when an owner has too much running */
  readonly start: (owner: Owner, title: string, work: (watch: Watch) => Promise<unknown>) => string;
  readonly find: (owner: Owner, id: string) => Work | undefined;
  /** What finished (or stopped) work brought; undefined while it runs or when it failed. */
  readonly resultOf: (owner: Owner, id: string) => unknown;
  /** Asks it to end with what it has. */
  readonly stop: (owner: Owner, id: string) => boolean;
};

const mostRunning = 2;
/** How long a result waits for its owner, and how many wait at once: they lie in memory. */
const keptMilliseconds = 30 * 60_000;
const mostKept = 20;

type Kept = Work & { readonly owner: Owner; readonly stopper: AbortController; readonly result: unknown };

/** Long work of staff: runs on when its page is left, tells how far it is, can be stopped, and keeps its result for a while. */
export function createWorks(now: () => Date): Works {
  const kept = new Map<string, Kept>();
  const change = (id: string, more: Partial<Kept>) => {
    const found = kept.get(id);
    if (found) kept.set(id, { ...found, ...more });
  };
  const forget = () => {
    const ended = [...kept.values()].filter(({ state }) => state !== 'running');
    for (const { id, endedAt } of ended) {
      if (endedAt && now().getTime() - endedAt.getTime() > keptMilliseconds) kept.delete(id);
    }
    for (const { id } of ended.slice(0, Math.max(0, kept.size - mostKept))) kept.delete(id);
  };
  const owned = (owner: Owner, id: string) => {
    const found = kept.get(id);
    const isOwn = found?.owner.footprintId === owner.footprintId && found.owner.staffId === owner.staffId;
    return isOwn ? found : undefined;
  };
  return {
    start: (owner, title, work) => {
      forget();
      const running = [...kept.values()].filter(
        (one) => one.state === 'running' && one.owner.staffId === owner.staffId,
      );
      if (running.length >= mostRunning) {
        throw new Refusal(
          'not-possible-now',
          `You have ${running.length} long pieces of work running. Wait for one to end, or stop one.`,
        );
      }
      const id = randomUUID();
      const stopper = new AbortController();
      kept.set(id, {
        id,
        title,
        state: 'running',
        told: null,
        startedAt: now(),
        endedAt: null,
        trouble: null,
        owner,
        stopper,
        result: undefined,
      });
      work({ onTold: (told) => change(id, { told }), stop: stopper.signal }).then(
        (result) =>
          change(id, { state: stopper.signal.aborted ? 'stopped' : 'done', endedAt: now(), result }),
        (error: unknown) => {
          const { title: sentence, detail } = asProblem(error);
          change(id, {
            state: stopper.signal.aborted ? 'stopped' : 'failed',
            endedAt: now(),
            trouble: detail ?? sentence,
          });
        },
      );
      return id;
    },
    find: (owner, id) => {
      forget();
      return owned(owner, id);
    },
    resultOf: (owner, id) => owned(owner, id)?.result,
    stop: (owner, id) => {
      const found = owned(owner, id);
      found?.stopper.abort();
      return found !== undefined;
    },
  };
}
