import { createHash } from 'node:crypto';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { answers, type Question } from '../../../surveys/questions/answers';
import { picturedLists } from '../../../surveys/questions/pictured';
import { assetsFor, hydrationScriptHash, render, screenNames } from '../../../web/entry-server';
import { easyReadPage, frame, questionPage, samples } from './samples';

type Parsed = InstanceType<typeof Window>['document'];

function read(html: string): Parsed {
  const { DOMParser } = new Window();
  return new DOMParser().parseFromString(html, 'text/html');
}

const rendered = Object.entries(samples).map(([name, page]) => ({ name, page, html: render(page, frame) }));

describe.each(rendered)('the page $name', ({ html, page }) => {
  const document = read(html);
  const all = (selector: string) => Array.from(document.querySelectorAll(selector));

  test('is a whole document in its language, with one heading and one main part', () => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang="en" dir="ltr">/);
    expect(all('h1')).toHaveLength(1);
    expect(all('h1')[0]?.textContent.trim()).not.toBe('');
    expect(all('main')).toHaveLength(1);
    expect(document.title).toContain(frame.footprint.name);
  });

  test('says on every page that it is a demonstration', () => {
    expect(html).toContain('Demonstration.');
  });

  test('holds nothing that the content security policy blocks', () => {
    expect(all('[style], style')).toEqual([]);
    expect(html).not.toMatch(/ on[a-z]+="/);
    const inline = all('script:not([src]):not([type="application/json"])');
    for (const script of inline) {
      expect(`sha256-${createHash('sha256').update(script.textContent).digest('base64')}`).toBe(
        hydrationScriptHash,
      );
    }
    expect(inline).toHaveLength(['question', 'review'].includes(page.screen) ? 1 : 0);
  });

  test('gives every field a label and every id to one element', () => {
    const ids = all('[id]').map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    const labelled = all('label').map((label) => label.getAttribute('for'));
    for (const field of all('input:not([type=hidden]), select, textarea')) {
      expect(labelled, `a label for ${field.getAttribute('name')}`).toContain(field.id);
    }
  });

  test('posts its forms, each with a submission id, and Enter goes on (R31)', () => {
    for (const form of all('form')) {
      expect(form.getAttribute('method')).toBe('post');
      expect(form.getAttribute('action')).toMatch(/^\//);
      const submission = form.querySelector('input[type=hidden][name=submission]');
      expect(submission?.getAttribute('value')).toMatch(/^[0-9a-f]{32}$/);
      expect(form.querySelector('button')?.getAttribute('value')).not.toBe('back');
    }
  });

  test('leads from each problem to the field it is about', () => {
    const links = all('#problems li a').map((link) => link.getAttribute('href') ?? '');
    for (const link of links) expect(document.getElementById(link.slice(1)), link).not.toBeNull();
    expect(links.length > 0).toBe(all('#problems').length > 0);
  });
});

test('there is a sample of every screen', () => {
  const shown = new Set(Object.values(samples).map((page) => page.screen));
  expect([...shown].sort()).toEqual([...screenNames].sort());
});

test('typed words cannot end the page data or become markup', () => {
  const html = render(samples['question-text']!, frame);
  expect(html).not.toContain('<b>"bold"');
  expect(html.match(/<\/script>/g)).toHaveLength(3);
  const data = read(html).getElementById('page-data');
  expect(JSON.parse(data?.textContent ?? '').questions[0].fields['q.change']).toBe(
    '</script><b>"bold" & so on',
  );
});

test('earlier answers of the join ride along as hidden fields', () => {
  const fields = read(render(samples['join-profile']!, frame)).querySelectorAll('input[type=hidden]');
  const hidden = Array.from(fields, (field) => [field.getAttribute('name'), field.getAttribute('value')]);
  expect(hidden).toEqual(
    expect.arrayContaining([
      ['place', 'E06000023'],
      ['needs', 'paper'],
      ['needs', 'telephone'],
      ['step', 'profile'],
    ]),
  );
});

