package kz.daneker.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.SdJwt;

/**
 * Store and forward for agencies that are offline for hours or days.
 *
 * <p>{@code <id>.sd-jwt} is a signed referral, {@code <id>.receipt} the gateway's signature for it, {@code <id>.refused}
 * the code it was refused with. What has neither waits and is sent again as it is, so the gateway knows it again.
 */
public final class OutgoingFolder {
    private static final String TOKEN = ".sd-jwt";
    private static final String RECEIPT = ".receipt";
    private static final String REFUSED = ".refused";

    private final PrivateFiles files;

    public OutgoingFolder(Path folder) {
        this.files = new PrivateFiles(folder);
    }

    /**
     * Keeps a referral until it is answered.
     *
     * @return what will be sent: the referral kept under this id before, if there was one, for an id is signed once
     */
    public SignedReferral keep(SignedReferral referral) {
        Optional<SignedReferral> kept = find(referral.id());
        if (kept.isPresent()) {
            return kept.get();
        }
        files.write(referral.id() + TOKEN, referral.token().serialize());
        return referral;
    }

    /** A referral kept here, answered or not. */
    public Optional<SignedReferral> find(ReferralId id) {
        return files.read(id + TOKEN).map(token -> new SignedReferral(id, SdJwt.parse(token)));
    }

    /** What the gateway has not answered yet. */
    public List<SignedReferral> waiting() {
        return files.names(TOKEN).stream()
                .filter(id -> files.read(id + RECEIPT).isEmpty()
                        && files.read(id + REFUSED).isEmpty())
                .map(id -> find(new ReferralId(uuid(id))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What the gateway signed for. */
    public List<SignedReferral> receipted() {
        return files.names(RECEIPT).stream()
                .map(id -> find(new ReferralId(uuid(id))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The stored receipt, compact JWS; verify it with {@link Sending#verify}. */
    public Optional<String> receipt(ReferralId id) {
        return files.read(id + RECEIPT);
    }

    /** Writes down the answer, so that the referral waits no longer; being asked to wait is no answer. */
    public void settle(ReferralId id, GatewayAnswer answer) {
        if (answer instanceof AcceptedByGateway accepted) {
            files.write(id + RECEIPT, accepted.receipt().jws().compact());
        } else if (answer instanceof RefusedByGateway refused
                && refused.signed().isPresent()) {
            files.write(
                    id + REFUSED,
                    refused.code() + " " + refused.pointer() + "\n"
                            + refused.signed()
                                    .map(receipt -> receipt.jws().compact())
                                    .orElse(""));
        }
    }

    private static UUID uuid(String name) {
        try {
            return UUID.fromString(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
