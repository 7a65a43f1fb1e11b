-- People who work at the console. No name stands here: who "amber-41" is, their institution's own files say.
create table officer (
    id           varchar(20) primary key,
    password     varchar(200),            -- Argon2id in its own notation; null where none is in use
    one_time     int         not null,    -- 1 while the password is the one made for the first sign-in
    certificate  varchar(43),             -- SHA-256 of the TLS certificate that signs in for them
    failures     int         not null,    -- wrong passwords in a row
    locked_until bigint,
    created_at   bigint      not null,
    ended_at     bigint,
    constraint officer_certificate unique (certificate)
);

create table officer_role (
    officer      varchar(20) not null,
    role         varchar(12) not null,
    primary key (officer, role)
);

create table officer_passkey (
    credential   varchar(400) primary key, -- base64url
    officer      varchar(20) not null,
    public_key   ${blob}     not null,     -- COSE
    attestation  ${blob}     not null,     -- what the device said of itself when it made the key, CBOR
    signatures   bigint      not null,     -- the authenticator's own count
    verifies     int         not null,     -- 1: it asks its owner for a finger or a code
    backup       varchar(8)  not null,     -- whether the private half can leave its device
    created_at   bigint      not null,
    used_at      bigint      not null
);
create index officer_passkey_of on officer_passkey (officer);

-- What takes two people: asked by one, approved or declined by another.
create table officer_request (
    id           varchar(36) primary key,
    action       varchar(24) not null,
    subject      varchar(80) not null,     -- an id or roles, never a person
    asked_by     varchar(20) not null,
    asked_at     bigint      not null,
    decided_by   varchar(20),
    decided_at   bigint,
    approved     int
);
create index officer_request_open on officer_request (decided_at, asked_at);
