/** One code of a frame. Ids never change meaning and are never used again: comments coded with them stay readable. */
export type Code = {
  readonly id: string;
  readonly label: string;
  /** When to use it and when not, for whoever codes next. */
  readonly definition?: string;
  readonly state: 'live' | 'merged' | 'split' | 'retired';
  /** Where its comments went: one code for a merge, several for a split. */
  readonly into?: readonly string[];
};

/** A change of a codeframe by a person, as data; the frame is the fold of its changes. */
export type CodeframeChange = { readonly by: string; readonly at: Date; readonly because?: string } & (
  | { readonly act: 'add'; readonly id: string; readonly label: string; readonly definition?: string }
  | { readonly act: 'rename'; readonly id: string; readonly label: string; readonly definition?: string }
  | { readonly act: 'merge'; readonly from: readonly string[]; readonly into: string }
  | {
      readonly act: 'split';
      readonly from: string;
      readonly into: readonly { readonly id: string; readonly label: string }[];
    }
  | { readonly act: 'retire'; readonly id: string }
);

export type Codeframe = {
  /** How many changes it has seen; coding notes the revision it was done with. */
  readonly revision: number;
  readonly codes: readonly Code[];
  readonly history: readonly CodeframeChange[];
};

export const emptyCodeframe: Codeframe = { revision: 0, codes: [], history: [] };

/**
 * The frame after one more change, or what keeps the change from making sense.
 * @returns a new frame; the given one is left as it was
 * @example changeCodeframe(emptyCodeframe, { act: 'add', id: 'wait', label: 'Waiting', by: 's1', at })
 * // { frame: { revision: 1, … } }
 */
export function changeCodeframe(
  frame: Codeframe,
  change: CodeframeChange,
): { readonly frame: Codeframe } | { readonly problem: string } {
  const problem = checkChange(frame, change);
  if (problem !== null) return { problem };
  return {
    frame: {
      revision: frame.revision + 1,
      codes: applied(frame.codes, change),
      history: [...frame.history, change],
    },
  };
}

/**
 * The frame that a list of changes makes, in the order given.
 * @throws RangeError at the first change that makes no sense, with its number: stored changes were checked when made
 * @example foldCodeframe([{ act: 'add', id: 'wait', label: 'Waiting', by: 's1', at }]).codes.length // 1
 */
export function foldCodeframe(changes: readonly CodeframeChange[]): Codeframe {
  return changes.reduce((frame, change, index) => {
    const result = changeCodeframe(frame, change);
    if ('problem' in result) throw new RangeError(`Change ${index + 1} cannot be applied: ${result.problem}`);
    return result.frame;
  }, emptyCodeframe);
}

/**
 * The codes a comment has today, given those it was coded with at some time: merged codes are followed, and codes that
 * were split wait for a person to choose.
 * @param coded ids as they were given
 * @returns `live` without repeats; `toChoose` names a split code and the live codes it may have become; retired codes are in neither
 * @throws RangeError for an id the frame has never had
 * @example currentCodes(frame, ['wait']).live // ['access']
 */
export function currentCodes(
  frame: Codeframe,
  coded: readonly string[],
): {
  readonly live: readonly string[];
  readonly toChoose: readonly { readonly from: string; readonly among: readonly string[] }[];
} {
  const live = new Set<string>();
  const toChoose: { from: string; among: readonly string[] }[] = [];
  for (const id of coded) {
    const code = followMerges(frame, id);
    if (code.state === 'live') live.add(code.id);
    if (code.state === 'split' && !toChoose.some((one) => one.from === code.id)) {
      toChoose.push({ from: code.id, among: currentParts(frame, code) });
    }
  }
  return { live: [...live], toChoose };
}

