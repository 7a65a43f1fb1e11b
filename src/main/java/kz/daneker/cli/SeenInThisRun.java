package kz.daneker.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.daneker.intake.Preview;
import kz.daneker.referral.ReferralId;

/** What earlier files of one preview would have sent; a held referral waits for its successor and is not among it. */
final class SeenInThisRun implements Preview.Known {
    private final Map<ReferralId, String> digests = new HashMap<>();

    @Override
    public Optional<String> digestOf(ReferralId id) {
        return Optional.ofNullable(digests.get(id));
    }

    @Override
    public void went(ReferralId id, String digest) {
        digests.put(id, digest);
    }
}
