-- Every sharing matrix this database decided by, in order; rows are only added. "statement" is what two agencies signed.
create table rule_version (
    number       bigint primary key,
    matrix       text   not null,
    recorded_at  bigint not null,
    statement    text
);
create table rule_signature (
    number       bigint      not null,
    agency       varchar(40) not null,
    jws          text        not null,
    primary key (number, agency)
);

-- How often which question to the matrix got which answer on a day: kinds and category names, nobody and no referral.
create table decision_input (
    day          bigint      not null,
    digest       varchar(43) not null,
    matrix       varchar(43) not null,
    asked        text        not null,
    answered     text        not null,
    times        bigint      not null,
    primary key (day, digest)
);
