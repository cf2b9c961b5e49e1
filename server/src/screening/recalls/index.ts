// The room's face for commands that read exports of recalls.

export { type NoticeFile, ownReference, readNoticeFile, sourceOf } from './read-notices.ts';
