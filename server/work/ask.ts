import { AnalysisError } from '../../analysis/errors';
import type { Progress } from '../../analysis/progress';
import type { Deps } from '../deps';
import { type FieldFault, type ProblemCode, Refusal } from '../errors';
import type { Watch } from './pool';
import { type WorkPlace, type WorkRead, withReader, workPlaceOf } from './reader';

/** An error loses its kind on the way between threads, so expected trouble travels as a value. */
type Outcome<Result> =
  | { readonly result: Result }
  | {
      readonly refused: ProblemCode;
      readonly detail: string | undefined;
      readonly fields: readonly FieldFault[];
    };

/** Work on a footprint's rows as a task of a worker thread. */
export function asTask<Input, Result>(
  work: (given: WorkRead, input: Input, progress: Progress) => Promise<Result>,
) {
  return async (
    {
      place,
      footprintId,
      input,
    }: {
      place: WorkPlace;
      footprintId: string;
      input: Input;
    },
    progress: Progress,
  ): Promise<Outcome<Result>> => {
    try {
      return { result: await withReader(place, footprintId, (given) => work(given, input, progress)) };
    } catch (error) {
      if (error instanceof Refusal)
        return { refused: error.code, detail: error.detail, fields: error.fields };
      if (error instanceof AnalysisError)
        return { refused: 'not-possible-now', detail: error.message, fields: [] };
      throw error;
    }
  };
}

/** Asks a worker thread for a task by name and waits; trouble it expected is thrown here as what it was. */
export async function ask<Result>(
  deps: Pick<Deps, 'pool' | 'config' | 'root'>,
  task: string,
  footprintId: string,
  input: unknown,
  watch?: Watch,
): Promise<Result> {
  const outcome = await deps.pool.run<Outcome<Result>>(
    task,
    { place: workPlaceOf(deps), footprintId, input },
    watch,
  );
  if ('refused' in outcome) throw new Refusal(outcome.refused, outcome.detail, outcome.fields);
  return outcome.result;
}
