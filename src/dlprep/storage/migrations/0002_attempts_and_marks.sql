-- What was known of an attempt beside its rating, and what people decide about cards.
-- A key orders everything that was done: reviews and marks draw theirs from one sequence.

alter table reviews add column practice integer not null default 0 check (practice in (0, 1));
alter table reviews add column confidence integer check (confidence between 1 and 3);
alter table reviews add column hints integer not null default 0 check (hints >= 0);
alter table reviews add column spoken integer check (spoken >= 0);

create table points (key integer primary key, id text not null unique) strict;

create table ticks (
  session integer not null,
  seq integer not null,
  place integer not null,
  point integer not null references points,
  said integer not null check (said in (0, 1)),
  primary key (session, seq, place),
  foreign key (session, seq) references reviews (session, seq)
) strict, without rowid;

create table typed_answers (
  session integer not null,
  seq integer not null,
  text text not null,
  primary key (session, seq),
  foreign key (session, seq) references reviews (session, seq)
) strict, without rowid;

-- A row for each follow-up asked, number counting from 1.
create table probes (
  session integer not null,
  seq integer not null,
  number integer not null check (number > 0),
  said integer not null check (said in (0, 1)),
  took integer not null check (took >= 0),
  primary key (session, seq, number),
  foreign key (session, seq) references reviews (session, seq)
) strict, without rowid;

-- until is the ordinal of a day, 1 being the first of January of the year 1.
create table marks (
  key integer primary key,
  session integer not null references sessions,
  seq integer not null,
  step integer not null,
  card integer not null references cards,
  kind text not null,
  until integer,
  at integer not null,
  utc_offset integer not null,
  unique (session, seq)
) strict;

create table mark_retractions (
  session integer not null,
  seq integer not null,
  at integer not null,
  utc_offset integer not null,
  primary key (session, seq),
  foreign key (session, seq) references marks (session, seq)
) strict, without rowid;

-- The reviews of one card count for another from now on; the last row for a card holds, and
-- without a new card it is on its own again.
create table links (
  key integer primary key,
  old integer not null references cards,
  new integer references cards,
  at integer not null,
  utc_offset integer not null
) strict;

create trigger points_are_never_changed before update on points
begin select raise(abort, 'the review log is append-only'); end;

create trigger points_are_never_deleted before delete on points
begin select raise(abort, 'the review log is append-only'); end;

create trigger ticks_are_never_changed before update on ticks
begin select raise(abort, 'the review log is append-only'); end;

create trigger ticks_are_never_deleted before delete on ticks
begin select raise(abort, 'the review log is append-only'); end;

create trigger typed_answers_are_never_changed before update on typed_answers
begin select raise(abort, 'the review log is append-only'); end;

create trigger typed_answers_are_never_deleted before delete on typed_answers
begin select raise(abort, 'the review log is append-only'); end;

create trigger probes_are_never_changed before update on probes
begin select raise(abort, 'the review log is append-only'); end;

create trigger probes_are_never_deleted before delete on probes
begin select raise(abort, 'the review log is append-only'); end;

create trigger marks_are_never_changed before update on marks
begin select raise(abort, 'the review log is append-only'); end;

create trigger marks_are_never_deleted before delete on marks
begin select raise(abort, 'the review log is append-only'); end;

create trigger mark_retractions_are_never_changed before update on mark_retractions
begin select raise(abort, 'the review log is append-only'); end;

create trigger mark_retractions_are_never_deleted before delete on mark_retractions
begin select raise(abort, 'the review log is append-only'); end;

create trigger links_are_never_changed before update on links
begin select raise(abort, 'the review log is append-only'); end;

create trigger links_are_never_deleted before delete on links
begin select raise(abort, 'the review log is append-only'); end;
