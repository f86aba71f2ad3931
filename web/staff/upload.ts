import type { mediaOperations } from '../../server/contract/media';
import { type Answer, addressOf, type Given, lineLost, readProblem } from './api';

type KeepMedia = typeof mediaOperations.keepMedia;

/**
 * Sends one file as it is, telling how much of it has gone. `call` cannot: only an older way of asking tells of what is sent.
 *
 * const answer = await upload(mediaOperations.keepMedia, { query: { kind: 'clip', name: file.name } }, file, setSent);
 */
export function upload(
  operation: KeepMedia,
  given: Given<KeepMedia>,
  file: File,
  onSent: (bytes: number) => void,
): Promise<Answer<KeepMedia>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(operation.method.toUpperCase(), addressOf(operation, given));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = async () => {
      if (request.status === 201) resolve({ reply: JSON.parse(request.responseText) });
      else
        resolve({
          problem: await readProblem(new Response(request.responseText, { status: request.status })),
        });
    };
    request.onerror = () => resolve({ problem: lineLost });
    request.onabort = () =>
      resolve({ problem: { code: 'left', title: 'Stopped.', detail: 'Nothing of the file was kept.' } });
    given.signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
