-- What was typed and could not be taken is kept for each page, so that going back loses nothing either.
update draft set typed = jsonb_build_object(typed_page, typed) where typed is not null;
alter table draft drop column typed_page;
