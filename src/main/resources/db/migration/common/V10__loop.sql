-- Status notes the referral's course does not show: "set_aside" = 0 waits for the ones before it, 1 only proves that a second
-- note of the same number was said.
create table waiting_note (
    id           ${identity},
    referral_id  varchar(36) not null,
    author       varchar(40) not null,
    seq          int         not null,
    set_aside    int         not null,
    came_at      bigint      not null,
    jws          text        not null
);
create index waiting_note_referral on waiting_note (referral_id, author, seq);

-- As whom the recipient sees the sender, e.g. urn:daneker:neutral:social-support-service; null for deliveries filed before.
alter table delivery add column shown_sender varchar(80);

-- Which referral answers which; both by the gateway's own names.
create table answer (
    referral_id  varchar(36) not null,
    answer_id    varchar(36) not null,
    primary key (referral_id, answer_id)
);
