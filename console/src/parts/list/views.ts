/** What waits for whom, as the server names it. */
export const VIEWS = ['mine', 'unassigned', 'approve', 'due', 'answers', 'returned', 'doubt', 'held'] as const;
export type View = (typeof VIEWS)[number];
