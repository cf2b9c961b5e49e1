-- Notices are seen with their case, and what belongs to them with them.

select vigie_protect_case('notice', 'case_id');
select vigie_protect_with(name::regclass, 'notice_id', 'notice')
  from unnest(array['notice_listing', 'notice_attempt', 'notice_sending', 'notice_answer']) name;
