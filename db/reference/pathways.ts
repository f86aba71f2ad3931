import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Due, parseDue } from '../../surveys/pathways/due';
import { type PathwayFieldValues, readPathwayFields } from '../../surveys/pathways/fields';

/** A real pathway record as its document states it; see pathways/SOURCE.md. */
export type BundledPathway = {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  /** The day of the document. */
  readonly asOf: string;
  /** False where the document does not say which milestones are done. */
  readonly progressStated: boolean;
  readonly fields: PathwayFieldValues;
  readonly milestones: readonly BundledMilestone[];
  readonly evidence: readonly BundledEvidence[];
};

export type BundledMilestone = {
  readonly phase: string;
  readonly title: string;
  readonly due: Due;
  readonly isDone: boolean;
  readonly note?: string;
};

/** Feedback from elsewhere than the panel, with what it found (R21). */
export type BundledEvidence = {
  readonly source: string;
  readonly kind: string;
  readonly audience: string;
  readonly date: string;
  readonly findings: readonly string[];
};

export const bundledPathways = ['respiratory', 'msk'] as const;

/**
 * Reads one bundled record and checks it by the rules for records people type.
 * @param root the folder that holds the records
 * @throws Error naming the field or milestone that does not hold
 */
export function loadPathway(root: string, key: (typeof bundledPathways)[number]): BundledPathway {
  // Holds: the files are part of the release, and what is read from them is checked below.
  const written = JSON.parse(readFileSync(join(root, `${key}.json`), 'utf8')) as WrittenPathway;
  const { values, problems } = readPathwayFields(written.fields);
  if (problems.length > 0) throw new Error(`${key}.json: ${problems.map((problem) => problem.words).join(' ')}`);
  const milestones = written.milestones.map((milestone) => {
    const due = parseDue(milestone.due);
    if (!due) throw new Error(`${key}.json: “${milestone.title}” has a date that was not read: “${milestone.due}”.`);
    return { ...milestone, due, isDone: milestone.isDone ?? false };
  });
  return { ...written, fields: values, milestones };
}

type WrittenPathway = Omit<BundledPathway, 'fields' | 'milestones'> & {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly milestones: readonly (Omit<BundledMilestone, 'due' | 'isDone'> & { due: string; isDone?: boolean })[];
};
