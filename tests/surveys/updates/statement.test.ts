import { describe, expect, test } from 'vitest';
import { parseDue } from '../../../surveys/pathways/due';
import { writeStatement } from '../../../surveys/updates/statement';

const theme = {
  title: 'Choice of physiotherapy',
  point: 'there is little choice of where to have physiotherapy',
};

describe('“you said, we did” (R24)', () => {
  test('says what was said, what is being done, by when and by whom, and ends with what is not done', () => {
    const answer = {
      answer: 'doing',
      words: 'One referral form is being made for all services',
      byWhen: parseDue('April 2019')!,
      owner: 'the MSK project team',
    } as const;
    expect(writeStatement(theme, answer, [{ source: 'the autumn survey', people: 41, of: 120 }])).toEqual({
      title: 'Choice of physiotherapy',
      youSaid: 'There is little choice of where to have physiotherapy.',
      weDid:
        'One referral form is being made for all services. We will have done it by April 2019; the MSK project team answers for it.',
      status: 'Under way (by April 2019)',
      evidence: ['Said by 41 of 120 people who commented in the autumn survey.'],
      stillOwed: 'This is not finished. It is promised by April 2019.',
    });
  });

  test('a refusal stands as plainly as a deed', () => {
    const refused = writeStatement(theme, { answer: 'cannot', words: 'Because the lease ends in 2019.' }, []);
    expect(refused.weDid).toBe('We have not taken this up, because the lease ends in 2019.');
    expect(refused.stillOwed).toBeNull();
  });

  test('what is passed on says to whom', () => {
    expect(writeStatement(theme, { answer: 'not-ours', passedTo: 'North Somerset Council' }, []).weDid).toBe(
      'This is not ours to decide. We have passed it to North Somerset Council.',
    );
  });

  test('no number points at anyone: under 10 it is not given, nor a base that leaves under 10 others (R16)', () => {
    const evidenceOf = (people: number, of: number) =>
      writeStatement(theme, { answer: 'done', words: 'Done' }, [{ source: 'the survey', people, of }])
        .evidence[0];
    expect(evidenceOf(9, 120)).toBe('Said by fewer than 10 people in the survey.');
    expect(evidenceOf(10, 19)).toBe('Said by 10 people in the survey.');
    expect(evidenceOf(10, 20)).toBe('Said by 10 of 20 people who commented in the survey.');
  });

  test('evidence from elsewhere need not be counted (R21)', () => {
    const statement = writeStatement(theme, { answer: 'done', words: 'Done!' }, [
      { source: 'Healthwatch reports' },
    ]);
    expect(statement.evidence).toEqual(['Said in Healthwatch reports.']);
    expect(statement.weDid).toBe('Done!');
  });
});
