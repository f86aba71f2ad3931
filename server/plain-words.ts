import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * What is wrong with a field, in the words of whoever fills in a form; used where the contract says nothing of its own.
 * @param issue as zod found it, before it has a message
 */
export function plainWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? 'Fill this in'
        : `Give ${kindWords[issue.expected] ?? 'another kind of value'} here`;
    case 'too_small':
      if (issue.origin === 'string')
        return issue.minimum > 1 ? `Write at least ${issue.minimum} characters` : 'Fill this in';
      if (issue.origin === 'array' || issue.origin === 'set')
        return issue.minimum > 1 ? `Choose at least ${issue.minimum}` : 'Choose at least one';
      return `Write ${issue.minimum} or more`;
    case 'too_big':
      if (issue.origin === 'string') return `Write at most ${issue.maximum} characters`;
      if (issue.origin === 'array' || issue.origin === 'set') return `Choose at most ${issue.maximum}`;
      return `Write at most ${issue.maximum}`;
    case 'invalid_value':
      return 'Choose one of those offered';
    case 'invalid_format':
      return formatWords[issue.format] ?? 'This is not written as it must be; see the example beside it';
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `“${key.slice(0, 60)}”`).join(', ')} is not known here. Reload the page and send it again`;
    default:
      return 'This is not as it must be. Look at it again';
  }
}

const kindWords: Readonly<Record<string, string>> = {
  string: 'words',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

const formatWords: Readonly<Record<string, string>> = {
  email: 'Write an e-mail address like name@example.org',
  date: 'Write a day as 2026-03-31',
  datetime: 'Write an instant as 2026-03-31T09:00:00Z',
};
