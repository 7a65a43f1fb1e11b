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
import kz.daneker.trust.BoundedExchange;

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
        Rereading.Shown shown;
        try {
            shown = rereading.decide(delivery.recipient(), delivery.id());
        } catch (Refusal refusal) {
            if (refusal.code() == RefusalCode.NOT_FOUND) {
                return; // stopped, or to be decided again: another message speaks of that
            }
            throw refusal;
        }
        ClinicParcel parcel = clinic.channel().kind() == DeliveryChannel.Kind.FHIR_MESSAGES
                ? ClinicMessage.of(shown.message(), shown.token())
                : ClinicTransaction.of(shown.message(), shown.token());
        HttpResponse<byte[]> answer = post(clinic, parcel);
        if (answer.statusCode() != 200) {
            throw new IOException("a clinic's server must answer with 200, found " + answer.statusCode());
        }
        parcel.requireTaken(new String(answer.body(), StandardCharsets.UTF_8));
        String digest = Digest.of(answer.body()).value();
        database.write(connection -> close(connection, delivery, digest));
    }

    private HttpResponse<byte[]> post(Agency clinic, ClinicParcel parcel) throws IOException, InterruptedException {
        DeliveryChannel channel = clinic.channel();
        BoundedExchange https = lines.to(clinic.id());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(channel.url() + parcel.path()))
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(parcel.json()));
        DeliveryChannel.TokenEndpoint access = channel.access();
        if (access == null) {
            return https.send(request.build());
        }
        String token = tokens.of(clinic.id(), access);
        HttpResponse<byte[]> answer = https.send(with(request, token));
        if (answer.statusCode() != UNAUTHORIZED) {
            return answer;
        }
        tokens.forget(clinic.id(), token);
        return https.send(with(request, tokens.of(clinic.id(), access)));
    }

    private static HttpRequest with(HttpRequest.Builder request, String token) {
        return request.copy().setHeader("Authorization", "Bearer " + token).build();
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
