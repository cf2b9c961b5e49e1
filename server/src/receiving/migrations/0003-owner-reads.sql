-- What `public_inbox` and `complaint_door` read as the owner, who need not be a superuser.
create policy owner_reads on inbox for select to current_user using (true);
create policy owner_reads on received_notice for select to current_user using (true);
create policy owner_reads on statement for select to current_user using (true);
