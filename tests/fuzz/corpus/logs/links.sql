-- Histories given round in a ring, and to themselves.
insert into cards (key, id) values (101, 'x'), (102, 'y');
insert into links (old, new, at, utc_offset) values (1, 101, 0, 0), (101, 102, 0, 0), (102, 1, 0, 0), (1, 1, 0, 0);
