-- What `notice_owner` reads as the owner, who need not be a superuser.
create policy owner_reads on notice for select to current_user using (true);
