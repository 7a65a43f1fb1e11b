-- What officers are to look at. "subject" is an agency's, officer's or key's id, never a person; one row a cause while it lasts.
create table alert (
    id        varchar(36)  primary key,
    rule      varchar(32)  not null,
    subject   varchar(200) not null,
    measure   bigint       not null,   -- the most that was seen
    opened_at bigint       not null,
    seen_at   bigint       not null,
    gone_at   bigint,                  -- when the cause was gone
    closed_at bigint,
    closed_by varchar(60),
    word      varchar(200)             -- the officer's
);
create unique index alert_once on alert (rule, subject) where gone_at is null;
create index alert_open on alert (opened_at) where closed_at is null;
create index alert_closed on alert (opened_at) where closed_at is not null;

-- Which alert is still to be told by which channel; try_at is null once told or given up.
create table alert_notice (
    alert_id varchar(36) not null,
    channel  varchar(16) not null,
    tries    integer     not null,
    try_at   bigint,
    primary key (alert_id, channel)
);
create index alert_notice_due on alert_notice (try_at) where try_at is not null;
