-- Searches of the trail an officer keeps; they hold no words about anybody.
create table saved_question (
    officer  varchar(40)  not null,
    question varchar(600) not null,
    saved_at bigint       not null,
    constraint saved_question_once primary key (officer, question)
);
