-- The consent register. Who collected a consent, when and what became of it; what it says and of whom is sealed.
create table consent (
    id           varchar(36) primary key,  -- the gateway's own name for it
    collector    varchar(40) not null,
    consent_id   varchar(36) not null,     -- the collecting agency's name for it
    digest       varchar(43) not null,     -- of the sheet: what resends are compared by
    version      int         not null,     -- 1, or one more than the consent it replaces
    replaces     varchar(36),              -- the gateway's name of that one
    state        varchar(24) not null,
    state_at     bigint      not null,
    received_at  bigint      not null,
    expires_at   bigint      not null,
    receipt      text        not null,
    sheet        ${blob},                  -- both under the consent's own key
    signed       ${blob},
    constraint consent_name unique (collector, consent_id)
);
create index consent_collected on consent (collector, received_at);
create unique index consent_successor on consent (replaces) where replaces is not null;

-- The consent's data key, wrapped. Deleting the row is the erasure of what the consent says.
create table consent_key (
    consent_id   varchar(36) primary key,
    wrapped      ${blob}     not null
);

-- Keyed pseudonyms of the person a consent is about: looked up by, never read back.
create table consent_person (
    consent_id   varchar(36) not null,
    kind         varchar(12) not null,
    person       varchar(22) not null,
    constraint consent_person_once unique (consent_id, kind, person)
);
create index consent_person_of on consent_person (person);

-- Signed words that ended a consent, each with the receipt its author got.
create table consent_word (
    id           ${identity},
    consent_id   varchar(36) not null,
    author       varchar(40) not null,
    word         varchar(24) not null,
    said_at      bigint      not null,
    jws          text        not null,
    receipt      text        not null
);
create index consent_word_of on consent_word (consent_id, id);

-- Of whom a referral on its way is, so that a withdrawal finds it; gone with the referral's key.
create table referral_person (
    referral_id  varchar(36) not null,
    purpose      varchar(24) not null,
    kind         varchar(12) not null,
    person       varchar(22) not null
);
create index referral_person_of on referral_person (person);
create index referral_person_referral on referral_person (referral_id);

-- Which registered consents a referral rests on; stays, so that a later withdrawal can be told to its recipient.
create table referral_consent (
    referral_id  varchar(36) not null,
    consent_id   varchar(36) not null,
    constraint referral_consent_once unique (referral_id, consent_id)
);
create index referral_consent_of on referral_consent (consent_id);
