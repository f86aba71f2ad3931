import { expect, test } from 'vitest';
import { stationsWithScreen } from '../../../web/staff/routes';
import { Nav } from '../../../web/staff/shell/nav';
import { stationCrumb, stations } from '../../../web/staff/stations';
import { show, words } from './support';

const all = stations.map((station) => station.key);
const labels = (page: HTMLElement) => [...page.querySelectorAll('a')].map((link) => words(link));

test('an engagement lead finds the whole line in its order, and what waits there', () => {
  const page = show(() => (
    <Nav roles={['engagement-lead']} withScreen={all} waiting={{ fieldwork: '1 open' }} />
  ));
  expect(labels(page).slice(0, 5)).toEqual(['Targets', 'Recruitment', 'Panel', 'Surveys', 'Fieldwork1 open']);
  expect(labels(page)).not.toContain('Audit');
});

test('a recruiter finds recruitment and nothing else', () => {
  const page = show(() => <Nav roles={['recruiter']} withScreen={all} />);
  expect(labels(page)).toEqual(['Recruitment']);
  expect(page.querySelector('h2')).toBeNull();
});

test('a programme team never finds the members or their answers', () => {
  const page = show(() => <Nav roles={['programme']} withScreen={all} />);
  expect(labels(page)).toEqual(['Results', 'Pathways', 'Updates', 'Requests', 'Groups']);
});

test('a station without a screen is not in the navigation', () => {
  const page = show(() => <Nav roles={['engagement-lead']} withScreen={['panel']} />);
  expect(labels(page)).toEqual(['Panel']);
});

test('the station someone is in is marked, its deeper screens too', () => {
  const page = show(() => <Nav roles={['analyst']} withScreen={all} />, '/staff/fieldwork/4');
  expect(words(page.querySelector('.is-here'))).toBe('Fieldwork');
});

test('every screen belongs to a station of the navigation', () => {
  expect(all).toEqual(expect.arrayContaining([...stationsWithScreen]));
});

test('where a screen stands is a link only for who finds that station', () => {
  expect(stationCrumb('panel', ['engagement-lead'])).toEqual({ label: 'Panel', href: '/staff/panel' });
  expect(stationCrumb('panel', ['administrator'])).toEqual({ label: 'Panel' });
});
