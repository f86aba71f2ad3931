import { describe, expect, test } from 'vitest';
import {
  ageBand,
  disability,
  harmonised,
  imdQuintile,
  localAuthority,
  sex,
  withPlaces,
} from '../../../surveys/panel/harmonised';
import {
  ageAt,
  areaAt,
  bandOfAge,
  type DerivedVariable,
  derive,
  type Fact,
  profileAt,
  valueAt,
  whyWeAsk,
} from '../../../surveys/panel/profile';

const on = (day: string) => new Date(`${day}T12:00:00Z`);
const said = (variable: string, code: string, day: string): Fact => ({
  variable,
  value: { value: code },
  at: on(day),
});
const bornMay1960 = { value: { year: 1960, month: 5 } };

describe('what was true of someone as of a date (R8)', () => {
  test('is what they had last said by then', () => {
    const facts = [
      said('disability', 'disabled', '2018-06-01'),
      said('disability', 'not-disabled', '2017-01-01'),
    ];
    expect(valueAt('disability', facts, on('2018-05-31'))).toEqual({ value: 'not-disabled' });
    expect(valueAt('disability', facts, on('2018-06-01'))).toEqual({ value: 'disabled' });
    expect(valueAt('disability', facts, on('2016-12-31'))).toEqual({ missing: 'not-asked' });
    expect(valueAt('sex', facts, on('2019-01-01'))).toEqual({ missing: 'not-asked' });
  });

  test('a correction made at the same instant counts, being later in the list', () => {
    const facts = [said('sex', 'male', '2018-01-01'), said('sex', 'female', '2018-01-01')];
    expect(valueAt('sex', facts, on('2018-01-01'))).toEqual({ value: 'female' });
  });

  test('age turns over with the month of birth', () => {
    expect(ageAt({ year: 1960, month: 5 }, new Date('2018-05-01T00:00:00Z'))).toBe(58);
    expect(ageAt({ year: 1960, month: 5 }, on('2018-04-30'))).toBe(57);
    expect(derive(ageBand, [], undefined, { value: { year: 1943, month: 3 } }, on('2018-02-28'))).toEqual({
      value: '65-74',
    });
    expect(derive(ageBand, [], undefined, { value: { year: 1943, month: 3 } }, on('2018-03-01'))).toEqual({
      value: '75-84',
    });
  });

  test('every age from 16 falls in one band, and none below', () => {
    if (ageBand.rule.rule !== 'age-bands') throw new Error('age_band is derived by bands');
    const bands = ageBand.rule.bands;
    for (let age = 16; age <= 110; age++) {
      expect(bands.filter((band) => bandOfAge([band], age))).toHaveLength(1);
    }
    expect(bandOfAge(bands, 15)).toBeUndefined();
    expect(bandOfAge(bands, 85)?.code).toBe('85+');
  });

  test('a move changes the place from its date on', () => {
    const areas = [
      { area: { value: { authority: 'E06000023', quintile: '1' } }, at: on('2017-01-01') },
      { area: { value: { authority: 'E06000024', quintile: '4' } }, at: on('2018-01-01') },
    ];
    expect(derive(imdQuintile, [], areaAt(areas, on('2017-12-31')), undefined, on('2017-12-31'))).toEqual({
      value: '1',
    });
    expect(derive(imdQuintile, [], areaAt(areas, on('2018-01-02')), undefined, on('2018-01-02'))).toEqual({
      value: '4',
    });
  });

  test('a variable can follow from answers by a table', () => {
    const disabledWoman: DerivedVariable = {
      ...imdQuintile,
      key: 'disabled_woman',
      rule: {
        rule: 'table',
        of: ['sex', 'disability'],
        rows: [
          { when: { sex: 'female', disability: 'disabled' }, code: 'yes' },
          { when: { sex: 'male' }, code: 'no' },
        ],
      },
    };
    const at = on('2018-01-01');
    const woman = said('sex', 'female', '2017-01-01');
    expect(
      derive(disabledWoman, [woman, said('disability', 'disabled', '2017-01-01')], undefined, undefined, at),
    ).toEqual({ value: 'yes' });
    expect(derive(disabledWoman, [said('sex', 'male', '2017-01-01')], undefined, undefined, at)).toEqual({
      value: 'no',
    });
    const unsaid: Fact = {
      variable: 'disability',
      value: { missing: 'prefer-not-to-say' },
      at: on('2017-01-01'),
    };
    expect(derive(disabledWoman, [woman, unsaid], undefined, undefined, at)).toEqual({
      missing: 'prefer-not-to-say',
    });
  });
});

