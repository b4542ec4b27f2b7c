"""The tables of a case, the views that people read in any SQLite tool, and how an older case is brought up to date.

What is one row is what changes by itself: a report, one record of a dossier, one entry of a history, one decision.
`record` holds a record as JSON; the columns beside it are there to be looked at, searched and sorted by.
"""

APPLICATION = 0x54574F53  # "TWOS" in the file's header: `file case.db` and we know our own
VERSION = 1

TABLES = """
create table report (
  n integer primary key, id text not null unique,
  outlet text, headline text, byline text, published text, modified text, url text, address text, path text,
  language text, sha256 text not null, words text not null, record text not null, digest text not null,
  added text not null, forgotten text not null default '');
create index report_address on report (address);
create table held (
  story text not null, report text not null, aside text not null default '', by_report text,
  why text not null default '',
  primary key (story, report)) without rowid;
create index held_report on held (report);
create table raw (sha256 text primary key, size integer not null, packed blob not null);
create table fetched (
  n integer primary key, report text not null, sha256 text not null, place text not null, at text not null,
  status integer, redirects text not null, headers text not null, unique (report, sha256, place));
create index fetched_sha256 on fetched (sha256);

create table story (name text primary key, made text not null, stale integer not null default 0, shape blob);
create table piece (
  n integer primary key, story text not null, part text not null, digest blob not null, words text,
  record text not null);
create index piece_story on piece (story, part, digest);

create table thread (story text not null, claim text not null, thread text not null, primary key (story, claim))
  without rowid;
create table turn (
  n integer primary key, story text not null, at text not null, thread text not null, claim text not null,
  gist text not null, why text not null, report text, members text not null, record text not null,
  digest text not null, forgotten text not null default '');
create index turn_thread on turn (story, thread);
create index turn_claim on turn (story, claim);
create table decision (
  n integer primary key, id text not null unique, story text not null, verdict text not null, note text not null,
  by text not null, at text not null, undone integer not null default 0, record text not null, digest text not null,
  forgotten text not null default '');
create index decision_story on decision (story);

create table memory (kind text not null, key text not null, story text not null, value blob not null,
  primary key (kind, key)) without rowid;
create index memory_story on memory (story);

create table log (
  n integer primary key, at text not null, act text not null, story text not null, subject text not null,
  digest text not null, detail text not null, before text not null, hash text not null);
create index log_story on log (story);
create index log_subject on log (subject);
"""

SEARCH = """
create view readable as select n, coalesce(headline, '') as headline, words from report where forgotten = '';
create virtual table report_words using fts5 (headline, words, content = 'readable', content_rowid = 'n',
  tokenize = "unicode61 remove_diacritics 2");
create trigger report_found after insert on report when new.forgotten = '' begin
  insert into report_words (rowid, headline, words) values (new.n, coalesce(new.headline, ''), new.words); end;
create trigger report_lost after delete on report when old.forgotten = '' begin
  insert into report_words (report_words, rowid, headline, words)
  values ('delete', old.n, coalesce(old.headline, ''), old.words); end;
create trigger report_blank after update of words on report when old.forgotten = '' and new.forgotten <> '' begin
  insert into report_words (report_words, rowid, headline, words)
  values ('delete', old.n, coalesce(old.headline, ''), old.words); end;
create view said as select n, words from piece where words is not null;
create virtual table piece_words using fts5 (words, content = 'said', content_rowid = 'n',
  tokenize = "unicode61 remove_diacritics 2");
create trigger piece_found after insert on piece when new.words is not null begin
  insert into piece_words (rowid, words) values (new.n, new.words); end;
create trigger piece_lost after delete on piece when old.words is not null begin
  insert into piece_words (piece_words, rowid, words) values ('delete', old.n, old.words); end;
"""

