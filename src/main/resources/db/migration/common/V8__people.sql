-- What agencies said happened to a person: who said it and when; what it says and of whom is sealed.
create table person_event (
    id           varchar(36) primary key,  -- the gateway's own name for it
    author       varchar(40) not null,
    event_id     varchar(36) not null,     -- the author's name for it
    digest       varchar(43) not null,     -- of the event: what resends are compared by
    kind         varchar(24) not null,
    standing     int         not null,     -- 0 once its author took it back
    received_at  bigint      not null,
    changed_at   bigint      not null,
    receipt      text        not null,
    content      ${blob},                  -- both under the event's own key
    signed       ${blob},
    constraint person_event_name unique (author, event_id)
);

-- The event's data key, wrapped. Deleting the row is the erasure of what the event says.
create table person_event_key (
    event_id     varchar(36) primary key,
    wrapped      ${blob}     not null
);

-- Keyed pseudonyms of the person an event is about; a merge has two sides.
create table person_event_person (
    event_id     varchar(36) not null,
    side         int         not null,
    kind         varchar(12) not null,
    person       varchar(22) not null,
    constraint person_event_person_once unique (event_id, side, kind, person)
);
create index person_event_person_of on person_event_person (person);
