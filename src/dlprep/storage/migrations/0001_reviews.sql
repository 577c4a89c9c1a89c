-- Reviews as they were given. A retraction is a row of its own: nothing is ever changed or deleted.
-- Instants are milliseconds since 1970 in UTC; utc_offset keeps the seconds that local time was
-- ahead, so that the study day of a review can be worked out anywhere.

create table cards (key integer primary key, id text not null unique) strict;

create table sessions (key integer primary key, id text not null unique) strict;

create table reviews (
  key integer primary key,
  session integer not null references sessions,
  seq integer not null,
  card integer not null references cards,
  rating integer not null check (rating between 1 and 4),
  at integer not null,
  utc_offset integer not null,
  took integer not null check (took >= 0),
  unique (session, seq)
) strict;

create table retractions (
  session integer not null,
  seq integer not null,
  at integer not null,
  utc_offset integer not null,
  primary key (session, seq),
  foreign key (session, seq) references reviews (session, seq)
) strict, without rowid;

create trigger reviews_are_never_changed before update on reviews
begin select raise(abort, 'the review log is append-only'); end;

create trigger reviews_are_never_deleted before delete on reviews
begin select raise(abort, 'the review log is append-only'); end;

create trigger retractions_are_never_changed before update on retractions
begin select raise(abort, 'the review log is append-only'); end;

create trigger retractions_are_never_deleted before delete on retractions
begin select raise(abort, 'the review log is append-only'); end;

create trigger card_names_are_never_changed before update on cards
begin select raise(abort, 'the review log is append-only'); end;

create trigger card_names_are_never_deleted before delete on cards
begin select raise(abort, 'the review log is append-only'); end;

create trigger session_names_are_never_changed before update on sessions
begin select raise(abort, 'the review log is append-only'); end;

create trigger session_names_are_never_deleted before delete on sessions
begin select raise(abort, 'the review log is append-only'); end;
