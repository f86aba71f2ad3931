import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { operations } from '../../../server/contract/operation';
import { lineLostSince } from '../../../web/staff/api';
import { Checkboxes } from '../../../web/staff/parts/checkboxes';
import { choices, Form, text } from '../../../web/staff/parts/form';
import { TextInput } from '../../../web/staff/parts/text-input';
import { serverSays, settle, show, words } from './support';

const { invite } = operations({
  invite: {
    id: 'test.invite',
    method: 'post',
    path: '/api/invite',
    summary: 'Invites someone',
    who: { staff: ['administrator'] },
    body: z.strictObject({ email: z.string(), roles: z.array(z.string()) }),
    reply: { kind: 'json', schema: z.object({ id: z.string() }) },
    example: { body: { email: 'a@example.org', roles: [] } },
  },
});

const form = (onReply: (reply: { id: string }) => void = () => {}) =>
  show(() => (
    <Form
      operation={invite}
      given={(data) => ({ body: { email: text(data, 'email'), roles: choices(data, 'roles') } })}
      send="Send the invitation"
      sending="Sending the invitation"
      onReply={onReply}
    >
      <TextInput name="email" label="E-mail" value="priya@" />
      <Checkboxes
        name="roles"
        label="Roles"
        choices={[{ value: 'analyst', label: 'Analyst' }]}
        values={['analyst']}
      />
    </Form>
  ));
const send = async (page: HTMLElement) => {
  page.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  await settle();
  await settle();
};
const fault = {
  status: 422,
  body: {
    code: 'wrong-fields',
    title: 'One thing before you go on',
    detail: 'Nothing was saved.',
    fields: [{ path: 'email', message: 'Write the e-mail address like name@example.org' }],
  },
};

test('what was filled in is sent as JSON, and the reply goes to the screen', async () => {
  const requests = serverSays({ body: { id: 's7' } });
  const onReply = vi.fn();
  await send(form(onReply));
  expect(JSON.parse(String(requests[0]?.init.body))).toEqual({ email: 'priya@', roles: ['analyst'] });
  expect(onReply).toHaveBeenCalledWith({ id: 's7' });
});

test('a fault takes focus in the summary, stands at its field, and what was typed stays', async () => {
  serverSays(fault);
  const page = form();
  await send(page);
  const summary = page.querySelector('.error-summary');
  expect(document.activeElement).toBe(summary);
  expect(words(summary)).toContain('Write the e-mail address like name@example.org');
  const input = page.querySelector<HTMLInputElement>('input[name=email]');
  expect(input?.value).toBe('priya@');
  expect(input?.getAttribute('aria-invalid')).toBe('true');
  const told = input?.getAttribute('aria-describedby') ?? '';
  expect(words(document.getElementById(told))).toBe('Write the e-mail address like name@example.org');
});

test('the summary leads to the field', async () => {
  serverSays(fault);
  const page = form();
  await send(page);
  page.querySelector<HTMLAnchorElement>('.error-summary a')?.click();
  expect(document.activeElement).toBe(page.querySelector('input[name=email]'));
});

test('a second press while it works sends nothing', async () => {
  const requests = serverSays({ body: { id: 's7' } });
  const page = form();
  const button = page.querySelector<HTMLButtonElement>('button[type=submit]');
  button?.click();
  expect(words(button)).toBe('Sending the invitation');
  button?.click();
  await settle();
  expect(requests).toHaveLength(1);
});

test('a lost line is said as one, nothing typed is lost, and the next reply ends it', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const page = form();
  await send(page);
  expect(words(page.querySelector('.error-summary'))).toContain('No connection.');
  expect(lineLostSince()).toBeInstanceOf(Date);
  serverSays({ body: { id: 's7' } });
  await send(page);
  expect(lineLostSince()).toBeUndefined();
});

test('a page of a proxy instead of a reply is said in our own words', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>502</h1>', { status: 502 }));
  const page = form();
  await send(page);
  expect(words(page.querySelector('.error-summary'))).toContain('Nothing was changed.');
  expect(page.innerHTML).not.toContain('502');
});
