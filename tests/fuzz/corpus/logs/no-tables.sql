-- A log that has lost a table.
pragma writable_schema = on;
delete from sqlite_master where name = 'cards';
