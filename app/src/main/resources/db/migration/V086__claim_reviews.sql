-- Claims that a person looks at: those that the rules leave open, and those whose facility objects.

create table claim_review (
    reference  text collate "C" primary key,
    claim_id   bigint not null references claim,
    kind       text not null check (kind in ('pended', 'objection')),
    opened_at  timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    check ((decided_by is null) = (decided_at is null))
);
-- One review of a claim at a time.
create unique index claim_review_open on claim_review (claim_id) where decided_at is null;
create index claim_review_of_claim on claim_review (claim_id);

-- What a person decided of a line. The line itself always says what counts now, claim_rule what the rules said.
create table claim_line_decision (
    line_id          bigint not null references claim_line,
    reference        text collate "C" not null references claim_review,
    outcome          text not null check (outcome in ('PAY', 'REDUCE', 'DENY')),
    allowed          numeric(14, 2) not null,
    allowed_quantity integer not null,
    reason           text not null,
    note             text,
    decided_by       text not null,
    decided_at       timestamptz not null,
    before_outcome   text not null,
    before_allowed   numeric(14, 2) not null,
    primary key (line_id, reference)
);

-- All that is to be told of a line, the last word first: what people decided, then every rule that fired.
create view claim_finding as
    select d.line_id, case r.kind when 'objection' then -2 else -1 end as seq, d.reason as rule, d.outcome,
           json_build_object('kind', r.kind) as args
      from claim_line_decision d join claim_review r on r.reference = d.reference
     union all
    select line_id, seq, rule, outcome, args from claim_rule;