test('without a script a shared total is number boxes, and a ranking lists of choices', () => {
  const share = read(render(samples['question-share']!, frame)).querySelectorAll(
    'input[name^="q.share."][type=text]',
  );
  expect(Array.from(share, (box) => box.getAttribute('value') ?? '')).toEqual([
    '25',
    '20',
    '',
    '25',
    '10',
    '',
  ]);
  const ranking = read(render(samples['question-ranking']!, frame));
  const lists = Array.from(ranking.querySelectorAll('select'), (list) => list.getAttribute('name'));
  expect(lists).toEqual(['q.priorities.1', 'q.priorities.2']);
  expect(ranking.querySelector('option[selected]')?.getAttribute('value')).toBe('nearer');
});

test('one of a long list is chosen from a box that the browser unfolds, reasons not to answer at its end', () => {
  const box = read(render(samples['question-long-list']!, frame)).querySelector('select[name="q.town"]');
  expect(box?.querySelectorAll('option')).toHaveLength(1 + 537 + 1);
  expect(box?.querySelector('option[selected]')?.getAttribute('value')).toBe('t7');
  expect(box?.lastElementChild?.getAttribute('value')).toBe('~prefer-not-to-say');
});

test('a language written from right to left turns the page round', () => {
  const html = render(questionPage([]), { ...frame, language: 'ur' });
  expect(html).toContain('<html lang="ur" dir="rtl">');
});

test('a question page loads its entry and the chunks of its own inputs, other pages no script', () => {
  const chunk = (file: string, imports: string[] = []) => ({ file: `assets/${file}`, imports });
  const manifest = {
    'web/member/member.css': chunk('member.css'),
    'web/public/public.css': chunk('public.css'),
    'web/member/entry-client.tsx': chunk('entry.js'),
    'web/member/inputs/choices.tsx': chunk('choices.js', ['_lead.js', 'web/member/entry-client.tsx']),
    'web/member/inputs/scale.tsx': chunk('scale.js', ['_lead.js']),
    '_lead.js': chunk('lead.js'),
  };
  expect(assetsFor(samples['question-single']!, manifest)).toEqual({
    css: ['/assets/member.css'],
    js: ['/assets/entry.js'],
    preload: ['/assets/choices.js', '/assets/lead.js'],
  });
  expect(assetsFor(samples.result!, manifest)).toEqual({ css: ['/assets/public.css'], js: [] });
});

test('saved is said only of answers that are stored (R31)', () => {
  expect(render(samples['question-single']!, frame)).toContain('Answers 1 to 4 are saved.');
  expect(render(questionPage([], { savedTo: undefined }), frame)).toContain(
    'Your answers are saved as you go.',
  );
});

test('a suppressed cell is words, and nothing of its row is left', () => {
  const rows = Array.from(
    read(render(samples.result!, frame)).querySelectorAll('tr'),
    (row) => row.textContent,
  );
  expect(rows).toContain('Another servicefewer than 10');
});

describe('an invitation to a group', () => {
  const values = (name: string) =>
    Array.from(read(render(samples[name]!, frame)).querySelectorAll('main button[name=go]'), (button) =>
      button.getAttribute('value'),
    );

  test('asks whether one can come, and after the draw whether one takes the seat', () => {
    expect(values('group-invitation')).toEqual(['can-come', 'cannot-come']);
    expect(values('group-seat')).toEqual(['confirmed', 'declined']);
  });

  test('asks nothing of someone who gave the seat back', () => {
    expect(values('group-declined')).toEqual([]);
    expect(render(samples['group-declined']!, frame)).toContain('Someone else will be drawn');
  });

  test('tells someone the chance they had, and the secret that finds it on the receipt', () => {
    const page = render(samples['group-seat']!, frame);
    expect(page).toContain('your chance of a seat was 25.0%');
    expect(page).toContain('<code dir="ltr">aSpcRTvxvLmHFWtyWqtaD9gT203MEVH0</code>');
    expect(render(samples['group-invitation']!, frame)).not.toContain('The chance you had');
  });
});

