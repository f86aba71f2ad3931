import { addAudit } from '../../db/queries/audit';
import { type FrameRow, findFrame, findFrameInUse, putFrameInUse } from '../../db/queries/targets';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/** Takes a frame in use from now on and retires the one before it. Whoever decided saw which one that was. */
export async function useFrame(
  deps: Deps,
  footprintId: string,
  by: string,
  frameId: string,
  instead: string | null,
): Promise<FrameRow> {
  return deps.writer.write(footprintId, async (write) => {
    const frame = await findFrame(write, frameId);
    if (!frame) throw new Refusal('not-found');
    if (frame.retiredAt !== null)
      throw new Refusal(
        'not-possible-now',
        'This frame was in use before and has retired. Build one with the same margins.',
      );
    const before = await findFrameInUse(write);
    if (before?.id === frameId) return frame;
    if ((before?.id ?? null) !== instead)
      throw new Refusal(
        'changed-meanwhile',
        before
          ? `“${before.name}” has been in use since ${before.inUseFrom?.toISOString().slice(0, 16).replace('T', ', ')} UTC. Look at what changes on the day again, then decide.`
          : 'No frame is in use any more. Look at what changes on the day again, then decide.',
      );
    const at = deps.now();
    await putFrameInUse(write, frameId, at);
    await addAudit(write, { at, actor: by, act: 'frame.taken-in-use', object: frameId });
    return { ...frame, inUseFrom: at };
  });
}
