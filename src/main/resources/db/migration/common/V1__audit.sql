-- The audit trail's tables. Leaves hold no personal data; evidence is ciphertext and can be erased while its leaf stays.

CREATE TABLE audit_leaf (
    seq ${identity},
    idx BIGINT,                      -- place in the Merkle log, from 0 without gaps; absent until the sequencer took the row
    ref VARCHAR(22),                 -- keyed pseudonym of the referral, absent where the leaf is about none
    leaf ${blob} NOT NULL            -- the exact bytes that are hashed
);
CREATE UNIQUE INDEX audit_leaf_idx ON audit_leaf (idx) WHERE idx IS NOT NULL;
CREATE INDEX audit_leaf_pending ON audit_leaf (seq) WHERE idx IS NULL;
CREATE INDEX audit_leaf_ref ON audit_leaf (ref) WHERE ref IS NOT NULL;

CREATE TABLE audit_evidence (
    commitment VARCHAR(43) PRIMARY KEY,   -- base64url SHA-256(nonce || evidence), as in the leaf
    ref VARCHAR(22),
    nonce ${blob} NOT NULL,               -- 32 bytes
    evidence ${blob} NOT NULL
);
CREATE INDEX audit_evidence_ref ON audit_evidence (ref) WHERE ref IS NOT NULL;

-- The size and root the trail was last brought to. They only ever grow.
CREATE TABLE audit_tree (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL,
    root ${blob} NOT NULL,
    term BIGINT NOT NULL                  -- fencing token of the sequencer that wrote it
);

-- Which gateway may number leaves, until when (ms since 1970), and for the how-manieth time the right changed hands.
CREATE TABLE audit_lease (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    holder VARCHAR(36) NOT NULL,
    term BIGINT NOT NULL,
    until_ms BIGINT NOT NULL
);
INSERT INTO audit_lease (id, holder, term, until_ms) VALUES (1, '', 0, 0);
