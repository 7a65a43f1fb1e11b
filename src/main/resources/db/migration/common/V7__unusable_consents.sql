-- FHIR Consents whose meaning would have to be guessed: kept as evidence of what was sent, counted by nothing.
-- Their keys stand in consent_key.
create table unusable_consent (
    id           varchar(36) primary key,
    collector    varchar(40) not null,
    digest       varchar(43) not null,     -- of the bytes: sent again they are answered alike
    code         varchar(40) not null,     -- why: a refusal's code, and where in the resource
    place        text        not null,
    received_at  bigint      not null,
    body         ${blob},                  -- as sent and as signed, both under the consent's own key
    signature    ${blob},
    constraint unusable_consent_once unique (collector, digest)
);
