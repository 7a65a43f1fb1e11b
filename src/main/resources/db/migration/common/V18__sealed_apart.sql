-- Sealed content has tables of its own: beside columns that change, each change wrote all its pages anew, zeroed the old ones too.

-- The sender's token under the referral's own key; gone after delivery.
create table referral_original (
    referral_id varchar(36) primary key,
    sealed      ${blob}     not null
);
insert into referral_original (referral_id, sealed) select id, sealed from referral where sealed is not null;
alter table referral drop column sealed;

-- What the recipient gets, a JWE only it opens; gone after its receipt.
create table delivery_jwe (
    delivery_id varchar(36) primary key,
    jwe         text        not null
);
insert into delivery_jwe (delivery_id, jwe) select id, sealed from delivery where sealed is not null;
alter table delivery drop column sealed;
