package kz.daneker.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.DeliveryChannel;
import kz.daneker.fhir.ClinicMessage;
import kz.daneker.fhir.ClinicParcel;
import kz.daneker.fhir.ClinicTransaction;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.ledger.ReferralLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.ledger.StoredReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.store.Database;

/**
 * Brings deliveries to a clinic's own FHIR server: one transaction that stores nothing twice, or one message; decided anew
 * before each attempt. An answer that says all of it was taken closes the delivery; any other leaves it to the broker, which
 * tries again with growing pauses.
 */
final class ClinicCourier {
    private static final int UNAUTHORIZED = 401;

    private final Database database;
    private final ReferralLedger referrals;
    private final DeliveryLedger deliveries;
    private final AgencyRegister agencies;
    private final Rereading rereading;
    private final Closing closing;
    private final EvidenceSeal evidence;
    private final AccessTokens tokens;
    private final ClinicLines lines;

    ClinicCourier(
            Database database,
            ReferralLedger referrals,
            DeliveryLedger deliveries,
            AgencyRegister agencies,
            Rereading rereading,
            Closing closing,
            EvidenceSeal evidence,
            AccessTokens tokens,
            ClinicLines lines) {
        this.database = database;
        this.referrals = referrals;
        this.deliveries = deliveries;
        this.agencies = agencies;
        this.rereading = rereading;
        this.closing = closing;
        this.evidence = evidence;
        this.tokens = tokens;
        this.lines = lines;
    }

    /** Stores the delivery of a referral, unless it was taken or stopped meanwhile. */
    public void store(String referralId) throws IOException, InterruptedException {
        Optional<StoredDelivery> waiting = database.read(
                        connection -> deliveries.ofReferral(connection, UUID.fromString(referralId)))
                .filter(delivery -> delivery.state() == StoredDelivery.State.READY);
        if (waiting.isPresent()) {
            Agency clinic = agencies.find(waiting.get().recipient()).orElseThrow();
            if (clinic.channel().kind().isFhir()) { // else the register changed meanwhile: it fetches now
                store(waiting.get(), clinic);
            }
        }
    }

    private void store(StoredDelivery delivery, Agency clinic) throws IOException, InterruptedException {
        Optional<Offer> offer = offer(delivery, clinic);
        if (offer.isPresent()
                && offer.get().isUnauthorized()
                && clinic.channel().access() != null) {
            offer = offer(delivery, clinic);
        }
        if (offer.isEmpty()) {
            return; // stopped, or to be decided again: another message speaks of that
        }
        String digest = offer.get().taken();
        database.write(connection -> close(connection, delivery, digest));
    }

    /** The token first: a slow endpoint must not stand between the decision and what it lets out. */
    private Optional<Offer> offer(StoredDelivery delivery, Agency clinic) throws IOException, InterruptedException {
        DeliveryChannel channel = clinic.channel();
        DeliveryChannel.TokenEndpoint access = channel.access();
        Optional<String> token = access == null ? Optional.empty() : Optional.of(tokens.of(clinic.id(), access));
        Optional<ClinicParcel> parcel = decided(delivery, channel.kind());
        if (parcel.isEmpty()) {
            return Optional.empty();
        }
        Offer offer = new Offer(parcel.get(), post(clinic, parcel.get(), token));
        if (offer.isUnauthorized()) {
            token.ifPresent(refused -> tokens.forget(clinic.id(), refused));
        }
        return Optional.of(offer);
    }

    private Optional<ClinicParcel> decided(StoredDelivery delivery, DeliveryChannel.Kind kind) {
        try {
            Rereading.Shown shown = rereading.decide(delivery.recipient(), delivery.id());
            return Optional.of(
                    kind == DeliveryChannel.Kind.FHIR_MESSAGES
                            ? ClinicMessage.of(shown.message(), shown.token())
                            : ClinicTransaction.of(shown.message(), shown.token()));
        } catch (Refusal refusal) {
            if (refusal.code() == RefusalCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private HttpResponse<byte[]> post(Agency clinic, ClinicParcel parcel, Optional<String> token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(clinic.channel().url() + parcel.path()))
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(parcel.json()));
        token.ifPresent(access -> request.header("Authorization", "Bearer " + access));
        return lines.to(clinic.id()).send(request.build());
    }

    /** What was brought, and the server's answer to it. */
    private record Offer(ClinicParcel parcel, HttpResponse<byte[]> answer) {
        boolean isUnauthorized() {
            return answer.statusCode() == UNAUTHORIZED;
        }

        /** @return digest of an answer that says all of it was taken */
        String taken() throws IOException {
            if (answer.statusCode() != 200) {
                throw new IOException("a clinic's server must answer with 200, found " + answer.statusCode());
            }
            parcel.requireTaken(new String(answer.body(), StandardCharsets.UTF_8));
            return Digest.of(answer.body()).value();
        }
    }

    private Boolean close(Connection connection, StoredDelivery delivery, String digest) throws SQLException {
        StoredReferral referral =
                referrals.lock(connection, delivery.referralId()).orElseThrow();
        if (referral.state() != ReferralState.SENT) {
            return Boolean.FALSE; // withdrawn while it was under way: the recall speaks of that
        }
        String said = StrictJson.object().put("answer", digest).toString();
        closing.stored(connection, referral, delivery.recipient(), evidence.seal(referral.messageId(), said));
        return Boolean.TRUE;
    }
}
