/** The pages that a case or a version of an offer leads to: each route, and its address. */
// biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
export async function pagesOf(get: (url: string) => Promise<any>, id: string): Promise<[string, string][]> {
  const address = (of: string, asked: Record<string, string>): [string, string] => [
    `/v1/pages/${of}`,
    `/v1/pages/${of}?${new URLSearchParams(asked)}`,
  ];
  if (id.startsWith('cas_')) {
    const { status, body } = await get(`/v1/cases/${id}`);
    if (status !== 200) return [];
    const { platform, traderKey, product } = body;
    return [
      address('platform', { name: platform }),
      address('trader', { platform, key: traderKey }),
      address('product', { key: product }),
    ];
  }
  if (!id.startsWith('snp_')) return [];
  const { status, body } = await get(`/v1/snapshots/${id}/pictures`);
  const hashes: { pdq: string | null }[] = status === 200 ? body.items : [];
  return hashes.flatMap(({ pdq }) => (pdq === null ? [] : [address('picture', { pdq })]));
}
