import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundledPlaceRules } from '../../../db/reference/place-rules';
import { isInside, loadPlaces, type PostcodeFinding } from '../../../db/reference/places';

const started = performance.now();
const places = loadPlaces(fileURLToPath(new URL('../../../db/reference/places', import.meta.url)));
const loadMs = performance.now() - started;

const placeOf = (finding: PostcodeFinding) => (finding.found === 'place' ? finding.place : undefined);
const problemOf = (finding: PostcodeFinding) =>
  finding.found === 'place' ? undefined : finding.problem.code;

describe('a postcode gives a place (R3)', () => {
  test('with authority, ward, LSOA and quintile from the LSOA’s row', () => {
    expect(placeOf(places.findPostcode('BS1 4DJ'))).toMatchObject({
      authority: 'E06000023',
      authorityName: 'Bristol, City of',
      sicbl: '15C',
    });
    const york = placeOf(places.findPostcode('YO10 5DD'));
    expect(york).toEqual(places.findLsoa(york?.lsoa ?? ''));
    expect(york).toMatchObject({ authority: 'E06000014', msoaName: york?.lsoaName.slice(0, -1) });
  });

  test.each(['bs14dj', ' BS1  4dj ', 'BS1-4DJ', 'bs1 4dj.', 'BSI 4DJ', 'ＢＳ１ 4DJ'])(
    'however it is typed: %j',
    (typed) => {
      expect(places.findPostcode(typed)).toMatchObject({ found: 'place', postcode: 'BS1 4DJ' });
    },
  );

  test('with the letter O typed for a zero, and the reverse', () => {
    expect(places.findPostcode('YO1O 5DD')).toMatchObject({ found: 'place', postcode: 'YO10 5DD' });
    expect(places.findPostcode('Y010 5DD')).toMatchObject({ found: 'place', postcode: 'YO10 5DD' });
    const withZero = places.listPostcodes(bundledPlaceRules.york).find(({ postcode }) => / 0/.test(postcode));
    expect(withZero).toBeDefined();
    expect(places.findPostcode(withZero!.postcode.replace(' 0', ' O'))).toMatchObject({
      found: 'place',
      postcode: withZero!.postcode,
    });
  });

  test('or says what is wrong with it and what to do', () => {
    expect(problemOf(places.findPostcode('  '))).toBe('postcode-missing');
    expect(problemOf(places.findPostcode('BS1'))).toBe('postcode-too-short');
    expect(problemOf(places.findPostcode('12 High Street BS1 4DJ'))).toBe('postcode-too-long');
    expect(problemOf(places.findPostcode('Bristol'))).toBe('postcode-malformed');
    expect(problemOf(places.findPostcode('🙂🙂🙂🙂🙂'))).toBe('postcode-malformed');
    expect(places.findPostcode('bs99 9zz')).toMatchObject({
      found: 'unknown',
      postcode: 'BS99 9ZZ',
      problem: { code: 'postcode-unknown', words: expect.stringContaining('choose your area from the list') },
    });
  });
});

describe('a footprint takes in the places of its rule (R1)', () => {
  test('every postcode of the file is found again, and each footprint has its own', () => {
    expect(places.postcodeCount).toBe(65_140);
    for (const rule of [bundledPlaceRules.bnssg, bundledPlaceRules.bsw, bundledPlaceRules.york]) {
      const inside = places.listPostcodes(rule);
      expect(inside.length).toBeGreaterThan(4_000);
      for (const { postcode, place } of inside.filter((_, index) => index % 97 === 0)) {
        expect(placeOf(places.findPostcode(postcode))).toBe(place);
      }
    }
  });

  test('a postcode of a neighbour is found, and outside', () => {
    const bath = placeOf(places.findPostcode('BA1 1LZ'))!;
    expect(bath.authorityName).toBe('Bath and North East Somerset');
    expect(isInside(bundledPlaceRules.bsw, bath)).toBe(true);
    expect(isInside(bundledPlaceRules.bnssg, bath)).toBe(false);
  });

  test('the four Oxfordshire areas of 92G are outside BSW', () => {
    const all = places.listPlaces({ by: 'sicbl', codes: ['92G'] });
    expect(
      all.filter((place) => !isInside(bundledPlaceRules.bsw, place)).map((place) => place.authorityName),
    ).toEqual(Array(4).fill('Vale of White Horse'));
  });

  test('the Vale of York is wider than the city, and its 41 MSOAs leave two split ones out', () => {
    const { york } = bundledPlaceRules;
    const exact = places.listPlaces(bundledPlaceRules['vale-of-york-exact']);
    const bestFit = places.listPlaces(bundledPlaceRules['vale-of-york']);
    expect(exact).toHaveLength(212);
    expect(exact.filter((place) => isInside(york, place))).toHaveLength(121);
    expect(new Set(bestFit.map((place) => place.msoa)).size).toBe(41);
    expect(exact.filter((place) => !bestFit.includes(place)).map((place) => place.msoaName)).toEqual([
      'East Riding of Yorkshire 018',
      'Ryedale 007',
      'Ryedale 007',
    ]);
  });

  test('areas can be chosen from a list, by authority and ward', () => {
    const areas = places.listAreas(bundledPlaceRules.bnssg);
    expect(areas.map((area) => area.authorityName)).toEqual([
      'Bristol, City of',
      'North Somerset',
      'South Gloucestershire',
    ]);
    expect(areas[0]!.wards.map((ward) => ward.wardName)).toContain('Hartcliffe and Withywood');
  });
});

test('starting costs little: files read in well under 100 ms, a thousand look-ups in under 50', () => {
  expect(loadMs).toBeLessThan(100);
  const before = performance.now();
  for (let time = 0; time < 1000; time++) places.findPostcode('YO10 5DD');
  expect(performance.now() - before).toBeLessThan(50);
});
