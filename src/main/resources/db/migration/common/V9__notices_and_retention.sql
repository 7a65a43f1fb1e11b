-- What each appointed agency is told at once when the glass is broken; "notice" is the gateway's signed word, ids only.
create table break_glass_notice (
    review_id    varchar(36) not null,
    reviewer     varchar(40) not null,
    notice       text        not null,
    told_at      bigint,                 -- when it lay in the reviewer's queue, or was fetched; null until then
    primary key (review_id, reviewer)
);
create index break_glass_notice_untold on break_glass_notice (review_id) where told_at is null;

-- Consents whose time is over are found by their end, to be erased.
create index consent_end on consent (expires_at);
