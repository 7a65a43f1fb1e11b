package kz.daneker.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.EcdhContentEncryptor;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.PartyIdentity;
import kz.daneker.trust.TrustStore;
import kz.daneker.trust.UnknownRevocation;

/** One agency's own side of the exchange, put together. Thread-safe. */
public final class AgencyClient {
    private final AgencyKeys keys;
    private final Clock clock;
    private final ReferralSigner signer;
    private final Sending sending;
    private final GatewayInbox inbox;
    private final DeliveryOpener opener;
    private final Conversation conversation;
    private final RecallBook recalls;
    private final AccessReport accessReport;
    private final ConsentBook consents;
    private final PersonBook people;
    private final LogProofs logProofs;
    private final EmergencyAccess emergencies;

    /**
     * Puts an agency's side together; nothing is sent yet.
     *
     * @param keys its private keys
     * @param trust its copy of everybody's certificates
     * @param agencies its copy of the register, which must list it
     * @param connection made with the same keys
     */
    public AgencyClient(
            AgencyKeys keys,
            TrustStore trust,
            AgencyRegister agencies,
            GatewayConnection connection,
            Clock clock,
            SecureRandom random) {
        AgencyId id = keys.agency();
        Agency self = agencies.require(id, "");
        Seals seals = new Seals(trust, clock);
        this.keys = keys;
        this.clock = clock;
        this.signer = new ReferralSigner(id, keys.signing(), keys.gatewaySeal(clock.instant()), clock, random);
        this.sending = new Sending(id, connection, seals);
        this.inbox = new GatewayInbox(connection);
        this.opener = new DeliveryOpener(
                new EcdhContentEncryptor(),
                keys.decryption(),
                new OriginCheck(self, agencies, seals),
                new CountersignCheck(id, seals, clock),
                new ReferralCheck(id, clock),
                new CompanionCheck(self));
        this.consents = new ConsentBook(id, keys.signing(), connection, seals, clock);
        this.people = new PersonBook(id, keys.signing(), connection, seals, clock);
        this.conversation = new Conversation(id, keys.signing(), connection, new SpokenWords(id, seals), clock);
        this.logProofs = new LogProofs(connection);
        this.emergencies = new EmergencyAccess(id, keys.signing(), connection, seals, clock);
        this.recalls = new RecallBook(id, keys.signing(), connection, seals, clock);
        this.accessReport = new AccessReport(id, seals, sending, conversation);
    }

    /**
     * Opens an agency's side as a site keeps it.
     *
     * @param folder the agency's keys, e.g. {@code data/agencies/clinic-47-001}
     * @param gateway e.g. {@code https://localhost:8443}
     */
    public static AgencyClient open(
            AgencyId agency,
            Path folder,
            TrustStore trust,
            AgencyRegister agencies,
            URI gateway,
            Patience patience,
            Language language,
            Clock clock,
            SecureRandom random) {
        AgencyKeys keys = AgencyKeys.open(agency, folder, trust);
        GatewayConnection connection = new GatewayConnection(gateway, keys.tls(clock), patience, language);
        return new AgencyClient(keys, trust, agencies, connection, clock, random);
    }

    /**
     * Opens an agency's copy of everybody's certificates.
     *
     * <p>A revocation list past its next update does not stop an agency that was offline for days; the gateway, whose
     * lists are fresh, checked before it countersigned.
     *
     * @param certificates laid out as {@code certs/}
     * @throws kz.daneker.trust.TrustProblem if anything in the folder cannot be trusted
     */
    public static TrustStore trust(Path certificates, AgencyRegister agencies) {
        Stream<PartyIdentity> holders = agencies.all().stream().flatMap(AgencyClient::keyHolder);
        return TrustStore.open(
                certificates,
                Stream.concat(holders, Stream.of(PartyIdentity.GATEWAY)).toList(),
                UnknownRevocation.ACCEPT);
    }

    /** A body listed only to be refused has no BIN and holds no key. */
    private static Stream<PartyIdentity> keyHolder(Agency agency) {
        return agency.bin() == null
                ? Stream.empty()
                : Stream.of(PartyIdentity.agency(
                        agency.id(), agency.bin().value(), agency.name().en()));
    }

    public AgencyId agency() {
        return keys.agency();
    }

    public ReferralSigner signer() {
        return signer;
    }

    public Sending sending() {
        return sending;
    }

    public GatewayInbox inbox() {
        return inbox;
    }

    public DeliveryOpener opener() {
        return opener;
    }

    public ConsentBook consents() {
        return consents;
    }

    /** What happened to people, as this agency knows it. */
    public PersonBook people() {
        return people;
    }

    public Conversation conversation() {
        return conversation;
    }

    public LogProofs logProofs() {
        return logProofs;
    }

    public EmergencyAccess emergencies() {
        return emergencies;
    }

    public RecallBook recalls() {
        return recalls;
    }

    public AccessReport accessReport() {
        return accessReport;
    }

    /**
     * Fetches a delivery, verifies everything, notes it as received, and gives no receipt yet: {@link #sign} does, once
     * the agency has put the referral where it belongs.
     *
     * @throws Refusal if anything does not fit
     */
    public ReceivedReferral receive(UUID delivery, ReceivedFolder seen) {
        ReceivedReferral received = open(delivery);
        seen.admit(received);
        return received;
    }

    /**
     * Fetches a delivery and verifies everything, for callers that remember themselves what came before.
     *
     * @throws Refusal if anything does not fit
     */
    public ReceivedReferral open(UUID delivery) {
        return opener.open(delivery, inbox.fetch(delivery));
    }

    /**
     * Fetches the first of these deliveries, as many as one request brings; each is still to be {@linkplain
     * DeliveryOpener#open opened}.
     *
     * @param deliveries of the inbox
     * @return with those not asked for yet among the ones to ask for again
     */
    public FetchedDeliveries fetch(List<UUID> deliveries) {
        int first = Math.min(deliveries.size(), FetchedDeliveries.AT_ONCE);
        FetchedDeliveries fetched = inbox.fetch(deliveries.subList(0, first));
        return new FetchedDeliveries(
                fetched.jwes(),
                Stream.of(fetched.askAgain(), deliveries.subList(first, deliveries.size()))
                        .flatMap(List::stream)
                        .toList());
    }

    /**
     * Signs for a received referral and hands the receipt in; after it the gateway destroys its copy.
     *
     * @return the receipt, compact JWS
     */
    public String sign(ReceivedReferral received) {
        String receipt = receipt(received);
        inbox.sign(received.delivery(), receipt);
        return receipt;
    }

    /**
     * Signs for several, as {@link #sign} for each, and hands the receipts in together.
     *
     * @return for each, in the same order, its receipt or what the gateway has against it
     */
    public List<SignedFor> sign(List<ReceivedReferral> received) {
        List<String> receipts = received.stream().map(this::receipt).toList();
        List<Optional<RefusedByGateway>> refused = inbox.sign(receipts);
        return IntStream.range(0, received.size())
                .mapToObj(i -> new SignedFor(
                        received.get(i), receipts.get(i), refused.get(i).orElse(null)))
                .toList();
    }

    private String receipt(ReceivedReferral received) {
        return Receipt.builder()
                .from(PartyUrn.of(agency()))
                .to(PartyUrn.GATEWAY)
                .at(clock.instant())
                .id(UUID.randomUUID().toString())
                .about(received.delivery().toString())
                .received(
                        received.token().issuerJwt().digest(), received.token().disclosureDigests())
                .outcome(Outcome.DELIVERED)
                .build()
                .sign(keys.signing());
    }
}
