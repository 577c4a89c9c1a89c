-- Marks of kinds and days that there are not.
insert into marks (key, session, seq, step, card, kind, until, at, utc_offset) values (201, 1, 201, 201, 1, 'dance', null, 1763888400000, 0);
insert into marks (key, session, seq, step, card, kind, until, at, utc_offset) values (202, 1, 202, 202, 1, 'bury', 0, 1763888400000, 0);
insert into marks (key, session, seq, step, card, kind, until, at, utc_offset) values (203, 1, 203, 203, 1, 'bury', 9223372036854775807, 1763888400000, 0);
insert into marks (key, session, seq, step, card, kind, until, at, utc_offset) values (204, 1, 204, 204, 1, 'bury', null, 1763888400000, 0);
insert into marks (key, session, seq, step, card, kind, until, at, utc_offset) values (205, 1, 205, 205, 1, 'suspend', -5, 1763888400000, 0);
insert into marks (key, session, seq, step, card, kind, until, at, utc_offset) values (206, 1, 206, 206, 1, '', null, 1763888400000, 0);
