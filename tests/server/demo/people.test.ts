import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../analysis/random';
import { footprintTemplates } from '../../../db/reference/footprints';
import { loadPlaces } from '../../../db/reference/places';
import { earlierPushes, writeTakeoverFile } from '../../../server/demo/files';
import { createPeople, postcodesByKind } from '../../../server/demo/people';
import { crossMargins, drawKinds, fitToMargins, type Traits } from '../../../server/demo/population';
import { harmonised, withPlaces } from '../../../surveys/panel/harmonised';
import { judgeTakeoverFile } from '../../../surveys/panel/takeover-file';
import { readMargins } from '../../../surveys/targets/margin-file';

const root = join(import.meta.dirname, '..', '..', '..');
const places = loadPlaces(join(root, 'db', 'reference', 'places'));
const { placeRule } = footprintTemplates.bnssg;
const authorities = places
  .listAreas(placeRule)
  .map((area) => ({ code: area.authority, name: area.authorityName }));
const variables = harmonised.map((variable) => withPlaces(variable, authorities));
const reading = readMargins(
  parse(readFileSync(join(root, 'db', 'reference', 'populations', 'bnssg.csv'), 'utf8'), { bom: true }),
  variables,
);
if (!reading.ok) throw new Error('The census margins were not read');
const { margins } = reading;
const population = crossMargins(margins, places.listPlaces(placeRule));
const postcodes = postcodesByKind(places.listPostcodes(placeRule));

const draw = (seed: string, count: number) => {
  const random = seededRandom(seed);
  const make = createPeople({ random, postcodes, on: new Date('2026-07-01T09:00:00Z') });
  return drawKinds(population, count, random).map((kind) => make(kind));
};

test('residents drawn by all traits at once meet every census table', () => {
  const total = population.shares.reduce((sum, share) => sum + share, 0);
  for (const { variables: keys, cells, total: counted } of margins) {
    for (const { codes, count } of cells) {
      const share = population.kinds.reduce(
        (sum, kind, at) =>
          keys.every((key, index) => kind[key as keyof Traits] === codes[index])
            ? sum + population.shares[at]!
            : sum,
        0,
      );
      expect(share / total).toBeCloseTo(count / counted, 5);
    }
  }
});

test('the same seed gives the same people, another seed others', () => {
  expect(draw('a', 20)).toEqual(draw('a', 20));
  expect(draw('a', 20)).not.toEqual(draw('b', 20));
});

test('nobody could be mistaken for a real person: contacts are of the kinds kept for invention', () => {
  const people = draw('contacts', 1100);
  for (const person of people) {
    if (person.email) expect(person.email).toMatch(/@example\.invalid$/);
    if (person.mobile) expect(person.mobile).toMatch(/^07700 900\d{3}$/);
    if (person.landline) expect(person.landline).toMatch(/^0117 496 0\d{3}$/);
    if (person.address) expect(person.address).toMatch(/Invented Street$/);
  }
  const mobiles = people.flatMap(({ mobile }) => mobile ?? []);
  expect(new Set(mobiles).size).toBe(mobiles.length);
  const without = people.filter(({ email }) => email === null).length / people.length;
  expect(without).toBeGreaterThan(0.08);
  expect(without).toBeLessThan(0.16);
});

test('a person lives in a real postcode of their authority and quintile', () => {
  for (const person of draw('places', 200)) {
    const found = places.findPostcode(person.postcode);
    expect(found.found === 'place' && found.place).toMatchObject({
      lsoa: person.lsoa,
      authority: person.traits.local_authority,
      quintile: person.traits.imd_quintile,
    });
  }
});

test('the file of the earlier panel is taken over without a single fault', () => {
  const file = writeTakeoverFile(draw('file', 682), '2026-11-22', seededRandom('file'));
  const [header = [], ...rows] = parse(file) as string[][];
  const judged = judgeTakeoverFile({ header, rows }, variables, {
    on: '2026-11-22',
    area: 'the area',
    blind: (fact) => JSON.stringify(fact),
    known: () => undefined,
    findPlace: (postcode) => (places.findPostcode(postcode).found === 'place' ? 'inside' : 'unknown'),
  });
  expect(judged.summary.new).toBe(682);
  expect(new Set(rows.map((row) => row[header.indexOf('recruitment_wave')]))).toEqual(
    new Set(earlierPushes.map(({ wave }) => wave)),
  );
});

test('people who are not like the population are weighted back to it', () => {
  const people = drawKinds(population, 600, seededRandom('lean'), (kind) => (kind.sex === 'female' ? 2 : 1));
  const weights = fitToMargins(people, new Float64Array(600).fill(1), margins);
  const women = people.reduce((sum, kind, at) => (kind.sex === 'female' ? sum + weights[at]! : sum), 0);
  expect(women / 600).toBeCloseTo(411147 / 805649, 3);
});
