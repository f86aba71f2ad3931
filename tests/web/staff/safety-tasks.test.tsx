import { beforeEach, expect, test, vi } from 'vitest';
import { bindCalls } from '../../../web/staff/api';
import { SafetyTasks } from '../../../web/staff/screens/fieldwork/safety-tasks';
import { serverSays, settle, show, words } from './support';

vi.mock('../../../web/staff/session', () => ({
  useMe: () => () => ({ footprint: { timeZone: 'Europe/London' } }),
  useHasRole: () => () => true,
}));
beforeEach(() => bindCalls({ footprint: 'bnssg', onSessionLost: () => {} }));

const open = {
  id: 't1',
  at: '2026-03-02T09:00:00Z',
  case: 'c1',
  member: 'm1',
  because: 'words',
  task: 'Ring them today',
  done: null,
};
const done = { at: '2026-03-02T11:00:00Z', by: 'Priya Shah', note: 'Rang, is looked after' };

test('a worry is a task with its case, never a name, and says once what was done', async () => {
  const requests = serverSays(
    { body: { tasks: [open] } },
    { body: { done: true } },
    { body: { tasks: [{ ...open, done }] } },
  );
  const screen = show(() => <SafetyTasks wave="w" />);
  await settle();
  expect(words(screen.querySelector('h2'))).toBe('1 answer asks for someone’s care');
  expect(words(screen)).toContain('Ring them today');
  expect(words(screen)).toContain('by words they wrote. Case c1.');
  expect(screen.querySelector('a')?.getAttribute('href')).toBe('/staff/panel/members/m1');
  screen.querySelector<HTMLInputElement>('input[name=note]')!.value = 'Rang, is looked after';
  screen.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await settle();
  await settle();
  expect(requests[1]?.url).toBe('/api/bnssg/waves/w/safety-tasks/t1');
  expect(requests[1]?.init.body).toBe('{"note":"Rang, is looked after"}');
  expect(words(screen.querySelector('h2'))).toBe('Answers that asked for someone’s care: all seen to');
  expect(words(screen)).toContain('by Priya Shah: Rang, is looked after');
});

test('where nobody’s answer gave cause nothing is shown', async () => {
  serverSays({ body: { tasks: [] } });
  const screen = show(() => <SafetyTasks wave="w" />);
  await settle();
  expect(words(screen)).toBe('');
});
