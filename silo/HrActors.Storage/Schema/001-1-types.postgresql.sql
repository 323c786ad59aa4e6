-- The scripts without a database in their name run on both databases. They declare columns as "ordinal_text" and "blob": SQLite takes any
-- name (and compares text by code point anyway), PostgreSQL knows the two from here. Order by code point keeps cursors equal everywhere.
create domain ordinal_text as text collate "C";
create domain blob as bytea;
