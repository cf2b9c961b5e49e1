// What everyday runs try on the oldest PostgreSQL alone, on the one that Vigie brings too.
import './base/database/store.test.ts';
import './case/worktable/list-cases.test.ts';
import './case/worktable/search-words.test.ts';
import './definer-functions.test.ts';
import './main.test.ts';
import './references.test.ts';
