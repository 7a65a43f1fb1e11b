-- The trail as officers search it: read out of the numbered leaves afterwards, and rebuilt from them at will.
create table audit_entry (
    idx          bigint      primary key,  -- place in the log
    at           bigint      not null,
    event        varchar(32) not null,
    actor        varchar(64) not null,
    ref          varchar(22) not null,     -- keyed pseudonym of the referral, or empty
    policy       varchar(43) not null,     -- digest of the rules that decided, or empty
    outcome      varchar(64) not null,
    commitment   varchar(43) not null      -- what the leaf commits to, or empty
);
create index audit_entry_at on audit_entry (at, idx);
create index audit_entry_event on audit_entry (event, at, idx);
create index audit_entry_actor on audit_entry (actor, at, idx);
create index audit_entry_ref on audit_entry (ref, at, idx) where ref <> '';
create index audit_entry_outcome on audit_entry (outcome, at, idx) where outcome <> 'ok';
create index audit_entry_policy on audit_entry (policy, at, idx) where policy <> '';

-- What the trail calls a referral, so that a trace can open what was decided about it.
alter table referral add column ref varchar(22);
create index referral_ref on referral (ref);
