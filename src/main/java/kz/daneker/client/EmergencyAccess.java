package kz.daneker.client;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.BreakGlassApproval;
import kz.daneker.signing.BreakGlassNotice;
import kz.daneker.signing.BreakGlassReview;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.VerifiedReceipt;
import tools.jackson.databind.node.ObjectNode;

/** Break-glass from an agency's side: approve beforehand, review afterwards, every word signed. */
public final class EmergencyAccess {
    private static final String PATH = "/v1/break-glass/";
    private static final String JWT = "application/jwt";

    private final AgencyId agency;
    private final SigningKey key;
    private final GatewayConnection connection;
    private final Seals seals;
    private final Clock clock;

    EmergencyAccess(AgencyId agency, SigningKey key, GatewayConnection connection, Seals seals, Clock clock) {
        this.agency = agency;
        this.key = key;
        this.connection = connection;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * Approves, signed by this agency.
     *
     * @param userRef who approves, as this agency knows its people
     * @throws RefusedRequest if the gateway refuses
     * @throws Refusal {@code RECEIPT_INVALID} if its receipt is about anything else
     */
    public FiledApproval approve(EmergencyRequest request, String userRef, String role) {
        return approve(request, userRef, role, clock.instant());
    }

    /**
     * The same for an approval given a while ago.
     *
     * @param at when it was given
     */
    public FiledApproval approve(EmergencyRequest request, String userRef, String role, Instant at) {
        UUID id = UUID.randomUUID();
        Instant issuedAt = at.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(request.holds());
        String jws = new BreakGlassApproval(
                        PartyUrn.of(agency),
                        PartyUrn.GATEWAY,
                        id.toString(),
                        request.referral().toString(),
                        PartyUrn.of(request.sender()),
                        PartyUrn.of(request.recipient()),
                        userRef,
                        role,
                        request.reason(),
                        request.categories().stream().map(DataCategory::name).collect(Collectors.toSet()),
                        issuedAt,
                        expiresAt)
                .sign(key);
        return new FiledApproval(id, issuedAt, expiresAt, jws, file(id, jws));
    }

    private VerifiedReceipt file(UUID id, String jws) {
        String compact = RefusedRequest.unlessGranted(connection.post(PATH + "approvals", JWT, jws))
                .text();
        VerifiedReceipt verified = Receipt.verify(compact, seals.gateway(compact));
        Receipt receipt = verified.receipt();
        boolean ours = receipt.issuer().equals(PartyUrn.GATEWAY)
                && receipt.audience().equals(PartyUrn.of(agency))
                && receipt.outcome() == Outcome.ACCEPTED
                && id.toString().equals(receipt.refersTo())
                && receipt.message().equals(Digest.ofAscii(jws));
        if (!ours) {
            throw new Refusal(RefusalCode.RECEIPT_INVALID);
        }
        return verified;
    }

    /** What this agency filed, as the gateway lists it. */
    public ObjectNode approvals() {
        return RefusedRequest.unlessGranted(connection.get(PATH + "approvals")).json();
    }

    /**
     * What waits for review, as the gateway lists it: agencies, categories and times, nobody's name.
     *
     * @throws RefusedRequest {@code REVIEW_NOT_YOURS} if this agency is not appointed to review
     */
    public ObjectNode reviews() {
        return RefusedRequest.unlessGranted(connection.get(PATH + "reviews")).json();
    }

    /**
     * The gateway's signed notice that a review is owed.
     *
     * @throws RefusedRequest {@code REVIEW_NOT_YOURS} if this agency is not appointed to review, {@code NOT_FOUND}
     * @throws Refusal as {@link #verify}
     */
    public BreakGlassNotice notice(UUID review) {
        return verify(
                review,
                RefusedRequest.unlessGranted(connection.get(PATH + "reviews/" + review))
                        .text());
    }

    /**
     * Verifies a notice, fetched or found in this agency's queue.
     *
     * @throws Refusal {@code ENVELOPE_MALFORMED} if it is about another review or for another agency, and as {@link
     *     BreakGlassNotice#verify}
     */
    public BreakGlassNotice verify(UUID review, String compact) {
        BreakGlassNotice notice = BreakGlassNotice.verify(compact, seals.gateway(compact));
        if (!notice.audience().equals(PartyUrn.of(agency)) || !notice.review().equals(review.toString())) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
        return notice;
    }

    /**
     * Closes a review, signed by this agency.
     *
     * @param userRef who reviewed; neither sent nor approved
     * @return the verdict as the gateway keeps it, e.g. {@code JUSTIFIED}
     * @throws RefusedRequest {@code REVIEW_NOT_YOURS} if it is not this person's or agency's to close
     */
    public String review(UUID id, String userRef, boolean justified) {
        String jws = new BreakGlassReview(
                        PartyUrn.of(agency),
                        PartyUrn.GATEWAY,
                        id.toString(),
                        userRef,
                        justified ? "justified" : "not_justified",
                        clock.instant())
                .sign(key);
        return RefusedRequest.unlessGranted(connection.post(PATH + "reviews/" + id, JWT, jws))
                .json()
                .path("state")
                .asString("");
    }
}
