-- Who signs in through the institution's identity provider, and how often an account's ways in were changed.
alter table officer add column subject varchar(43); -- HMAC of issuer and subject, base64url: the subject itself may be a name
alter table officer add column renewals int not null default 0; -- a session begun before the newest change ends
create unique index officer_subject on officer (subject);
