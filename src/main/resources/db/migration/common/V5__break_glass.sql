-- Signed approvals to release without consent. "sealed" is the approval under a key of its own: it names people and a reason.
create table break_glass_approval (
    agency       varchar(40) not null,
    id           varchar(36) not null,
    referral     varchar(36) not null,   -- the one referral it opens, as its sender names it
    issued_at    bigint      not null,
    expires_at   bigint      not null,
    filed_at     bigint      not null,
    digest       varchar(43) not null,
    receipt      text        not null,
    used_by      varchar(36),            -- the accepted referral that used it up
    sealed       ${blob}     not null,
    primary key (agency, id)
);
create index break_glass_approval_moment on break_glass_approval (agency, issued_at);
create index break_glass_approval_use on break_glass_approval (used_by) where used_by is not null;

-- One row per break-glass release: a debt that a third person pays by a signed review. "people" is sealed: who may not.
create table break_glass_review (
    id           varchar(36) primary key,
    used_by      varchar(36) not null,
    referral     varchar(36) not null,
    sender       varchar(40) not null,
    recipient    varchar(40) not null,
    approvers    text        not null,   -- agencies, by commas
    categories   text        not null,   -- by commas
    opened_at    bigint      not null,
    review_by    bigint      not null,
    people       ${blob}     not null,
    overdue_at   bigint,                 -- when somebody noticed
    closed_at    bigint,
    closed_by    varchar(40),
    verdict      varchar(24),
    digest       varchar(43),            -- of the closing review
    sealed       ${blob},                -- the closing review, which names its author
    constraint break_glass_review_use unique (used_by)
);
create index break_glass_review_open on break_glass_review (review_by) where closed_at is null;
