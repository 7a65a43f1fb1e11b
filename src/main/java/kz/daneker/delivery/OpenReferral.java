package kz.daneker.delivery;

import kz.daneker.ledger.StoredReferral;
import kz.daneker.signing.VerifiedReferralToken;

/** An accepted referral taken out of its seal, its sender's signature verified once more. */
record OpenReferral(StoredReferral stored, VerifiedReferralToken token) {}
