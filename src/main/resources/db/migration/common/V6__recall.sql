-- When the sealed bytes of a delivery first left: from then on stopping it is not enough.
alter table delivery add column handed_at bigint;

-- When what was decided stops holding by itself (a consent ends, a birthday); never shown, it would tell the day.
alter table delivery add column lapses_at bigint;

-- One row a recall: what a recipient was asked to delete, until when it owes an answer, and what it answered.
create table recall (
    id              varchar(36) primary key,
    referral_id     varchar(36) not null,
    delivery_id     varchar(36) not null,
    recipient       varchar(40) not null,
    cause           varchar(24) not null,
    scope           text        not null,  -- category names, sorted, comma-separated; empty: everything
    raised_at       bigint      not null,
    due_at          bigint      not null,
    tell_at         bigint,                -- when it is to be told (again); null once told
    overdue_at      bigint,                -- when its being overdue was noted
    notice          text        not null,
    answer          varchar(16),
    law             text,
    answered_at     bigint,
    acknowledgement text,
    constraint recall_once unique (delivery_id, scope)
);
create index recall_recipient on recall (recipient, raised_at);
create index recall_referral on recall (referral_id);
create index recall_open on recall (answered_at, due_at);
create index recall_untold on recall (tell_at);
