package kz.daneker.agency;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Who takes part, {@code config/agencies.yaml}: an agency that is not listed does not exist for the gateway. */
public final class AgencyRegister {
    private final Map<AgencyId, Agency> byId = new LinkedHashMap<>();
    private final Map<AgencyType, NeutralSender> neutralSenders;

    AgencyRegister(List<Agency> agencies, Map<AgencyType, NeutralSender> neutralSenders, Regions regions) {
        agencies.forEach(agency -> byId.merge(agency.id(), agency, (first, second) -> {
            throw new IllegalStateException("agency ids must be unique, found " + first.id() + " twice");
        }));
        this.neutralSenders = new EnumMap<>(AgencyType.class);
        this.neutralSenders.putAll(neutralSenders);
        new RegisterRules(byId, regions).check();
    }

    /**
     * Reads the register.
     *
     * @throws IllegalStateException if the file is missing or breaks a rule: what must hold, what was found, what to do
     */
    public static AgencyRegister load(Path yaml, Regions regions) {
        RegisterFile file = RegisterFile.read(yaml);
        return file.checked(() -> new AgencyRegister(
                file.entries("agencies").stream().map(AgencyRegister::agency).toList(), neutralSenders(file), regions));
    }

    /** Looks an agency up; empty where nobody has this id. */
    public Optional<Agency> find(AgencyId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The agency with this id.
     *
     * @param path where the id stands in the message, e.g. {@code /recipient/agencyId}
     * @throws Refusal {@code PARTY_UNKNOWN} if nobody has this id
     */
    public Agency require(AgencyId id, String path) {
        return find(id).orElseThrow(() -> new Refusal(RefusalCode.PARTY_UNKNOWN, path));
    }

    /** Every entry, in the file's order, bodies listed only to be refused included. */
    public Collection<Agency> all() {
        return List.copyOf(byId.values());
    }

    /**
     * Whom a recipient of this kind sees on a masked route.
     *
     * @throws IllegalStateException if the register names none: the matrix masks a route the register cannot serve
     */
    public NeutralSender neutralSenderFor(AgencyType recipient) {
        NeutralSender sender = neutralSenders.get(recipient);
        if (sender == null) {
            throw new IllegalStateException("neutralSenders must name a sender for " + recipient.word()
                    + ", found none: add it to the agency register");
        }
        return sender;
    }

    private static Agency agency(RegisterEntry entry) {
        String bin = entry.textOrNull("bin");
        String operator = entry.textOrNull("operator");
        return new Agency(
                new AgencyId(entry.text("id")),
                AgencyType.of(entry.text("type")),
                bin == null ? null : new Bin(bin),
                entry.localized("name"),
                entry.textOrNull("region"),
                operator == null ? null : new AgencyId(operator),
                entry.localizedOrNull("neutralName"),
                types(entry),
                channel(entry));
    }

    private static Set<ReferralType> types(RegisterEntry entry) {
        return entry.words("accepts").stream()
                .map(ReferralType::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReferralType.class)));
    }

    /** A PUSH channel without an address yet is a PULL channel: nothing is lost, the agency can fetch. */
    private static DeliveryChannel channel(RegisterEntry entry) {
        String kind = entry.textOrNull("channel");
        DeliveryChannel.Kind found = kind == null
                ? DeliveryChannel.Kind.PULL
                : DeliveryChannel.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
        String url = entry.textOrNull(found.isFhir() ? "fhirUrl" : "pushUrl");
        if (found == DeliveryChannel.Kind.PUSH && url == null) {
            return DeliveryChannel.pull();
        }
        String tokens = entry.textOrNull("tokenUrl");
        return new DeliveryChannel(
                found,
                url == null ? null : URI.create(url),
                tokens == null
                        ? null
                        : new DeliveryChannel.TokenEndpoint(URI.create(tokens), entry.text("tokenClient")));
    }

    private static Map<AgencyType, NeutralSender> neutralSenders(RegisterFile file) {
        Map<AgencyType, NeutralSender> senders = new EnumMap<>(AgencyType.class);
        file.root().path("neutralSenders").properties().forEach(property -> {
            RegisterEntry entry = new RegisterEntry(property.getValue());
            senders.put(
                    AgencyType.of(property.getKey()), new NeutralSender(entry.text("slug"), entry.localized("name")));
        });
        return senders;
    }
}
