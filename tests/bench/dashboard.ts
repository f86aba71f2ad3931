import { addPeople, aFrameInUse } from '../support/builders';
import { createWorld } from '../support/world';
import { median, say } from './say';

/** The dashboard of 1,000 members against one of 100, and the longest the event loop was held meanwhile. */
export async function measureDashboard(): Promise<void> {
  const times: Record<number, number> = {};
  for (const size of [100, 1000]) {
    const world = await createWorld();
    const lead = await world.staff('bnssg', ['engagement-lead']);
    await aFrameInUse(world, 'bnssg', { size });
    const lsoas = world.deps.places.listPlaces({
      by: 'authority',
      codes: ['E06000023', 'E06000024', 'E06000025'],
    });
    await addPeople(
      world,
      'bnssg',
      Array.from({ length: size }, (_, number) => ({
        born: `${1935 + ((number * 7) % 72)}-0${1 + (number % 9)}`,
        lsoa: lsoas[(number * 31) % lsoas.length]!.lsoa,
        profile: {
          sex: number % 2 ? 'female' : 'male',
          ethnicity: number % 9 ? 'white' : 'asian',
          disability: number % 5 ? 'not-disabled' : 'disabled',
        },
      })),
    );
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 2);
      last = performance.now();
    }, 2);
    const runs: number[] = [];
    for (let run = 0; run < 15; run++) {
      const from = performance.now();
      const reply = await world.get('/api/bnssg/panel', lead);
      if (reply.status !== 200) throw new Error(reply.text);
      runs.push(performance.now() - from);
    }
    clearInterval(watch);
    times[size] = median(runs);
    say(
      `dashboard of ${size} members: ${median(runs).toFixed(0)} ms (${Math.min(...runs).toFixed(0)} to ${Math.max(...runs).toFixed(0)}), loop held at most ${longest.toFixed(0)} ms`,
    );
    await world.close();
  }
  say(`dashboard: ten times the members take ${(times[1000]! / times[100]!).toFixed(1)} times as long`);
}
