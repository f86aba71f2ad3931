import { expect, test } from 'vitest';
import { BarRow } from '../../../web/staff/parts/bar-row';
import { IntervalRow } from '../../../web/staff/parts/interval-row';
import { Milestones } from '../../../web/staff/parts/milestones';
import { scaleEnd } from '../../../web/staff/parts/scale';
import { stepPath } from '../../../web/staff/parts/step-curve';
import { show } from './support';

const at = (page: HTMLElement, mark: string, name: string) => page.querySelector(mark)?.getAttribute(name);

test('a group that is missing: bar, hatch to the population tick, respondents under it, one scale', () => {
  const page = show(() => (
    <BarRow
      label="16 to 24"
      population={0.15}
      panel={0.1}
      interval={[0.08, 0.12]}
      active={0.09}
      respondents={0.08}
      tolerance={0.01}
      end={0.2}
    />
  ));
  expect(at(page, '.mark-panel', 'width')).toBe('50.00%');
  expect(at(page, '.mark-missing', 'x')).toBe('50.00%');
  expect(at(page, '.mark-missing', 'width')).toBe('25.00%');
  expect(at(page, '.mark-tick', 'x1')).toBe('75.00%');
  expect(at(page, '.mark-band', 'x')).toBe('70.00%');
  expect(at(page, '.mark-band', 'width')).toBe('10.00%');
  expect(at(page, '.mark-notch', 'x1')).toBe('45.00%');
  expect(at(page, '.mark-respondents', 'width')).toBe('40.00%');
  expect(page.querySelector('svg')?.getAttribute('aria-label')).toBe(
    '16 to 24: 5.0 points below, plus or minus 2.0',
  );
});

test('above the target nothing is drawn, and an active share beyond the bar still shows', () => {
  const page = show(() => <BarRow label="45 to 54" population={0.15} panel={0.18} active={0.19} end={0.2} />);
  expect(page.querySelector('.mark-missing')).toBeNull();
  expect(at(page, '.mark-notch-beyond', 'x1')).toBe('95.00%');
});

test('no mark carries a style attribute, which the content policy would block', () => {
  const page = show(() => <BarRow label="a" population={0.2} panel={0.1} interval={[0, 0.2]} end={0.3} />);
  expect(page.querySelector('[style]')).toBeNull();
});

test('an estimate is a dot on its interval; on a small base the dot is hollow and said so', () => {
  const page = show(() => (
    <>
      <IntervalRow label="White" estimate={0.48} interval={[0.43, 0.53]} everyone={0.47} end={1} />
      <IntervalRow label="Asian" estimate={0.5} interval={[0.28, 0.72]} isSmall end={1} />
    </>
  ));
  expect(at(page, '.mark-dot', 'cx')).toBe('48.00%');
  expect(at(page, '.mark-everyone', 'x1')).toBe('47.00%');
  expect(at(page, '.mark-dot-hollow', 'cx')).toBe('50.00%');
  expect(page.querySelectorAll('svg')[1]?.getAttribute('aria-label')).toBe(
    'Asian: 50%, 28% to 72%, small base',
  );
});

test('the scale ends at a round figure above the largest share, and never above all', () => {
  expect(scaleEnd([0.152, 0.188, 0.199])).toBeCloseTo(0.22);
  expect(scaleEnd([0.047, 0.034])).toBeCloseTo(0.05);
  expect(scaleEnd([0.99])).toBe(1);
  expect(scaleEnd([])).toBeGreaterThan(0);
});

test('a curve holds each value until the next day', () => {
  expect(
    stepPath(
      [
        { x: 0, y: 0 },
        { x: 1, y: 10 },
        { x: 3, y: 20 },
      ],
      (x) => x * 10,
      (y) => 100 - y,
    ),
  ).toBe('M0 100H10V90H30V80');
});

test('a milestone that slipped and is not done: hollow dot, dashed line, forecast', () => {
  const page = show(() => (
    <Milestones
      caption="Milestones"
      from="2019-01-01"
      to="2021-01-01"
      today="2019-11-14"
      rows={[
        {
          name: 'Closure',
          planned: { from: '2019-09-30', to: '2019-09-30' },
          forecast: '2020-01-31',
          state: 'forecast',
        },
        { name: 'Met', planned: { from: '2019-03-01', to: '2019-03-31' }, done: '2019-03-20', state: 'done' },
      ]}
    />
  ));
  const [late, met] = [...page.querySelectorAll('tbody tr')];
  expect(late?.querySelector('.mark-planned')).not.toBeNull();
  expect(late?.querySelector('.mark-slip-open')).not.toBeNull();
  expect(late?.querySelector('.mark-forecast')).not.toBeNull();
  expect(met?.querySelector('.due-met')).not.toBeNull();
  expect(met?.querySelector('.mark-slip, .mark-slip-open, .mark-planned')).toBeNull();
});
