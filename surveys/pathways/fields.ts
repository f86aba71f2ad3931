/**
 * The fields of a pathway record (R22) as data: the form, the check and the public page all follow this list.
 * To add a field, add an entry. Milestones, themes, answers and actions are rows of their own and stand beside it.
 */

/** One field of the record. */
export type PathwayField = {
  readonly key: string;
  readonly label: string;
  /** What belongs here, for the one who fills it in. */
  readonly hint: string;
  /** One text, or a list with one text a line. */
  readonly shape: 'text' | 'list';
  readonly isRequired?: boolean;
  /** Shown on the public page of the pathway; the rest is for staff. */
  readonly isPublic: boolean;
};

export const pathwayFields = [
  field('aim', 'Aim', 'What will be better, for whom.', 'text', { isPublic: true, isRequired: true }),
  field('whyChosen', 'Why it was chosen', 'Facts that made it a priority, with their source.', 'list', {
    isPublic: true,
  }),
  field('currentState', 'Current state', 'How the service is now.', 'list', { isPublic: true }),
  field('scope', 'Scope', 'Services and people it is about.', 'list', { isPublic: true }),
  field('outOfScope', 'Out of scope', 'What it will not change.', 'list', { isPublic: true }),
  field('vision', 'Vision', 'The service as it should be, in one or two sentences.', 'text', {
    isPublic: true,
  }),
  field('principles', 'Principles', 'What the design holds to.', 'list', { isPublic: true }),
  field('owners', 'Owners', 'Who must answer: roles, not names.', 'list', { isPublic: true }),
  field(
    'groups',
    'Groups',
    'Boards, development groups, task-and-finish groups, patient representatives.',
    'list',
    {
      isPublic: true,
    },
  ),
  field('quickWins', 'Quick wins', 'Improvements that do not wait for the redesign.', 'list', {
    isPublic: true,
  }),
  field('risks', 'Risks', 'Each with its mitigation after a dash.', 'list', { isPublic: false }),
  field('engagement', 'Engagement', 'Events held and planned, with date and audience.', 'list', {
    isPublic: true,
  }),
  field('outcomes', 'Outcomes', 'What is to be measured, and what has been.', 'list', { isPublic: true }),
  field('decisions', 'Decisions', 'What was settled, by whom, when.', 'list', { isPublic: true }),
] as const satisfies readonly PathwayField[];

export type PathwayFieldKey = (typeof pathwayFields)[number]['key'];

/** The filled fields: text or list by the field's shape; what is not filled is absent. */
export type PathwayFieldValues = Readonly<Partial<Record<PathwayFieldKey, string | readonly string[]>>>;

/** A fault in one field, with what to do. */
export type PathwayFieldProblem = {
  readonly field: string;
  readonly code: 'field-required' | 'field-too-long' | 'field-unknown' | 'field-shape';
  readonly words: string;
};

/** Longest text, or line of a list, in characters. */
export const longestText = 4000;

/**
 * Reads posted or imported fields of a record into its values.
 * @param given a text each, or a list of texts; a list field given as text takes one entry a line
 * @returns the values, trimmed, empty ones left out; and every fault by field
 * @example readPathwayFields({ aim: ' Shorter waits ', scope: 'Physiotherapy\nPodiatry' })
 * // { values: { aim: 'Shorter waits', scope: ['Physiotherapy', 'Podiatry'] }, problems: [] }
 */
export function readPathwayFields(given: Readonly<Record<string, unknown>>): {
  readonly values: PathwayFieldValues;
  readonly problems: readonly PathwayFieldProblem[];
} {
  const values: Partial<Record<string, string | readonly string[]>> = {};
  const problems: PathwayFieldProblem[] = [];
  const known = new Set<string>(pathwayFields.map(({ key }) => key));
  for (const key of Object.keys(given)) {
    if (known.has(key)) continue;
    const words = `A pathway record has no field “${key}”. It has ${[...known].join(', ')}.`;
    problems.push({ field: key, code: 'field-unknown', words });
  }
  for (const { key, label, shape, isRequired } of pathwayFields as readonly PathwayField[]) {
    const lines = linesOf(given[key], shape);
    if (lines === undefined) {
      const words = `${label} must be ${shape === 'text' ? 'a text' : 'a list of texts'}. Write it as one.`;
      problems.push({ field: key, code: 'field-shape', words });
      continue;
    }
    const long = lines.find((line) => line.length > longestText);
    if (long !== undefined) {
      const words = `${label} has ${long.length} characters where ${longestText} fit. Shorten it or split it up.`;
      problems.push({ field: key, code: 'field-too-long', words });
    } else if (lines.length > 0) {
      values[key] = shape === 'text' ? (lines[0] as string) : lines;
    } else if (isRequired) {
      problems.push({ field: key, code: 'field-required', words: `Fill in ${label.toLowerCase()}.` });
    }
  }
  return { values, problems };
}

/** The trimmed, filled entries of what was given; undefined when it is neither text nor list of texts. */
function linesOf(given: unknown, shape: PathwayField['shape']): readonly string[] | undefined {
  if (given === undefined || given === null) return [];
  if (typeof given === 'string') {
    const lines = shape === 'text' ? [given] : given.split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  }
  if (shape === 'text' || !Array.isArray(given)) return undefined;
  const entries: readonly unknown[] = given;
  if (!entries.every((entry) => typeof entry === 'string')) return undefined;
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function field<const Key extends string>(
  key: Key,
  label: string,
  hint: string,
  shape: PathwayField['shape'],
  more: { readonly isPublic: boolean; readonly isRequired?: boolean },
): PathwayField & { readonly key: Key } {
  return { key, label, hint, shape, ...more };
}