describe('what is not known', () => {
  test('keeps its reason: "prefer not to say" is an answer (R5)', () => {
    const at = on('2018-01-01');
    const facts: Fact[] = [
      { variable: 'sex', value: { missing: 'prefer-not-to-say' }, at: on('2017-01-01') },
    ];
    expect(valueAt('sex', facts, at)).toEqual({ missing: 'prefer-not-to-say' });
    expect(derive(ageBand, [], undefined, { missing: 'prefer-not-to-say' }, at)).toEqual({
      missing: 'prefer-not-to-say',
    });
  });

  test('of a place chosen from a list is only the smaller levels (R3)', () => {
    const person = {
      facts: [],
      areas: [{ area: { value: { authority: 'E06000023' } }, at: on('2017-01-01') }],
      born: bornMay1960,
    };
    expect(profileAt([ageBand, localAuthority, imdQuintile], person, on('2018-01-01'))).toEqual({
      age_band: { value: '55-64' },
      local_authority: { value: 'E06000023' },
      imd_quintile: { missing: 'not-asked' },
    });
  });
});

describe('the starter library', () => {
  test.each(harmonised.map((variable) => [variable.key, variable] as const))(
    '%s keeps its promises',
    (_, variable) => {
      const codes = variable.categories.map((category) => category.code);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes.length > 1 || variable.categoriesFrom === 'places').toBe(true);
      const words = variable.categories.flatMap((category) =>
        category.populationWords.map((word) => word.toLowerCase()),
      );
      expect(new Set(words).size).toBe(words.length);
      const named = (figure: string | undefined) =>
        Array.from((figure ?? '').matchAll(/\{share:([^}]+)\}/g), ([, code]) => code).sort();
      const { en, ...others } = variable.whyWeAsk.figure ?? { en: '' };
      for (const code of named(en)) expect(codes).toContain(code);
      for (const figure of Object.values(others)) expect(named(figure)).toEqual(named(en));
      if (variable.kind === 'derived' && variable.rule.rule === 'age-bands') {
        expect(variable.rule.bands.map((band) => band.code)).toEqual(codes);
      }
    },
  );

  test('keys are unique', () => {
    expect(new Set(harmonised.map((variable) => variable.key)).size).toBe(harmonised.length);
  });

  test('a reason carries the census figure where there is one, and stands without it', () => {
    expect(whyWeAsk(disability, 'en', () => '20%')).toContain(
      '20% of people aged 16 and over here are disabled',
    );
    expect(whyWeAsk(disability, 'en', () => undefined)).toBe(disability.whyWeAsk.purpose.en);
    expect(whyWeAsk(sex, 'cy', () => '51%')).toContain('51%');
  });

  test('place variables are filled with the footprint’s own places', () => {
    const filled = withPlaces(localAuthority, [{ code: 'E06000014', name: 'York' }]);
    expect(filled.categories).toMatchObject([{ code: 'E06000014', label: { en: 'York' } }]);
    const twins = withPlaces(localAuthority, [
      { code: 'W1', name: 'Westbury' },
      { code: 'W2', name: 'Westbury' },
    ]);
    expect(twins.categories.map((category) => category.populationWords[0])).toEqual(['W1', 'W2']);
    expect(twins.categories.flatMap((category) => category.populationWords)).not.toContain('Westbury');
    expect(withPlaces(sex, [{ code: 'x', name: 'X' }])).toBe(sex);
  });
});