function checkChange(frame: Codeframe, change: CodeframeChange): string | null {
  switch (change.act) {
    case 'add':
      return checkNew(frame, change.id, change.label, []);
    case 'rename':
      return checkLive(frame, change.id) ?? checkLabel(frame, change.label, [change.id]);
    case 'retire':
      return checkLive(frame, change.id);
    case 'merge': {
      if (change.from.length === 0) return 'Nothing is named to merge. Choose at least one code.';
      if (change.from.includes(change.into))
        return `Code "${change.into}" cannot be merged into itself. Take it out of the list.`;
      if (new Set(change.from).size < change.from.length) return 'A code is named twice. Name each once.';
      return (
        [change.into, ...change.from].map((id) => checkLive(frame, id)).find((one) => one !== null) ?? null
      );
    }
    case 'split': {
      const { from, into } = change;
      if (into.length < 2)
        return `A split of "${from}" needs at least two new codes. To change its words, rename it.`;
      if (
        new Set(into.map((part) => part.id)).size < into.length ||
        new Set(into.map((part) => plain(part.label))).size < into.length
      ) {
        return 'Two of the new codes are the same. Give each its own id and label.';
      }
      const parts = into.map((part) => checkNew(frame, part.id, part.label, [from]));
      return checkLive(frame, from) ?? parts.find((one) => one !== null) ?? null;
    }
  }
}

function checkNew(frame: Codeframe, id: string, label: string, except: readonly string[]): string | null {
  if (id.trim() === '') return 'The code has no id. Give it one.';
  if (frame.codes.some((code) => code.id === id))
    return `Id "${id}" has been used in this frame. Choose another.`;
  return checkLabel(frame, label, except);
}

function checkLabel(frame: Codeframe, label: string, except: readonly string[]): string | null {
  if (label.trim() === '') return 'The code has no label. Say in a few words what it stands for.';
  const twin = frame.codes.find(
    (code) => code.state === 'live' && !except.includes(code.id) && plain(code.label) === plain(label),
  );
  return twin ? `Code "${twin.id}" is already called "${twin.label}". Use it, or choose other words.` : null;
}

function checkLive(frame: Codeframe, id: string): string | null {
  const code = frame.codes.find((one) => one.id === id);
  if (code === undefined) return `There is no code "${id}" in this frame. Choose one that stands in it.`;
  return code.state === 'live' ? null : `Code "${code.label}" is ${code.state} already. Choose a live code.`;
}

function applied(codes: readonly Code[], change: CodeframeChange): readonly Code[] {
  const put = (ids: readonly string[], entry: Partial<Code>) =>
    codes.map((code) => (ids.includes(code.id) ? { ...code, ...entry } : code));
  switch (change.act) {
    case 'add':
      return [...codes, newCode(change)];
    case 'rename':
      return put([change.id], {
        label: change.label,
        ...(change.definition !== undefined && { definition: change.definition }),
      });
    case 'merge':
      return put(change.from, { state: 'merged', into: [change.into] });
    case 'split':
      return [
        ...put([change.from], { state: 'split', into: change.into.map((part) => part.id) }),
        ...change.into.map(newCode),
      ];
    case 'retire':
      return put([change.id], { state: 'retired' });
  }
}

function newCode({
  id,
  label,
  definition,
}: {
  readonly id: string;
  readonly label: string;
  readonly definition?: string;
}): Code {
  return { id, label, ...(definition !== undefined && { definition }), state: 'live' };
}

/** A merge is only ever into a live code, so the chain ends. */
function followMerges(frame: Codeframe, id: string): Code {
  const code = frame.codes.find((one) => one.id === id);
  if (code === undefined)
    throw new RangeError(
      `Code "${id}" was never in this frame. Look up the frame the comment was coded with.`,
    );
  return code.state === 'merged' ? followMerges(frame, code.into![0]!) : code;
}

function currentParts(frame: Codeframe, code: Code): readonly string[] {
  const parts = (code.into ?? []).flatMap((id) => {
    const part = followMerges(frame, id);
    if (part.state === 'split') return currentParts(frame, part);
    return part.state === 'live' ? [part.id] : [];
  });
  return [...new Set(parts)];
}

function plain(label: string): string {
  return label.trim().toLowerCase().replace(/\s+/g, ' ');
}