VIEWS = """
create view reports as
  select h.story, r.id, r.outlet, r.headline, r.byline, r.published, r.modified, r.url, r.path, r.language,
    h.aside as laid_aside, h.why, r.added, r.words as text
  from held h join report r on r.id = h.report where r.forgotten = '';
create view statements as
  select p.story, json_extract(p.record, '$.id') as id, r.outlet, p.words as says,
    json_extract(p.record, '$.speaker.name') as speaker, json_extract(p.record, '$.speaker.role') as role,
    json_extract(p.record, '$.quotation') as quotation, json_extract(p.record, '$.cue_type') as cue_type,
    json_extract(p.record, '$.stance') as stance, json_extract(p.record, '$.chain') as chain,
    json_extract(p.record, '$.flags') as flags, r.id as report
  from piece p join report r on r.id = json_extract(p.record, '$.report') where p.part = 'statements';
create view claims as
  select story, json_extract(record, '$.id') as id, json_extract(record, '$.gist') as gist,
    json_extract(record, '$.standing.reports') as reports, json_extract(record, '$.standing.texts') as texts,
    json_extract(record, '$.standing.outlets') as outlets,
    json_extract(record, '$.standing.origins[0]') as origins_min,
    json_extract(record, '$.standing.origins[1]') as origins_max,
    json_extract(record, '$.standing.roots[0]') as roots_min, json_extract(record, '$.standing.roots[1]') as roots_max,
    json_extract(record, '$.standing.reason') as reason, json_extract(record, '$.decided') as decided
  from piece where part = 'claims';
create view claim_members as
  select p.story, json_extract(p.record, '$.id') as claim, r.outlet,
    substr(r.words, json_extract(m.value, '$.span[0]') + 1,
      json_extract(m.value, '$.span[1]') - json_extract(m.value, '$.span[0]')) as words,
    json_extract(m.value, '$.sure') as sure, json_extract(m.value, '$.statement') as statement, r.id as report
  from piece p, json_each(p.record, '$.members') m join report r on r.id = json_extract(m.value, '$.report')
  where p.part = 'claims';
create view reuse as
  select story, json_extract(record, '$.later.report') as report,
    json_extract(record, '$.earlier.report') as taken_from,
    json_extract(record, '$.manner') as manner, json_extract(record, '$.reason') as reason
  from piece where part = 'reuse';
create view derivations as
  select story, json_extract(record, '$.report') as report, json_extract(record, '$.from_') as derives_from,
    json_extract(record, '$.kind') as kind, json_extract(record, '$.share') as share,
    json_extract(record, '$.direction') as direction, json_extract(record, '$.reason') as reason
  from piece where part = 'derivations';
create view origins as
  select story, json_extract(record, '$.id') as id, json_extract(record, '$.kind') as kind,
    json_extract(record, '$.name') as name, json_array_length(record, '$.reports') as reports,
    json_extract(record, '$.reason') as reason
  from piece where part = 'origins';
create view conflicts as
  select p.story, json_extract(p.record, '$.id') as id, json_extract(p.record, '$.kind') as kind,
    json_extract(p.record, '$.relation') as relation, json_extract(p.record, '$.about') as about,
    (select group_concat(json_extract(s.value, '$.value'), ' | ') from json_each(p.record, '$.sides') s) as sides,
    json_extract(p.record, '$.reason') as reason
  from piece p where p.part = 'conflicts';
create view flags as
  select p.story, r.outlet, substr(r.words, json_extract(p.record, '$.span[0]') + 1,
      json_extract(p.record, '$.span[1]') - json_extract(p.record, '$.span[0]')) as words,
    json_extract(p.record, '$.about') as about, json_extract(p.record, '$.kind') as kind, r.id as report
  from piece p join report r on r.id = json_extract(p.record, '$.report') where p.part = 'flags';
create view drift as
  select story, json_extract(record, '$.report') as report, json_extract(record, '$.from_') as derives_from,
    json_extract(record, '$.kind') as kind, json_extract(record, '$.reason') as reason
  from piece where part = 'drift';
create view timeline as
  select p.story, json_extract(p.record, '$.happened') as happened, json_extract(p.record, '$.said') as said,
    json_extract(p.record, '$.place') as place, r.outlet,
    substr(r.words, json_extract(p.record, '$.span[0]') + 1,
      json_extract(p.record, '$.span[1]') - json_extract(p.record, '$.span[0]')) as words,
    json_extract(p.record, '$.claim') as claim, r.id as report
  from piece p join report r on r.id = json_extract(p.record, '$.report') where p.part = 'timeline';
create view history as
  select t.story, t.at, t.gist, json_extract(t.record, '$.standing.reports') as reports,
    json_extract(t.record, '$.standing.origins[0]') as origins_min,
    json_extract(t.record, '$.standing.origins[1]') as origins_max, t.why, t.claim, t.thread
  from turn t order by t.n;
create view decisions as
  select story, at, by, verdict, note, undone, id from decision order by n;
"""
