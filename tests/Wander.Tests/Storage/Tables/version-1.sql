-- A database of the first version of the schema. Do not change this file.
PRAGMA journal_mode = WAL;
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE consoles (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    final TEXT NOT NULL,
    is_alias INTEGER NOT NULL CHECK (is_alias IN (0, 1)),
    state INTEGER NOT NULL,
    reason TEXT,
    remark TEXT,
    since INTEGER NOT NULL,
    last_read INTEGER,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    due INTEGER NOT NULL,
    etag TEXT,
    last_modified TEXT,
    not_addresses INTEGER NOT NULL CHECK (not_addresses >= 0),
    beyond_bounds INTEGER NOT NULL CHECK (beyond_bounds >= 0)
);
CREATE TABLE neighbours (
    console INTEGER NOT NULL REFERENCES consoles ON DELETE CASCADE,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (console, position)
) WITHOUT ROWID;
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL,
    first_seen INTEGER,
    unlisted_since INTEGER
);
CREATE INDEX pages_by_first_seen ON pages (first_seen);
CREATE TABLE recommendations (
    console INTEGER NOT NULL REFERENCES consoles ON DELETE CASCADE,
    position INTEGER NOT NULL,
    page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    PRIMARY KEY (console, position)
) WITHOUT ROWID;
CREATE INDEX recommendations_by_page ON recommendations (page);
INSERT INTO meta VALUES ('url', 'https://example.com/wander/');
INSERT INTO consoles VALUES
    (1, 'https://susam.net/wander/', 'https://susam.net/wander/', 0, 1, NULL, 'line 3: expected a string',
        639144000000000000, 639144216000000000, 0, 639144432000000000, '"5f-1"', 'Fri, 15 May 2026 03:59:32 GMT', 1, 0),
    (2, 'http://susam.net/', 'https://susam.net/wander/', 1, 1, NULL, NULL,
        639144000000000000, 639144216000000000, 0, 639144432000000000, NULL, NULL, 0, 0);
INSERT INTO neighbours VALUES (1, 0, 'https://dahlstrand.net/wander/');
INSERT INTO pages VALUES
    (-1878502937274281464, 'https://midnight.pub/', 639144000000000000, NULL),
    (3869116868685562881, 'https://hidden.example/', NULL, NULL);
INSERT INTO recommendations VALUES (1, 0, 3869116868685562881), (1, 1, -1878502937274281464);
PRAGMA application_id = 0x57616E64;
PRAGMA user_version = 1;
