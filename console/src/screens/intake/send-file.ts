import { api, idempotencyKey, unwrap } from '../../client/api.ts';

const OCTETS = { 'content-type': 'application/octet-stream' };

/** Brings a file in, as its bytes. */
export function sendFile(file: File): Promise<{ id: string }> {
  const header = { 'idempotency-key': idempotencyKey() };
  const query = { name: file.name.slice(0, 300) };
  // The type of the body is that of its documentation: bytes as a text.
  return unwrap(
    api.POST('/v1/intakes/files', { params: { query, header }, body: '', bodySerializer: () => file, headers: OCTETS }),
  );
}
