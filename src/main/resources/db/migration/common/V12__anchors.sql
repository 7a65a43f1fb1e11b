-- Time-stamps (RFC 3161) over checkpoints of the log; every gateway writes them into its data/anchors too.
create table anchor (
    size       bigint   primary key,    -- records the checkpoint counts
    stamped_at bigint   not null,       -- by the authority's clock, ms since 1970
    hours_from bigint   not null,       -- the first hour it stands for: earlier than "hour" where hours had no token
    hour       bigint   not null,       -- in which hour it was asked for, by the gateway's clock
    checkpoint ${blob}  not null,       -- the exact bytes that were stamped
    token      ${blob}  not null
);

-- Whose turn it is to ask for the next one: who moves try_at on asks.
create table anchor_duty (
    id      integer primary key check (id = 1),
    try_at  bigint  not null,
    since   bigint,                     -- the first hour nobody gave a token for; null when all is well
    trouble text                        -- why, one sentence
);
insert into anchor_duty (id, try_at) values (1, 0);
