import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { api, refusalOf, unwrap } from '../../../client/api.ts';
import { useLanguage } from '../../../parts/language.ts';
import { type DocumentInput, type DocumentKind, missingElements } from './document-body.ts';

/** The PDF of what a form says, as an address that this page alone can open. */
async function previewPdf(body: DocumentInput): Promise<string> {
  const answer = await fetch('/v1/notices/preview/pdf', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': i18next.language },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw refusalOf(await answer.json(), answer.status);
  return URL.createObjectURL(await answer.blob());
}

/** What a document would say, as text and as PDF; nothing is kept or sent. */
export function usePreview() {
  const own = useLanguage();
  return useMutation({
    mutationFn: async ({ document, body }: { document: DocumentKind; body: DocumentInput }) => {
      const missing = missingElements(document, body).map(({ label }) => label[own]);
      if (missing.length > 0) throw new Error(i18next.t('document.missing', { elements: missing.join('\n') }));
      const { text } = await unwrap(api.POST('/v1/notices/preview', { body }));
      return { text, pdf: await previewPdf(body), language: body.language };
    },
  });
}
