import { freshId } from '../fresh-id';
import { giveUpLease, takeLease } from './store';

const leaseMs = 30_000;
const me = freshId();

/**
 * Runs some work while no other tab does: under a Web Lock, and where a browser has none (Safari before 15.4) under a lease
 * in the phone's store that runs out by itself when its tab is killed.
 * @param work is given a function that renews the right; call it before each step that takes long
 */
export async function oneSender<Result>(
  link: string,
  work: (renew: () => Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  if ('locks' in navigator && navigator.locks)
    return navigator.locks.request(`sounding ${link}`, () => work(() => Promise.resolve()));
  while (!(await takeLease(link, me, Date.now(), leaseMs)))
    await new Promise((resolve) => setTimeout(resolve, 500));
  try {
    return await work(() => takeLease(link, me, Date.now(), leaseMs));
  } finally {
    await giveUpLease(link);
  }
}
