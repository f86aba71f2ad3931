import type { End, Loop, Questionnaire, SafetyRule } from '../../../../../surveys/questionnaires/types';
import type { Editing } from '../draft';
import { freeKey } from '../questions/new-question';

type Split = NonNullable<Questionnaire['splits']>[number];
type Lists = { loops: Loop; splits: Split; ends: End; safety: SafetyRule };

/** A list of the questionnaire, with what changes it; a list left empty is not kept. */
export function listIn<Name extends keyof Lists>(editing: Editing, name: Name) {
  type One = Lists[Name];
  // Holds: each name's list is of its own parts.
  const all = () => (editing.draft()[name] ?? []) as unknown as readonly One[];
  const put = (list: readonly One[]) => {
    const { [name]: _before, ...rest } = editing.draft();
    // The rest has all that a questionnaire needs: these lists may be left out.
    editing.change((list.length === 0 ? rest : { ...rest, [name]: list }) as Questionnaire);
  };
  return {
    all,
    freeKey: (beginning: string) =>
      freeKey(
        beginning,
        all().map(({ key }) => key),
      ),
    add: (one: One) => put([...all(), one]),
    set: (index: number, part: Partial<One>) =>
      put(all().map((one, at) => (at === index ? { ...one, ...part } : one))),
    replace: (index: number, next: One) => put(all().map((one, at) => (at === index ? next : one))),
    remove: (index: number) => put(all().filter((_, at) => at !== index)),
  };
}
