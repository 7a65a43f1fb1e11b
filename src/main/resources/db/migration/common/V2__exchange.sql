-- One row a referral. "sealed" is the sender's token under the referral's own key; both are gone after delivery.
create table referral (
    id           varchar(36) primary key,
    sender       varchar(40) not null,
    message_id   varchar(36) not null,
    digest       varchar(43) not null,
    recipient    varchar(40) not null,
    state        varchar(24) not null,
    state_at     bigint      not null,
    received_at  bigint      not null,
    expires_at   bigint      not null,
    receipt      text        not null,
    sealed       ${blob},
    constraint referral_message unique (sender, message_id)
);
create index referral_expiry on referral (state, expires_at);

-- The referral's data key, wrapped. Deleting the row is the erasure of everything sealed under it.
create table referral_key (
    referral_id  varchar(36) primary key,
    wrapped      ${blob}     not null
);

-- Work that a committed transaction owes to the broker.
create table outbox (
    id           ${identity},
    queue        varchar(60) not null,
    referral_id  varchar(36) not null,
    expires_at   bigint      not null,
    priority     int         not null
);

-- What the recipient gets: "sealed" is a JWE only the recipient opens, gone after its receipt.
create table delivery (
    id           varchar(36) primary key,
    referral_id  varchar(36) not null,
    recipient    varchar(40) not null,
    state        varchar(24) not null,
    created_at   bigint      not null,
    expires_at   bigint      not null,
    digest       varchar(43) not null,
    sealed       text,
    constraint delivery_referral unique (referral_id)
);
create index delivery_inbox on delivery (recipient, state, created_at);

-- Signed words about a referral, in the order they came: receipts and status notes, the recipient's, the sender's, ours.
create table signed_word (
    id           ${identity},
    referral_id  varchar(36) not null,
    author       varchar(40) not null,
    word         varchar(24) not null,
    said_at      bigint      not null,
    jws          text        not null
);
create index signed_word_referral on signed_word (referral_id, id);
