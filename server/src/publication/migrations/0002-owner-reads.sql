-- What `published_release` reads as the owner, who need not be a superuser.
create policy owner_reads on release for select to current_user using (true);
