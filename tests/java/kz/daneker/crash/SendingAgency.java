package kz.daneker.crash;

import java.nio.file.Path;
import java.time.Instant;
import kz.daneker.agency.AgencyId;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.GatewayUnreachable;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.SignedReferral;

/**
 * One centre that sends one referral after another, each as often as it takes to get an answer, and now and then an
 * answered one again.
 */
final class SendingAgency {
    private static final Path FIXTURES = Path.of("tests", "fixtures", "referrals");
    private static final int REPEAT_EVERY = 7;

    private final AgencyClient client;
    private final Books books;
    private final AgencyId recipient;
    private final Path fixture;
    private SignedReferral open;
    private Books.Promise last;
    private int turns;
    private volatile boolean finishing;
    private volatile boolean settled;
    private volatile int unavailable;

    SendingAgency(AgencyClient client, Books books, AgencyId recipient, String fixture) {
        this.client = client;
        this.books = books;
        this.recipient = recipient;
        this.fixture = FIXTURES.resolve(fixture);
    }

    AgencyClient client() {
        return client;
    }

    void finish() {
        finishing = true;
    }

    boolean isSettled() {
        return settled;
    }

    /** How often the gateway asked to come back later: 503 with its problem document. */
    int timesAskedToWait() {
        return unavailable;
    }

    SignedReferral next() {
        return client.signer().sign(DatedReferral.move(DatedReferral.payload(fixture), Instant.now()));
    }

    void turn() {
        if (open == null && last != null && turns++ % REPEAT_EVERY == 0) {
            send(last.referral());
            return;
        }
        if (open == null) {
            if (finishing) {
                settled = true;
                return;
            }
            open = next();
        }
        if (send(open)) {
            open = null;
        }
    }

    /** Whether an answer came. */
    boolean send(SignedReferral referral) {
        GatewayAnswer answer;
        try {
            answer = client.sending().send(referral);
        } catch (GatewayUnreachable e) {
            return false;
        }
        if (answer instanceof AcceptedByGateway accepted) {
            last = new Books.Promise(
                    client.agency(),
                    recipient,
                    referral,
                    accepted.receipt().jws().compact());
            books.promised(last);
            return true;
        }
        RefusedByGateway refused = (RefusedByGateway) answer;
        if (refused.status() == 503) {
            unavailable++;
        } else {
            books.fault("a good referral was refused with " + refused.code());
        }
        return false;
    }
}