describe('a panel that names no way to reach it', () => {
  const { helpline: _helpline, contactEmail: _contactEmail, ...unreachable } = frame.footprint;
  const bare = { ...frame, footprint: unreachable };

  test('sends nobody to call it, nor to ways there are none of', () => {
    expect(render(samples.answered!, frame)).toContain('please tell us');
    expect(render(samples.answered!, frame)).toContain('Other ways to answer');
    expect(render(samples.answered!, bare)).not.toMatch(/tell us|call us|Other ways to answer/);
  });
});

test('on a page of several questions each clip stands before its own, outside what is hydrated', () => {
  const [one, two] = [answers['single-choice'], answers.number].map(({ example }) => example.question);
  const signed = [one!, two!].map(({ key }) => ({
    title: `Watch ${key}`,
    src: '/demo/media/clip',
    captions: [],
    question: key,
  }));
  const document = read(render(questionPage([{ question: one! }, { question: two! }], { signed }), frame));
  const order = Array.from(document.querySelectorAll('#inputs summary, #inputs input[name^="q."]'), (each) =>
    each.tagName === 'SUMMARY' ? each.textContent : each.getAttribute('name'),
  );
  const firsts = order.filter((each, at) => order.indexOf(each) === at);
  expect(firsts.slice(0, 4)).toEqual([
    `Watch ${one!.key}`,
    `q.${one!.key}`,
    `Watch ${two!.key}`,
    `q.${two!.key}`,
  ]);
  expect(document.querySelector('details')?.outerHTML).not.toContain('data-hk');
});

describe('Easy Read (R14)', () => {
  const kinds = Object.values(answers).map(({ kind, example }) => ({
    kind,
    question: example.question as Question,
  }));

  test.each(kinds)(
    '$kind renders: pictures with words and a size, the first at once, and the way to the other version',
    ({ question }) => {
      const document = read(render(easyReadPage(question), frame));
      const pictures = Array.from(document.querySelectorAll('img'));
      expect(document.body.className).toBe('easy-read');
      expect(pictures[0]?.getAttribute('alt')).toBe('A nurse with a man');
      for (const [index, picture] of pictures.entries()) {
        expect(picture.getAttribute('alt')).not.toBe('');
        expect([picture.getAttribute('width'), picture.getAttribute('height')]).toEqual(['96', '96']);
        expect(picture.getAttribute('loading')).toBe(index === 0 ? null : 'lazy');
      }
      const other = document.querySelector('footer button[form="page"][name="go"]');
      expect(other?.getAttribute('value')).toBe('standard');
      expect(document.querySelectorAll('form')).toHaveLength(1);
    },
  );

  test.each(kinds.filter(({ question }) => picturedLists(question).length > 0))(
    '$kind: whatever is chosen, put in order or judged has its picture beside it',
    ({ question }) => {
      const document = read(render(easyReadPage(question), frame));
      const said = Array.from(document.querySelectorAll('#inputs img'), (one) => one.getAttribute('alt'));
      for (const { list } of picturedLists(question))
        for (const { label } of list) expect(said).toContain(`A picture of ${label.en}`);
    },
  );

  test('each answer in a row has its picture before its words', () => {
    const document = read(render(easyReadPage(answers['single-choice'].example.question), frame));
    const rows = Array.from(document.querySelectorAll('.row label')).slice(0, 3);
    for (const row of rows) expect(row.querySelector('img + span')?.textContent).not.toBe('');
  });

  test('a survey without that version says nothing of it', () => {
    const html = render(samples['kind-single-choice']!, frame);
    expect(html).not.toContain('easy-read');
    expect(html).not.toContain('<img');
  });
});
