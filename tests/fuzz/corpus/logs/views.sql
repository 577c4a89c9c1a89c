-- A view and triggers that somebody else put there.
drop trigger reviews_are_never_deleted;
create view more as select * from reviews;
create trigger again after insert on reviews begin select raise(abort, 'no'); end;
