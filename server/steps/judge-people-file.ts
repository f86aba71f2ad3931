import { createHash } from 'node:crypto';
import type { Read } from '../../db/connect';
import type { Footprint } from '../../db/queries/footprints';
import { listKeys, listLeftKeys } from '../../db/queries/identity';
import { listMembers, listVariables } from '../../db/queries/panel';
import { isInside } from '../../db/reference/places';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import type { ProfileVariable } from '../../surveys/panel/profile';
import type { FileKnowledge, JudgedFile, PeopleFile } from '../../surveys/recruitment/people-file';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { turnOfTheLoop } from './keep-people';
import { keysOf } from './keys-of-fact';
import { referenceKeys } from './leave-panel';
import { readPeopleCsv } from './read-people-csv';

export type FileKind = 'takeover' | 'recruits';

export type GivenFile = {
  readonly csv: string;
  readonly mode: 'dry-run' | 'save';
  readonly digest?: string | undefined;
};

type Judging<Row> = (
  file: PeopleFile,
  variables: readonly ProfileVariable[],
  knowledge: FileKnowledge,
) => Generator<number, JudgedFile<Row>>;

/** Judges a people file row by row against what is held; a file to save must be the very one of the dry run. */
export async function judgePeopleFile<Row>(
  deps: Deps,
  footprint: Footprint,
  kind: FileKind,
  given: GivenFile,
  judging: Judging<Row>,
): Promise<{ digest: string; judged: JudgedFile<Row> }> {
  const digest = createHash('sha256').update(`${kind}\u0000${given.csv}`).digest('base64url');
  if (given.mode === 'save' && given.digest !== digest) {
    throw new Refusal(
      'not-possible-now',
      'This file is not the one of the dry run. Run the dry run again, look at it, then save.',
    );
  }
  const file = await readPeopleCsv(given.csv);
  const read = deps.read(footprint.id);
  const variables = await listVariables(read);
  const knowledge = await readKnowledge(deps, read, footprint);
  const run = judging(file, variables, knowledge);
  let since = Date.now();
  for (;;) {
    const step = run.next();
    if (step.done) return { digest, judged: step.value };
    // Other people's requests are answered in between.
    if (Date.now() - since > 15) {
      await turnOfTheLoop();
      since = Date.now();
    }
  }
}

/** What the judge may ask: places, and whether a keyed hash is held here or was left behind. */
async function readKnowledge(deps: Deps, read: Read, footprint: Footprint): Promise<FileKnowledge> {
  const here = new Set<string>();
  const page = 2000;
  for (let from = 0; ; from += page) {
    const keys = await listKeys(read, from, page);
    for (const key of keys) here.add(`${key.kind}:${key.hash}`);
    if (keys.length < page) break;
    await turnOfTheLoop();
  }
  for (const member of await listMembers(read)) {
    if (member.reference === null) continue;
    for (const key of referenceKeys(deps, footprint.id, member.reference))
      here.add(`${key.kind}:${key.hash}`);
  }
  const left = await listLeftKeys(read);
  const anyOf = (keys: string, held: ReadonlySet<string>) => keys.split(' ').some((key) => held.has(key));
  return {
    on: localDateOf(deps.now(), footprint.timeZone),
    area: footprint.place,
    blind: (fact) =>
      keysOf(deps, footprint.id, fact)
        .map(({ kind, hash }) => `${kind}:${hash}`)
        .join(' '),
    known: (keys) => (anyOf(keys, here) ? 'here' : anyOf(keys, left) ? 'left' : undefined),
    findPlace: (postcode) => {
      const finding = deps.places.findPostcode(postcode);
      if (finding.found !== 'place') return 'unknown';
      return isInside(footprint.placeRule, finding.place) ? 'inside' : 'outside';
    },
  };
}
