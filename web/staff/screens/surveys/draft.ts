import { type Accessor, batch, createSignal, onCleanup } from 'solid-js';
import type { ReplyOf } from '../../../../server/contract/operation';
import { questionnairesOperations } from '../../../../server/contract/questionnaires';
import type { Questionnaire } from '../../../../surveys/questionnaires/types';
import { call, type Problem } from '../../api';

export type Shown = ReplyOf<typeof questionnairesOperations.showQuestionnaire>;
export type Finding = Shown['review']['findings'][number];

/** What parts of the editor are given: the draft as it stands, how to change it, and the version issued before it. */
export type Editing = {
  readonly draft: Accessor<Questionnaire>;
  readonly change: (next: Questionnaire) => void;
  /** Keys and codes of what was asked already stay: answers hang on them. */
  readonly issued: Accessor<Questionnaire | null>;
  /** Under whose name uploaded files are fetched. */
  readonly footprint: string;
  /** The profile variables of the footprint. */
  readonly profile: Shown['profile'];
};

/** Longer than between two letters, shorter than a thought. */
const pauseBeforeSaving = 700;

/** A line that was lost is tried again by itself. */
const pauseBetweenTries = 5000;

const mostUndone = 49;

/** A draft that saves itself a moment after each change, over the revision it was read at. */
export function createDraft(shown: Shown, footprint: string) {
  const [draft, setDraft] = createSignal<Questionnaire>(shown.definition);
  const [issued, setIssued] = createSignal<Questionnaire | null>(shown.issued?.definition ?? null);
  const [frozenAt, setFrozenAt] = createSignal(shown.frozenAt);
  const [saved, setSaved] = createSignal({
    version: shown.version,
    revision: shown.revision,
    changedAt: shown.changedAt,
    review: shown.review,
  });
  const [problem, setProblem] = createSignal<Problem>();
  const [reason, setReason] = createSignal<string>();
  const [isSaving, setSaving] = createSignal(false);
  const [lastSaved, setLastSaved] = createSignal<Questionnaire>(shown.definition);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLeft = false;

  const save = async (why?: string): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (isSaving()) {
      timer = setTimeout(() => save(why), 300);
      return;
    }
    setSaving(true);
    const { version, revision } = saved();
    const sent = draft();
    const answer = await call(questionnairesOperations.changeQuestionnaire, {
      params: { questionnaire: shown.id },
      body: { version, revision, definition: { ...sent }, ...(why === undefined ? {} : { reason: why }) },
    });
    batch(() => {
      setSaving(false);
      setProblem(answer.problem);
      if (answer.problem?.code === 'line-lost' && !isLeft)
        timer = setTimeout(() => save(why), pauseBetweenTries);
      // A wave has issued it meanwhile: from here on it is followed, not changed.
      if (answer.problem?.fields?.some(({ path }) => path === 'reason'))
        setFrozenAt(new Date().toISOString());
      if (!answer.reply) return;
      if (answer.reply.version !== version) {
        setIssued(() => lastSaved());
        setReason(why);
        setFrozenAt(null);
      }
      setLastSaved(() => sent);
      setSaved(answer.reply);
    });
  };
  const [before, setBefore] = createSignal<readonly Questionnaire[]>([]);
  let changedAt = 0;
  const put = (next: Questionnaire) => {
    setDraft(() => next);
    clearTimeout(timer);
    timer = setTimeout(() => save(), pauseBeforeSaving);
  };
  const change = (next: Questionnaire) => {
    // Letters typed in one go are one change.
    const now = Date.now();
    if (now - changedAt > pauseBeforeSaving) setBefore((list) => [...list.slice(-mostUndone), draft()]);
    changedAt = now;
    put(next);
  };
  const undo = () => {
    const last = before().at(-1);
    if (!last) return;
    setBefore((list) => list.slice(0, -1));
    changedAt = 0;
    put(last);
  };
  // Whoever leaves in the pause has still said it.
  // What is not saved yet is asked about before a window closes.
  const holdBack = (event: BeforeUnloadEvent) => {
    if (draft() !== lastSaved()) event.preventDefault();
  };
  window.addEventListener('beforeunload', holdBack);
  onCleanup(() => {
    window.removeEventListener('beforeunload', holdBack);
    if (timer !== undefined) void save();
    isLeft = true;
  });

  return {
    draft,
    change,
    /** Takes the last change back; removing a question is undone so. */
    undo,
    footprint,
    profile: shown.profile,
    /** Languages the footprint speaks. */
    spoken: shown.spoken,
    canUndo: () => before().length > 0,
    issued,
    saved,
    /** As the server has it: what a preview can show. */
    lastSaved,
    problem,
    isSaving,
    frozenAt,
    /** Begins the version that follows an issued one. */
    follow: (why: string) => save(why),
    /** Why the version begun here follows, if one was. */
    reason,
    findings: (): readonly Finding[] => saved().review.findings,
    stops: () => saved().review.findings.filter((finding) => finding.severity === 'stops').length,
  };
}

export type Draft = ReturnType<typeof createDraft>;
