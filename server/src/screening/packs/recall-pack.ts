/** The pack whose rule recalls are found by, with its list of products. */
export const RECALL_PACK = 'eu-recalled-products';
