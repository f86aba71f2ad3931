import { addAudit } from '../../db/queries/audit';
import { changeComment, findComment } from '../../db/queries/comments';
import {
  checkReading,
  type ReadingEvent,
  type Redaction,
  type ReleaseState,
  type RiskKind,
  readingOf,
  wordsFor,
} from '../../surveys/themes/release';
import type { Deps } from '../deps';
import { type FieldFault, Refusal } from '../errors';
import { verbatimOf } from './gather-comments';

export type CommentAct = {
  readonly act: 'released' | 'redacted' | 'withheld';
  /** The words as the reader saw them. */
  readonly text: string;
  readonly redactions: readonly Redaction[];
  readonly because: string;
  readonly risk?: { readonly kind: RiskKind; readonly to: string };
};

/** Records what a reader decided about a comment: nobody else sees its words before (R20). */
export async function readComment(
  deps: Deps,
  footprintId: string,
  by: string,
  commentId: string,
  given: CommentAct,
): Promise<{ state: ReleaseState; shown: string | null }> {
  return deps.writer.write(footprintId, async (write) => {
    const found = await findComment(write, commentId);
    if (!found) throw new Refusal('not-found');
    const verbatim = verbatimOf(found.answers?.[found.comment.questionKey]);
    if (!verbatim)
      throw new Refusal('not-possible-now', 'The writer took these words back. Take up the comments again.');
    if (verbatim.text !== given.text)
      throw new Refusal(
        'changed-meanwhile',
        'The writer changed these words since you read them. Nothing was released; read the comment again.',
      );
    const at = deps.now();
    const events = eventsOf(given, by, at);
    const faults: FieldFault[] = [];
    events.forEach((event, index) => {
      const problem = checkReading(verbatim.text, readingOf(events.slice(0, index)), event);
      if (problem) faults.push({ path: pathOf(event), message: problem });
    });
    if (faults.length > 0) throw new Refusal('fields-wrong', undefined, faults);
    const reading = readingOf(events);
    const shown = wordsFor('coding', verbatim.text, reading, verbatim.mayQuote === true);
    const passedOn = given.risk ? `${given.risk.kind}: ${given.risk.to}` : null;
    await changeComment(write, commentId, {
      state: reading.state,
      releasedText: shown,
      mayQuote: verbatim.mayQuote === true,
      riskPassedOn: [found.comment.riskPassedOn, passedOn].filter(Boolean).join('; ') || null,
      readAt: at,
      readBy: by,
    });
    const purpose = [given.act === 'withheld' ? given.because : '', passedOn ?? '']
      .filter(Boolean)
      .join('; ');
    await addAudit(write, {
      at,
      actor: by,
      act: `comment.${given.act}`,
      object: commentId,
      ...(purpose === '' ? {} : { purpose }),
    });
    return { state: reading.state, shown };
  });
}

/** A risk that was seen is passed on in the same act, before the words go anywhere. */
function eventsOf({ act, redactions, because, risk }: CommentAct, by: string, at: Date): ReadingEvent[] {
  const passing: ReadingEvent[] = risk
    ? [
        { act: 'risk-seen', risk: risk.kind, by, at },
        { act: 'risk-passed-on', risk: risk.kind, to: risk.to, by, at },
      ]
    : [];
  if (act === 'redacted') return [...passing, { act, redactions, by, at }];
  if (act === 'withheld') return [...passing, { act, because, by, at }];
  return [...passing, { act, by, at }];
}

function pathOf(event: ReadingEvent): string {
  if (event.act === 'risk-passed-on') return 'risk.to';
  if (event.act === 'redacted') return 'redactions';
  return event.act === 'withheld' ? 'because' : 'act';
}
