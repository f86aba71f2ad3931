import { expect, test } from 'vitest';
import { pluralForm } from '../../../surveys/wording/plural';
import { say } from '../../../surveys/wording/say';

test('places are filled in by their names', () => {
  expect(say('Question {number} of {of}', { number: 3, of: 12 }, 'en')).toBe('Question 3 of 12');
  expect(say('Answers {numbers}', {}, 'en')).toBe('Answers ');
});

test('a number decides the form: count, or the place that is named', () => {
  const minutes = { one: '1 minute', other: '{count} minutes' };
  expect(say(minutes, { count: 1 }, 'en')).toBe('1 minute');
  expect(say(minutes, { count: 3 }, 'en')).toBe('3 minutes');
  const over = { by: 'over', one: '{over} character of {max}', other: '{over} characters of {max}' };
  expect(say(over, { over: 1, max: 9 }, 'en')).toBe('1 character of 9');
});

test('among letters from right to left, what is filled in keeps its own direction', () => {
  expect(say('{helpline} پر فون کریں', { helpline: '0808 157 0123' }, 'ur')).toBe(
    '\u20680808 157 0123\u2069 پر فون کریں',
  );
});

test('a day and a time put together keep their order inside a sentence from right to left', () => {
  const moment = say('{day}، {time}', { day: '27 نومبر', time: '21:04' }, 'ur');
  expect(say('موصول ہوئے: {at}', { at: moment }, 'ur')).toBe(
    'موصول ہوئے: \u2067\u206827 نومبر\u2069، \u206821:04\u2069\u2069',
  );
});

test('Polish has a form for one, for a few and for many, and one for parts of a whole', () => {
  const forms = [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 102, 112, 1.5].map((n) => pluralForm(n, 'pl'));
  expect(forms.join(' ')).toBe('many one few few many many many many many few many few many other');
});

test('the forms are those of CLDR, which the server knows', () => {
  for (const language of ['en', 'pl', 'ur']) {
    const rules = new Intl.PluralRules(language);
    for (let number = 0; number <= 2000; number++) {
      expect(pluralForm(number, language), `${number} in ${language}`).toBe(rules.select(number));
    }
  }
});
